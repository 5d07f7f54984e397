// The eigenpairs of the kernels: eigenvalues as a chart, eigenvectors as the samples in colours.
ntk.eigen = (() => {
  "use strict";
  const { element } = ntk;
  const MOST_COLUMNS = 20;
  const MOST_CLASSES = 30;
  const LEAST_SHARE = 1e-12; // What is so much smaller than the largest eigenvalue is rounding.
  const SHARES = 32767; // Of a component, as in KernelExplorer.Spectrum.
  const TILE = 28;

  // What a network's block holds, by kernel: the eigenvalues, and the eigenvectors as weights.
  const read = (bytes, count, size, vectors) => {
    const values = new Float64Array(bytes, 0, count * size);
    const codes = new Int16Array(bytes, 8 * count * size, count * vectors * size);
    const vector = at => Float64Array.from(codes.subarray(at * size, (at + 1) * size),
      code => code === -SHARES - 1 ? NaN : code / SHARES);
    return Array.from({ length: count }, (_, kernel) => ({
      values: values.subarray(kernel * size, (kernel + 1) * size),
      vectors: Array.from({ length: vectors }, (__, rank) => vector(kernel * vectors + rank)),
    }));
  };

  // Where the samples stand: each class begins a row, as far as they are sorted by class.
  const layout = (samples, size) => {
    const runs = [];
    samples.forEach(({ label }, at) => {
      if (at && samples[at - 1].label === label) runs.at(-1).size++;
      else runs.push({ label, from: at, size: 1 });
    });
    const sorted = runs.length > 0 && runs.length <= MOST_CLASSES;
    const parts = sorted ? runs : [{ label: "", from: 0, size }];
    // No wider than it must be, so that rows of a class are filled.
    const columns = sorted ? Math.max(...parts.map(part => Math.ceil(part.size / Math.ceil(part.size / MOST_COLUMNS)))) : Math.ceil(Math.sqrt(size));
    const places = [];
    let rows = 0;
    parts.forEach(part => {
      for (let i = 0; i < part.size; i++) {
        places[part.from + i] = { row: rows + Math.floor(i / columns), column: i % columns };
      }
      part.rows = Math.ceil(part.size / columns);
      rows += part.rows;
    });
    const at = new Map(places.map(({ row, column }, position) => [row * columns + column, position]));
    return { columns, rows, places, parts: sorted ? parts : [], at: (row, column) => at.get(row * columns + column) };
  };

  // Blue for what is below zero, orange for what is above: light enough for ink upon it.
  const ENDS = { below: [92, 152, 224], above: [240, 150, 48] };
  const tint = share => {
    const end = share < 0 ? ENDS.below : ENDS.above;
    return end.map(c => 250 + (c - 250) * Math.min(1, Math.abs(share)));
  };

  const greatest = vector => vector.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0) || 1;

  // The samples in the colours of their weights; without images, the colours alone.
  const paint = (canvas, grid, vector, images) => {
    const [wide, high] = images ? [images.width, images.height] : [TILE, TILE];
    const image = new ImageData(grid.columns * wide, grid.rows * high);
    const most = greatest(vector);
    grid.places.forEach(({ row, column }, position) => {
      const ground = Number.isNaN(vector[position]) ? [160, 160, 160] : tint(vector[position] / most);
      for (let p = 0; p < wide * high; p++) {
        const ink = images ? images.pixels[position * wide * high + p] / 255 : 0;
        const to = 4 * ((row * high + Math.floor(p / wide)) * image.width + column * wide + p % wide);
        image.data.set([...ground.map(c => Math.round(c + (20 - c) * ink)), 255], to);
      }
    });
    canvas.width = image.width;
    canvas.height = image.height;
    canvas.getContext("2d").putImageData(image, 0, 0);
  };

  const bar = () => ntk.kernel.bar(share => tint(2 * share - 1).map(Math.round));

  // The mean weight of each class, in words: which stands out on either side.
  const classes = (samples, vector) => {
    const means = new Map();
    samples.forEach(({ label }, i) => {
      const { sum, count } = means.get(label) ?? { sum: 0, count: 0 };
      means.set(label, { sum: sum + vector[i], count: count + 1 });
    });
    const sorted = [...means].map(([label, { sum, count }]) => [label, sum / count]).sort((a, b) => a[1] - b[1]);
    if (sorted.length < 2) return "";
    const say = ([label, mean]) => "class " + label + " (mean weight " + ntk.readable(mean) + ")";
    return " From " + say(sorted[0]) + " to " + say(sorted.at(-1)) + ".";
  };

  // The chart of eigenvalues against their rank; spectra: a list of values or null a network.
  const chart = (networks, spectra, range) => ({
    title: "rank", upTitle: "eigenvalue", x: "LOGARITHMIC", y: "LOGARITHMIC", yRange: range,
    curves: networks.flatMap((network, i) => spectra[i] ? [{
      name: network.label, colour: network.colour, width: 1.6, dashes: [], marked: true,
      x: Array.from(spectra[i], (_, rank) => rank + 1),
      y: Array.from(spectra[i], value => Number.isFinite(value) ? value : null),
    }] : []),
    bands: [], bars: [], marks: [],
  });

  // The decades that all spectra lie in, but for what is rounding.
  const range = spectra => {
    let low = Infinity;
    let high = -Infinity;
    spectra.forEach(values => values.forEach(value => {
      if (value > LEAST_SHARE * values[0]) {
        low = Math.min(low, value);
        high = Math.max(high, value);
      }
    }));
    return low > high ? [-1, 1] : [Math.log10(low) - 0.1, Math.log10(high) + 0.1];
  };

  // The sheets of one network.
  class Sheets {
    // change: called with a position in the subsample that was pointed at.
    constructor(network, { grid, samples, images, vectors, classes: edge, id }, change) {
      Object.assign(this, { network, grid, samples, images, change });
      this.sheets = Array.from({ length: vectors }, (_, rank) => this.sheet(rank, edge(), id));
      this.box = element("div", { className: "eigen" },
        element("h4", {}, ...ntk.rich(network.label)),
        element("div", { className: "sheets" }, ...this.sheets.map(sheet => sheet.box)));
    }

    sheet(rank, edge, id) {
      const canvas = element("canvas", {
        tabIndex: 0, role: "application", "aria-roledescription": "contact sheet",
        onpointermove: event => this.point(event), onpointerdown: event => this.point(event),
        onkeydown: event => this.key(event),
      });
      const cross = element("div", { className: "cross" });
      const caption = element("figcaption");
      const weight = element("p", { className: "note weight" });
      const [low, high] = [element("span"), element("span")];
      const save = () => "eigenvector-" + (rank + 1) + "-" + id + "-step-" + this.step;
      const button = (text, label, onclick) => element("button", {
        type: "button", textContent: text, onclick,
        "aria-label": label + ": " + this.network.label + ", eigenvector " + (rank + 1),
      });
      const box = element("figure", { className: "eigenvector" }, caption,
        element("div", { className: "beside" }, edge, element("div", { className: "cells" }, canvas, cross)),
        element("div", { className: "bar" }, bar()), element("div", { className: "ends" }, low, high), weight,
        element("p", { className: "note" },
          button("PNG", "Save this picture as PNG", () => ntk.save.canvas(canvas, save())), " ",
          button("CSV", "Save the weights as CSV", () => ntk.save.csv(this.rows(rank), save()))));
      return { box, canvas, cross, caption, weight, low, high };
    }

    rows(rank) {
      return [
        ["position", "dataset_index", "label", "weight"],
        ...Array.from(this.spectrum.vectors[rank], (weight, i) =>
          [i, this.samples[i]?.index, this.samples[i]?.label, weight]),
      ];
    }

    show(spectrum, step) {
      this.spectrum = spectrum;
      this.step = step;
      const total = spectrum.values.reduce((sum, value) => sum + value, 0);
      this.sheets.forEach(({ canvas, caption, low, high }, rank) => {
        const vector = spectrum.vectors[rank];
        const most = ntk.readable(greatest(vector));
        paint(canvas, this.grid, vector, this.images);
        const value = spectrum.values[rank];
        const what = "λ" + "₁₂₃₄₅₆₇₈₉"[rank] + " = " + ntk.readable(value) + ", "
          + ntk.readable(100 * value / total) + " % of the trace";
        caption.textContent = what;
        low.textContent = "−" + most;
        high.textContent = most;
        canvas.setAttribute("aria-label", "Eigenvector " + (rank + 1) + " of " + this.network.label
          + " at step " + step + ", " + what + ", weights from −" + most + " to " + most + "."
          + classes(this.samples, vector) + " Arrow keys move to another sample.");
      });
    }

    // Points at a sample in all sheets.
    mark(position) {
      this.position = position;
      const { row, column } = this.grid.places[position];
      this.sheets.forEach(({ cross, weight }, rank) => {
        const sample = this.samples[position];
        const value = this.spectrum.vectors[rank][position];
        weight.textContent = "Sample " + position + (sample ? ", class " + sample.label : "") + ": weight " + ntk.readable(value);
        weight.dataset.weight = value;
        cross.style.left = 100 * column / this.grid.columns + "%";
        cross.style.top = 100 * row / this.grid.rows + "%";
        cross.style.width = 100 / this.grid.columns + "%";
        cross.style.height = 100 / this.grid.rows + "%";
      });
    }

    point(event) {
      const box = event.currentTarget.getBoundingClientRect();
      const position = this.grid.at(
        Math.floor((event.clientY - box.top) / box.height * this.grid.rows),
        Math.floor((event.clientX - box.left) / box.width * this.grid.columns));
      if (position !== undefined && position !== this.position) this.change(position);
    }

    key(event) {
      const moves = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };
      const move = moves[event.key];
      if (!move || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      const { row, column } = this.grid.places[this.position];
      const position = this.grid.at(row + move[0], column + move[1]);
      if (position !== undefined && column + move[1] >= 0 && column + move[1] < this.grid.columns) this.change(position);
    }
  }

  return { read, layout, chart, range, Sheets };
})();
