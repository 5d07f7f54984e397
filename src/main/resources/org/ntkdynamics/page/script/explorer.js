// Walks through the kernels of a run by step and by pair of samples.
(() => {
  "use strict";
  const section = document.getElementById("explore");
  if (!section) return;
  const { element } = ntk;
  const block = name => section.querySelector('script[data-block="' + name + '"]')?.textContent;
  const MANY = 4; // So many networks are shown at first.
  const PAUSE = 600; // Milliseconds a step, in play.

  class Explorer {
    constructor(about, pixels) {
      this.about = about;
      this.pixels = pixels;
      this.steps = [...new Set(about.networks.flatMap(n => n.steps.map(s => s.step)))].sort((a, b) => a - b);
      this.codes = [];
      this.pairs = [];
      this.cache = new Map();
      this.state = {
        at: this.steps.length - 1, row: 0, column: Math.min(1, about.side - 1),
        sample: 0, ...this.usual(),
      };
      this.restore();
    }

    usual() {
      return { scale: "own", colours: "log", minus: "none", hidden: new Set([...this.about.networks.keys()].filter(i => i >= MANY)) };
    }

    async codesOf(network) {
      this.codes[network] ??= ntk.unpack(block("kernels-" + network)).then(b => new Uint16Array(b));
      return this.codes[network];
    }

    // The eigenpairs of a network's kernels, by kernel.
    async spectraOf(network) {
      const { networks, size, vectors } = this.about;
      this.pairs[network] ??= ntk.unpack(block("spectra-" + network))
        .then(bytes => ntk.eigen.read(bytes, networks[network].steps.length, size, vectors));
      return this.pairs[network];
    }

    // The eigenpairs of a network's kernel at a step; null if it is not recorded.
    async spectrum(network, step) {
      const index = this.about.networks[network].steps.findIndex(s => s.step === step);
      return index < 0 ? null : (await this.spectraOf(network))[index];
    }

    // The entries of a network's kernel at a step; null if it is not recorded.
    async entries(network, step) {
      const key = network + "@" + step;
      if (!this.cache.has(key)) {
        const index = this.about.networks[network].steps.findIndex(s => s.step === step);
        if (index < 0) return null;
        const { side } = this.about;
        const size = side * (side + 1) / 2;
        const codes = (await this.codesOf(network)).subarray(index * size, (index + 1) * size);
        if (this.cache.size > 60) this.cache.clear();
        this.cache.set(key, ntk.kernel.entries(codes, side, this.about.networks[network].steps[index]));
      }
      return this.cache.get(key);
    }

    // What is shown of a network: the kernel, or its difference to another one.
    async shown(network, step) {
      const kernel = await this.entries(network, step);
      const other = this.state.minus === "none" ? null
        : this.state.minus === "initial" ? await this.entries(network, this.about.networks[network].steps[0].step)
        : await this.entries(this.visible()[0], step);
      if (this.state.minus === "none" || !kernel) return kernel;
      return other && kernel.map((value, i) => value - other[i]);
    }

    visible() {
      return this.about.networks.map((n, i) => i).filter(i => !this.state.hidden.has(i));
    }

    get step() { return this.steps[this.state.at]; }

    build() {
      const { about, state } = this;
      const host = section.querySelector(".explorer");
      const choice = (label, key, options) => {
        const select = element("select", { onchange: () => this.change({ [key]: select.value }) },
          ...Object.entries(options).map(([value, text]) => element("option", { value, textContent: text, selected: state[key] === value })));
        this["choose-" + key] = select;
        return element("label", {}, label + " ", select);
      };
      this.slider = element("input", {
        type: "range", min: 0, max: this.steps.length - 1, step: 1, value: state.at, id: "explore-step",
        oninput: () => this.change({ at: Number(this.slider.value) }),
      });
      this.where = element("output", { htmlFor: "explore-step" });
      this.playing = element("button", { type: "button", className: "play", textContent: "▶ Play", onclick: () => this.play() });
      const one = (text, label, by) => element("button", {
        type: "button", textContent: text, "aria-label": label,
        onclick: () => this.change({ at: Math.max(0, Math.min(this.steps.length - 1, this.state.at + by)) }),
      });
      const walk = element("div", { className: "walk" }, this.playing, one("‹", "One kernel back", -1),
        element("label", { htmlFor: "explore-step", className: "hidden", textContent: "Training step" }),
        this.slider, one("›", "One kernel on", 1), this.where);
      const choices = element("div", { className: "choices" },
        choice("Show", "minus", {
          none: "the kernel", initial: "kernel − its first",
          ...(about.networks.length > 1 ? { first: "kernel − that of the first network shown" } : {}),
        }),
        choice("Colours from", "scale", { own: "each kernel’s own range", shared: "one range for all" }),
        choice("on a scale", "colours", { log: "logarithmic", linear: "linear" }));
      const networks = element("fieldset", { className: "networks" },
        element("legend", { textContent: "Networks" }),
        ...about.networks.map((network, i) => {
          const box = element("input", {
            type: "checkbox", checked: !state.hidden.has(i),
            onchange: () => {
              const hidden = new Set(this.state.hidden);
              box.checked ? hidden.delete(i) : hidden.add(i);
              this.change({ hidden });
            },
          });
          const patch = element("span", { className: "patch" });
          patch.style.background = network.colour;
          return element("label", {}, box, " ", patch, " ", ...ntk.rich(network.label));
        }));
      this.maps = element("div", { className: "maps" });
      this.figures = about.networks.map((network, i) => this.figure(network, i));
      this.maps.append(...this.figures.map(figure => figure.box));
      this.pair = element("div", { className: "pair-of-samples", "aria-live": "polite" });
      this.numbers = element("div", { className: "scroll", tabIndex: 0, role: "region", "aria-label": "Numbers of the kernels at this step" });
      host.append(walk, choices, networks, this.maps, this.pair,
        ...(about.vectors ? [this.eigen()] : []),
        element("details", { className: "numbers" },
          element("summary", { textContent: "What was read off the kernels at this step" }), this.numbers));
      if (this.pixels) host.append(this.sheet());
      section.hidden = false;
      document.querySelectorAll("[data-explore]").forEach(link => { link.hidden = false; });
    }

    // Eigenvalues and top eigenvectors of the kernels at this step.
    eigen() {
      const { about } = this;
      const grid = ntk.eigen.layout(about.samples, about.size);
      const images = this.pixels && { width: about.width, height: about.height, pixels: this.pixels };
      this.values = element("div", { className: "eigenvalues" });
      this.sheets = about.networks.map((network, i) => new ntk.eigen.Sheets(network, {
        grid, images, samples: about.samples, vectors: about.vectors, id: i + 1,
        classes: () => this.edge("down", grid.parts.map(part => ({ label: part.label, size: part.rows }))),
      }, sample => this.change({ sample, row: Math.floor(sample / about.block) })));
      return element("div", { className: "spectra" },
        element("h3", { textContent: "Eigenvalues at this step" }),
        element("p", { className: "note", textContent: "Along an eigenvector training goes the faster, the larger its eigenvalue." }),
        this.values,
        element("h3", { textContent: "Top eigenvectors at this step" }),
        element("p", { className: "note", textContent: "Each sample in the colour of its weight: orange above zero, blue below, white at zero. An eigenvector may as well be turned over; here its sign follows the step before." }),
        ...this.sheets.map(sheets => sheets.box));
    }

    async showEigen(turn) {
      const shown = this.visible();
      const { networks } = this.about;
      const spectra = await Promise.all(networks.map((n, i) => shown.includes(i) ? this.spectrum(i, this.step) : null));
      const all = (await Promise.all(shown.map(i => this.spectraOf(i)))).flat();
      if (turn !== this.turn) return;
      const data = ntk.eigen.chart(networks, spectra.map(one => one?.values), ntk.eigen.range(all.map(one => one.values)));
      this.values.hidden = !data.curves.length;
      if (this.chart) this.chart.update(data);
      else if (data.curves.length) {
        this.chart = new ntk.Chart({
          id: "eigenvalues", caption: "Eigenvalues", fileName: () => "eigenvalues-step-" + this.step, description: "Eigenvalues of the kernels at the step of the slider against their rank.",
          place: (...parts) => this.values.append(...parts),
        }, data);
      }
      this.sheets.forEach((sheets, i) => {
        sheets.box.hidden = !spectra[i];
        if (!spectra[i]) return;
        if (sheets.spectrum !== spectra[i]) sheets.show(spectra[i], this.step);
        sheets.mark(this.state.sample);
      });
    }

    figure(network, index) {
      const canvas = element("canvas", {
        tabIndex: 0, role: "application", "aria-roledescription": "heat map",
        onpointermove: event => this.point(event), onpointerdown: event => this.point(event),
        onkeydown: event => this.key(event),
      });
      const cross = element("div", { className: "cross" });
      const missing = element("p", { className: "note missing", hidden: true });
      const low = element("span");
      const high = element("span");
      const bar = element("div", { className: "bar" });
      const link = element("a", { textContent: "exact file" });
      const box = element("figure", { className: "map" },
        element("figcaption", {}, element("b", {}, ...ntk.rich(network.label))),
        this.classes("across"),
        element("div", { className: "beside" }, this.classes("down"), element("div", { className: "cells" }, canvas, cross)),
        missing, bar, element("div", { className: "ends" }, low, high),
        element("p", { className: "note" }, link, " · ",
          element("button", { type: "button", textContent: "PNG", "aria-label": "Save this kernel as PNG: " + network.label, onclick: () => ntk.save.canvas(this.large(canvas), "kernel-" + (index + 1) + "-step-" + this.step) }),
          " ", element("button", { type: "button", textContent: "CSV", "aria-label": "Save these numbers as CSV: " + network.label, onclick: () => this.saveRows(index) })));
      return { box, canvas, cross, missing, low, high, bar, link };
    }

    // The classes along an edge, as far as the samples are sorted by them.
    classes(direction) {
      const runs = [];
      this.about.samples.forEach(({ label }) => {
        if (runs.length && runs.at(-1).label === label) runs.at(-1).size++;
        else runs.push({ label, size: 1 });
      });
      return this.edge(direction, runs);
    }

    edge(direction, runs) {
      const edge = element("div", { className: "classes " + direction, "aria-hidden": "true" });
      if (runs.length <= 30) {
        runs.forEach(({ label, size }) => {
          const span = element("span", { textContent: label });
          span.style.flex = size + " 0 0";
          edge.append(span);
        });
      }
      return edge;
    }

    large(canvas) {
      const scale = Math.max(1, Math.floor(800 / canvas.width));
      const copy = element("canvas", { width: scale * canvas.width, height: scale * canvas.width });
      const context = copy.getContext("2d");
      context.imageSmoothingEnabled = false;
      context.drawImage(canvas, 0, 0, copy.width, copy.height);
      return copy;
    }

    async saveRows(index) {
      const values = await this.shown(index, this.step);
      const { side } = this.about;
      if (values) {
        ntk.save.csv(Array.from({ length: side }, (_, i) => [...values.subarray(i * side, (i + 1) * side)]),
          "kernel-" + (index + 1) + "-step-" + this.step);
      }
    }

    point(event) {
      const box = event.currentTarget.getBoundingClientRect();
      const cell = (at, length) => Math.max(0, Math.min(this.about.side - 1, Math.floor(at / length * this.about.side)));
      const [row, column] = [cell(event.clientY - box.top, box.height), cell(event.clientX - box.left, box.width)];
      if (row !== this.state.row || column !== this.state.column) this.change({ row, column });
    }

    key(event) {
      const moves = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };
      const move = moves[event.key];
      if (!move || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      const by = event.shiftKey ? 10 : 1;
      const within = value => Math.max(0, Math.min(this.about.side - 1, value));
      this.change({ row: within(this.state.row + by * move[0]), column: within(this.state.column + by * move[1]) });
    }

    play() {
      if (this.timer) {
        clearInterval(this.timer);
        this.timer = null;
      } else {
        if (this.state.at === this.steps.length - 1) this.change({ at: 0 });
        this.timer = setInterval(() => {
          if (this.state.at === this.steps.length - 1) this.play();
          else this.change({ at: this.state.at + 1 });
        }, PAUSE);
      }
      this.playing.textContent = this.timer ? "❚❚ Pause" : "▶ Play";
    }

    change(difference) {
      Object.assign(this.state, difference);
      if ("row" in difference && !("sample" in difference)) this.state.sample = this.state.row * this.about.block;
      this.remember();
      return this.show();
    }

    goTo(step) {
      const distance = at => Math.abs(Math.log1p(at) - Math.log1p(step));
      const nearest = this.steps.reduce((best, s, i) => distance(s) < distance(this.steps[best]) ? i : best, 0);
      return this.change({ at: nearest });
    }

    async sharedRange(logarithmic) {
      const key = [this.state.minus, this.visible().join(), logarithmic].join("/");
      if (this.shared?.key !== key) {
        const ends = [];
        for (const network of this.visible()) {
          for (const { step } of this.about.networks[network].steps) {
            const values = await this.shown(network, step);
            if (values) ends.push(ntk.kernel.range(values, logarithmic));
          }
        }
        this.shared = { key, ...ntk.kernel.range(ends.flatMap(({ low, high }) => [low, high]), logarithmic) };
      }
      return this.shared;
    }

    async show() {
      const turn = this.turn = (this.turn ?? 0) + 1;
      const { state, about, step } = this;
      const differs = state.minus !== "none";
      const logarithmic = state.colours === "log" && !differs;
      const shared = state.scale === "shared" ? await this.sharedRange(logarithmic) : null;
      const values = await Promise.all(about.networks.map((n, i) => state.hidden.has(i) ? null : this.shown(i, step)));
      if (turn !== this.turn) return;
      this.slider.value = state.at;
      this.slider.setAttribute("aria-valuetext", "step " + step);
      this.where.textContent = "step " + ntk.count(step) + ", kernel " + (state.at + 1) + " of " + this.steps.length;
      this["choose-colours"].disabled = differs;
      about.networks.forEach((network, i) => this.showMap(i, values[i], shared, logarithmic, differs));
      this.showPair(values);
      this.showNumbers();
      if (about.vectors) await this.showEigen(turn);
      if (turn !== this.turn) return;
      if (ntk.step !== step) {
        ntk.step = step;
        ntk.onStep.forEach(listener => listener());
      }
      section.dataset.step = step;
    }

    showMap(index, values, shared, logarithmic, differs) {
      const figure = this.figures[index];
      const network = this.about.networks[index];
      figure.box.hidden = this.state.hidden.has(index);
      if (figure.box.hidden) return;
      figure.canvas.parentElement.parentElement.hidden = !values;
      const below = logarithmic && values ? values.filter(value => !(value > 0)).length : 0;
      figure.missing.hidden = Boolean(values) && below === 0;
      figure.missing.textContent = values
        ? ntk.count(below) + " of " + ntk.count(values.length) + " cells are not positive and drawn as the smallest positive one; a linear scale tells them apart."
        : "No kernel of step " + ntk.count(this.step) + " is recorded.";
      const known = network.steps.find(s => s.step === this.step);
      figure.link.hidden = !known;
      if (!values) return;
      figure.link.href = known.href;
      figure.link.textContent = known.href.split("/").at(-1);
      let range = shared ?? ntk.kernel.range(values, logarithmic);
      if (differs) {
        const most = Math.max(Math.abs(range.low), Math.abs(range.high)) || 1;
        range = { low: -most, high: most };
      }
      const palette = differs ? ntk.kernel.apart : ntk.kernel.hot;
      ntk.kernel.paint(figure.canvas, this.about.side, values, ntk.kernel.shade(range, logarithmic), palette);
      figure.bar.replaceChildren(ntk.kernel.bar(palette));
      figure.low.textContent = ntk.readable(range.low);
      figure.high.textContent = ntk.readable(range.high);
      figure.canvas.setAttribute("aria-label",
        (differs ? "Difference of kernels of " : "Kernel of ") + network.label + " at step " + this.step + ", from "
        + ntk.readable(range.low) + " to " + ntk.readable(range.high) + ". Arrow keys move to another pair.");
      figure.cross.style.left = 100 * this.state.column / this.about.side + "%";
      figure.cross.style.top = 100 * this.state.row / this.about.side + "%";
      figure.cross.style.width = figure.cross.style.height = 100 / this.about.side + "%";
    }

    showPair(values) {
      const { row, column } = this.state;
      const { side } = this.about;
      this.pair.replaceChildren(
        this.sample("Row", row), this.sample("Column", column),
        element("dl", { className: "values" }, ...this.visible().flatMap(i => [
          element("dt", {}, ...ntk.rich(this.about.networks[i].label)),
          element("dd", { textContent: values[i] ? ntk.readable(values[i][row * side + column]) : "–", "data-value": values[i] ? values[i][row * side + column] : "" }),
        ])));
    }

    // A row or column of the kernel, and the sample it stands for.
    sample(what, at) {
      const { samples, block: size } = this.about;
      const first = at * size;
      const known = samples[first];
      const text = what + " " + at + (known
        ? ": class " + known.label + ", index " + known.index + (size > 1 ? " and the " + (size - 1) + " after it" : "")
        : "");
      return element("figure", { className: "sample" }, ...(this.pixels ? [this.digit(first)] : []),
        element("figcaption", { textContent: text }));
    }

    digit(position) {
      const { width, height } = this.about;
      const canvas = element("canvas", { width, height, className: "digit", "aria-hidden": "true" });
      canvas.dataset.position = position;
      const image = new ImageData(width, height);
      for (let p = 0; p < width * height; p++) {
        const ink = 255 - this.pixels[position * width * height + p];
        image.data.set([ink, ink, ink, 255], 4 * p);
      }
      canvas.getContext("2d").putImageData(image, 0, 0);
      return canvas;
    }

    showNumbers() {
      const shown = this.visible();
      const numbers = shown.map(i => this.about.networks[i].steps.find(s => s.step === this.step)?.numbers ?? []);
      this.numbers.replaceChildren(element("table", {},
        element("thead", {}, element("tr", {}, element("th", { scope: "col", textContent: "Number" }),
          ...shown.map(i => element("th", { scope: "col", className: "number" }, ...ntk.rich(this.about.networks[i].label))))),
        element("tbody", {}, ...this.about.columns.map((name, c) => element("tr", {},
          element("th", { scope: "row", textContent: name }),
          ...numbers.map(cells => element("td", { className: "number", textContent: cells[c] ?? "" })))))));
    }

    // All samples of the kernel, by class.
    sheet() {
      const details = element("details", { className: "sheet" }, element("summary", { textContent: "All samples of the kernel" }));
      details.addEventListener("toggle", () => {
        if (!details.open || details.children.length > 1) return;
        const classes = [...new Set(this.about.samples.map(s => s.label))];
        details.append(...classes.map(label => element("div", { className: "contact" },
          element("b", { textContent: label }),
          ...this.about.samples.flatMap((s, position) => s.label === label
            ? [element("button", {
              type: "button", title: "row " + position + ", index " + s.index, "aria-label": "Class " + label + ", index " + s.index + ": show its row",
              onclick: () => this.change({ row: Math.floor(position / this.about.block) }),
            }, this.digit(position))]
            : []))));
      });
      return details;
    }

    // The view in the address; what a chart has there stands beside it.
    remember() {
      const { state } = this;
      const usual = this.usual();
      const listed = hidden => [...hidden].sort((a, b) => a - b).map(i => i + 1).join(",") || "none";
      const unless = key => state[key] === usual[key] ? null : state[key];
      ntk.view.set({
        step: this.step, pair: state.row + "," + state.column,
        scale: unless("scale"), colours: unless("colours"), minus: unless("minus"),
        hide: listed(state.hidden) === listed(usual.hidden) ? null : listed(state.hidden),
      });
    }

    restore() {
      const { state, about } = this;
      const { get } = ntk.view;
      if (!ntk.view.isOfKernels()) return;
      Object.assign(state, this.usual());
      const at = this.steps.indexOf(Number(get("step")));
      if (at >= 0) state.at = at;
      const [row, column] = (get("pair") ?? "").split(",").map(Number);
      if (row >= 0 && row < about.side && column >= 0 && column < about.side) Object.assign(state, { row: Math.floor(row), column: Math.floor(column), sample: Math.floor(row) * about.block });
      const one = (key, allowed) => { if (allowed.includes(get(key))) state[key] = get(key); };
      one("scale", ["own", "shared"]);
      one("colours", ["log", "linear"]);
      one("minus", ["none", "initial", "first"]);
      if (get("hide")) {
        state.hidden = new Set(get("hide").split(",").map(n => Number(n) - 1).filter(i => i in about.networks));
      }
    }
  }

  (async () => {
    const about = await ntk.unpackJson(block("about"));
    const packed = block("images");
    const explorer = new Explorer(about, packed ? new Uint8Array(await ntk.unpack(packed)) : null);
    explorer.build();
    ntk.goTo = step => explorer.goTo(step);
    await explorer.show();
    if (ntk.view.isOfKernels()) section.scrollIntoView({ behavior: "instant" });
    else if (ntk.view.chart.first() === "eigenvalues") explorer.values?.scrollIntoView({ behavior: "instant" });
    ntk.view.onChange(async () => {
      explorer.restore();
      await explorer.show();
    });
  })();
})();
