// Draws each chart's numbers anew by uPlot, to look at closely; the SVG stays for print.
(() => {
  "use strict";
  const ZERO = -0.5; // Where step 0 stands on a logarithmic axis, as in Axis.STEP_ZERO.
  const MOST_ROWS = 500;
  const MOST_MARKERS = 60; // With more points a curve shows only those near the cursor.
  const MOST_VALUES = 8; // So many curves are read at the cursor, the nearest ones.
  const NARROWEST = 1e-9; // A share of the chart: no view is smaller.
  const WIDEST = 1e3;
  const MARGIN = 0.025; // A share of the chart that is left free at each end.

  const place = (scale, x) =>
    x === null ? null : scale === "STEPS" ? (x < 1 ? ZERO : Math.log10(x)) : x;
  // Places of a logarithmic axis that have a label: fewer, the more decades there are.
  const powers = (min, max) => {
    const span = max - min;
    const factors = span > 2 ? [1] : span > 0.7 ? [1, 2, 5] : span > 0.4 ? [1, 2, 3, 5, 7] : [1, 2, 3, 4, 5, 6, 7, 8, 9];
    const every = Math.max(1, Math.ceil(span / 7));
    const places = [];
    for (let decade = Math.floor(min / every) * every; decade <= max; decade += every) {
      factors.forEach(factor => places.push(decade + Math.log10(factor)));
    }
    return places.filter(at => at >= min && at <= max);
  };
  const steps = (min, max) =>
    [ZERO, ...powers(Math.max(0, min), max)].filter(at => at >= min && at <= max);
  const round = value => Number(value.toPrecision(3));
  // The number with a decimal logarithm, which may lie beyond all that a number can be.
  const ofDecades = value => {
    const exponent = Math.floor(value);
    return Math.abs(value) < 4 ? ntk.long(10 ** value) : ntk.readable(10 ** (value - exponent)) + "×" + ntk.power(exponent);
  };
  const WHOLE = [0, 1, 2, 3, 4, 5].flatMap(e => [1, 2, 5].map(factor => factor * 10 ** e));
  // What stands at an axis, in one notation.
  const ticks = values => {
    const words = values.map(value => value === null ? "" : ntk.brief(value));
    return words.some(word => word.includes("10") && /[⁰¹²³⁴⁵⁶⁷⁸⁹]/.test(word))
      ? values.map(value => value === null ? "" : ntk.powers(value)) : words;
  };
  // An axis ends where it is told to; uPlot would go on to the next power of ten.
  const asGiven = (u, min, max) => min === null || min === max ? [0.5 * (min ?? 1), 2 * (max ?? 1) || 1] : [min, max];
  const logarithmic = {
    splits: (u, i, min, max) => powers(Math.log10(min), Math.log10(max)).map(at => round(10 ** at)),
    filter: (u, splits) => splits,
  };

  // The ends of an axis after it was moved by a share of its length, or stretched about a place.
  const onScale = (logarithmic, min, max, change) => {
    const [to, from] = logarithmic ? [Math.log, Math.exp] : [value => value, value => value];
    const [low, high] = change(to(min), to(max), to);
    return { min: from(low), max: from(high) };
  };
  const moved = (scale, logarithmic, share) => onScale(logarithmic, scale.min, scale.max,
    (low, high) => [low, high].map(end => end + share * (high - low)));
  const stretched = (scale, logarithmic, factor, centre) =>
    onScale(logarithmic, scale.min, scale.max, (low, high, to) => {
      const middle = centre === undefined ? (low + high) / 2 : to(centre);
      return [low, high].map(end => middle + factor * (end - middle));
    });

  const widened = (low, high) => [low - MARGIN * (high - low), high + MARGIN * (high - low)];

  // Without the curves that have no values.
  const known = data => ({ ...data, curves: data.curves.filter(curve => curve.y.some(value => value !== null)) });

  class Chart {
    // about: its id, caption and description; place, which puts its parts into the page; picture,
    // the SVG it is drawn after, if there is one.
    constructor(about, data) {
      this.about = about;
      this.data = known(data);
      this.id = about.id;
      this.caption = about.caption;
      this.title = this.caption.replace(/^\(\w+\) /, "");
      this.logarithmic = data.y === "LOGARITHMIC";
      this.dragMoves = false;
      this.labels = { x: [], y: [] };
      this.name();
      this.align();
      this.box = ntk.element("div", {
        className: "plot", tabIndex: 0, role: "application",
        "aria-roledescription": "chart",
        "aria-label": this.caption + ". Arrow keys move the cursor, with Shift the picture; plus and"
          + " minus zoom, 0 shows all. " + about.description,
      });
      about.place(this.box, this.toolbar(), this.rows());
      this.box.addEventListener("keydown", event => this.key(event));
      this.draw();
      this.restore();
      ntk.view.onChange(() => this.restore());
      new ResizeObserver(() => this.resize()).observe(this.box);
      ntk.onStep.push(() => this.plot.redraw(false));
    }

    name() {
      this.names = this.data.curves.map(curve => curve.name);
    }

    // Shows other numbers in the same view.
    update(data) {
      this.data = known(data);
      const same = this.data.curves.map(curve => curve.name).join() === this.names.join();
      this.name();
      this.align();
      this.details.replaceChildren(this.details.firstChild);
      this.list();
      if (same) this.plot.setData(this.drawable(), false);
      else this.draw(true);
    }

    // One column of places for all curves, and a column of values each.
    align() {
      const tables = this.data.curves.map(curve => {
        const points = curve.x.map((x, i) => [place(this.data.x, x), curve.y[i], x])
          .filter(point => point[0] !== null).sort((a, b) => a[0] - b[0]);
        return points;
      });
      this.exact = new Map();
      const bands = this.data.bands.flatMap(band =>
        [band.low, band.high].map(values => band.x.map((x, i) => [place(this.data.x, x), values[i] ?? null, x])));
      [...tables, ...bands].flat().forEach(([at, , x]) => this.exact.set(at, x));
      this.places = [...this.exact.keys()].sort((a, b) => a - b);
      const column = points => {
        const values = new Map(points.map(([at, value]) => [at, value]));
        return this.places.map(at => values.get(at) ?? null);
      };
      this.columns = tables.map(column);
      this.bands = bands.map(column);
    }

    options(width) {
      const { data } = this;
      const height = Math.round(Math.max(220, Math.min(width * 0.64, 460)));
      const fitting = Math.max(9, Math.min(13, Math.floor((height - 60) / (0.55 * data.upTitle.length))));
      const labelled = (key, splits, words) => {
        this.labels[key] = splits.map((at, i) => [at, words[i]]).filter(([, word]) => word);
        return words;
      };
      const ink = "#3c444e";
      const axis = { stroke: ink, grid: { stroke: "#e3e7eb", width: 1 }, ticks: { stroke: "#7d8793", size: 5 }, border: { show: true, stroke: "#7d8793", width: 1 }, font: "13px sans-serif", labelFont: "13px sans-serif" };
      const shown = (u, value) => value === null || value === undefined ? "–"
        : data.y === "DECADES" ? ofDecades(value) : ntk.long(value);
      return {
        width,
        height,
        cursor: {
          sync: { key: data.title }, drag: { x: true, y: true, uni: 30 }, bind: { dblclick: () => () => this.all() },
        },
        legend: { live: true },
        scales: {
          x: { time: false, distr: data.x === "LOGARITHMIC" ? 3 : 1, range: asGiven },
          y: { distr: this.logarithmic ? 3 : 1, range: asGiven, auto: false },
        },
        axes: [
          {
            ...axis, label: data.title, size: 36, labelSize: 20,
            ...(data.x === "STEPS" ? {
              splits: (u, i, min, max) => steps(min, max),
              values: (u, splits) => labelled("x", splits, ticks(splits.map(at => at === ZERO ? 0 : round(10 ** at)))),
            } : {
              ...(data.x === "LOGARITHMIC" ? logarithmic : this.places.every(Number.isInteger) ? { incrs: WHOLE } : {}),
              values: (u, splits) => labelled("x", splits, ticks(splits)),
            }),
          },
          {
            ...axis, ...(data.upTitle ? { label: data.upTitle, labelSize: 20, labelFont: fitting + "px sans-serif" } : {}),
            size: 62, ticks: { show: false }, ...(this.logarithmic ? logarithmic : data.y === "DECADES" ? { incrs: WHOLE } : {}),
            values: (u, splits) => labelled("y", splits, data.y === "DECADES"
              ? splits.map(value => value === null || value % 1 ? "" : ntk.power(Math.round(value))) : ticks(splits)),
          },
        ],
        series: [
          { label: data.title, value: (u, at) => at === null || at === undefined ? "–" : ntk.long(this.exact.get(at) ?? at) },
          ...data.curves.map((curve, i) => ({
            label: this.names[i], stroke: curve.colour, width: curve.width || 1.5,
            dash: curve.dashes, spanGaps: true,
            value: (u, value, series, at) => shown(u, value) + this.spread(curve, at, shown),
            points: { show: curve.marked && curve.x.length <= MOST_MARKERS, size: 6, fill: curve.colour },
            ...(curve.width ? {} : { paths: () => null }),
          })),
          ...this.bands.map((band, i) => ({
            label: "", stroke: data.bands[i >> 1].colour, width: 0.5,
            spanGaps: true, points: { show: false }, value: shown,
          })),
        ],
        bands: data.bands.map((band, i) => {
          const first = 1 + data.curves.length + 2 * i;
          return { series: [first + 1, first], fill: band.colour + "33" };
        }),
        hooks: {
          draw: [u => this.decorate(u)], setSeries: [u => this.hideBands(u)], setScale: [(u, key) => this.tell(u, key)], setLegend: [u => this.tellValues(u)],
        },
      };
    }

    // Whether the curve of a bar or a band is shown; without a curve it is.
    isShown(u, part) { return u.series[1 + this.names.indexOf(part.curve)].show; }

    hideBands(u) {
      this.bands.forEach((band, i) => {
        const at = 1 + this.names.length + i;
        const show = this.isShown(u, this.data.bands[i >> 1]);
        if (u.series[at].show !== show) u.setSeries(at, { show }, false);
      });
    }

    // From where to where the band of a curve goes, at a place.
    spread(curve, at, shown) {
      const band = this.data.bands.findIndex(one => one.curve === curve.name);
      const [low, high] = band < 0 ? [] : [2 * band, 2 * band + 1].map(i => this.bands[i][at]);
      return low === undefined || low === null ? "" : " (" + shown(null, low) + " to " + shown(null, high) + ")";
    }

    // What is in view: in the address, and for who reads the page by program.
    tell(u, key) {
      this.box.dataset[key] = u.scales[key].min + " " + u.scales[key].max;
      if (this.whole) this.remember();
    }

    isLogarithmic(key) { return key === "y" ? this.logarithmic : this.data.x === "LOGARITHMIC"; }

    // Between the places of steps and what the address has for them; step 0 stands before 1.
    asSteps(key, convert) {
      return range => key === "y" || this.data.x !== "STEPS" || range === null ? range : { min: convert(range.min), max: convert(range.max) };
    }

    remember() {
      const { plot, whole } = this;
      const seen = key => {
        const { min, max } = plot.scales[key];
        const isWhole = Math.abs(min - whole[key].min) + Math.abs(max - whole[key].max)
          <= 1e-6 * Math.abs(whole[key].max - whole[key].min);
        return isWhole ? null : this.asSteps(key, at => at < 0 ? 1 + 2 * at : 10 ** at)({ min, max });
      };
      const isAsDrawn = this.logarithmic === (this.data.y === "LOGARITHMIC");
      ntk.view.chart.write(this.id, { x: seen("x"), y: seen("y"), axis: isAsDrawn ? null : this.logarithmic ? "log" : "linear" });
    }

    // Shows what the address says, where that makes sense of this chart.
    restore() {
      const { x, y, axis } = ntk.view.chart.read(this.id);
      const logarithmic = this.data.y === "DECADES" ? false : (axis ?? (this.data.y === "LOGARITHMIC" ? "log" : "linear")) === "log";
      if (logarithmic !== this.logarithmic) this.changeAxis();
      const places = this.asSteps("x", step => step < 1 ? (step - 1) / 2 : Math.log10(step))(x);
      const now = { x: this.sound("x", places), y: this.sound("y", y) };
      this.plot.batch(() => ["x", "y"].forEach(key => this.plot.setScale(key, now[key] ?? this.whole[key])));
    }

    // A range that shows something of the chart; null for another.
    sound(key, range) {
      if (!range || !(range.min < range.max) || (this.isLogarithmic(key) && !(range.min > 0))) return null;
      const to = this.isLogarithmic(key) ? Math.log : value => value;
      const [min, max, low, high] = [range.min, range.max, this.whole[key].min, this.whole[key].max].map(to);
      const share = (max - min) / (high - low);
      return min < high && max > low && share > NARROWEST && share < WIDEST ? range : null;
    }

    // The values under the cursor, of the curves nearest to it, from above to below.
    tellValues(u) {
      const all = [...u.root.querySelectorAll(".u-legend .u-series")].slice(1);
      const rows = all.slice(0, this.data.curves.length);
      all.slice(rows.length).forEach(row => { row.hidden = true; }); // Of bands, which a curve's own row tells.
      const at = u.cursor.idx;
      const isIdle = at === null || at === undefined;
      u.root.classList.toggle("idle", isIdle);
      if (rows.length <= MOST_VALUES) return;
      if (isIdle) {
        if (!this.read) rows.forEach((row, i) => { row.hidden = u.series[1 + i].show; });
        return;
      }
      this.read = true;
      u.root.classList.add("read");
      const places = rows.map((row, i) => {
        const value = u.data[1 + i][at];
        return value === null || value === undefined ? NaN : u.valToPos(value, "y");
      });
      const distance = i => u.series[1 + i].show && Number.isFinite(places[i]) ? Math.abs(places[i] - u.cursor.top) : Infinity;
      const nearest = new Set(rows.map((row, i) => i).filter(i => distance(i) < Infinity)
        .sort((a, b) => distance(a) - distance(b)).slice(0, MOST_VALUES));
      rows.forEach((row, i) => {
        row.hidden = u.series[1 + i].show && !nearest.has(i);
        row.style.order = nearest.has(i) ? Math.round(10 * places[i]) + 100000 : "";
      });
    }

    // Bars, marks and where the explorer stands, which uPlot has not.
    decorate(u) {
      const { ctx, bbox } = u;
      const vertical = (x, low, high, colour, dash, aside = 0) => {
        const across = u.valToPos(place(this.data.x, x), "x", true) + aside * bbox.width;
        const at = value => value === null || (this.logarithmic && value <= 0)
          ? bbox.top + bbox.height : u.valToPos(value, "y", true);
        ctx.strokeStyle = colour;
        ctx.setLineDash(dash);
        ctx.beginPath();
        ctx.moveTo(across, low === undefined ? bbox.top : at(low));
        ctx.lineTo(across, low === undefined ? bbox.top + bbox.height : at(high));
        ctx.stroke();
      };
      ctx.save();
      ctx.beginPath();
      ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
      ctx.clip();
      ctx.lineWidth = 1.2 * devicePixelRatio;
      this.data.bars.filter(bar => bar.high !== null && this.isShown(u, bar))
        .forEach(bar => vertical(bar.x, bar.low, bar.high, bar.colour, [], bar.aside));
      ctx.textAlign = "right";
      ctx.font = 12 * devicePixelRatio + "px sans-serif";
      // Where the words of each row end; they come from left to right, below those in their way.
      const rows = [];
      this.data.marks.forEach(mark => {
        vertical(mark.x, undefined, undefined, mark.colour, [3, 4]);
        const words = mark.words ?? "";
        const end = u.valToPos(place(this.data.x, mark.x), "x", true);
        const start = end - ctx.measureText(words).width - 8 * devicePixelRatio;
        const free = rows.findIndex(taken => taken <= start);
        const row = free < 0 ? rows.length : free;
        rows[row] = end;
        ctx.fillStyle = mark.colour;
        ctx.fillText(words, end - 4 * devicePixelRatio, bbox.top + (1 + row) * 14 * devicePixelRatio);
      });
      if (ntk.step !== null && this.data.x === "STEPS") {
        ctx.lineWidth = 2 * devicePixelRatio;
        vertical(ntk.step, undefined, undefined, "#0b5394", []);
      }
      ctx.restore();
    }

    drawable() {
      const shown = value => value === null || (this.logarithmic && value <= 0) ? null : value;
      return [this.places, ...[...this.columns, ...this.bands].map(column => column.map(shown))];
    }

    // keepsPlace: whether the horizontal axis stays where it is.
    draw(keepsPlace) {
      const x = keepsPlace && this.plot && { ...this.plot.scales.x };
      this.plot?.destroy();
      this.whole = null;
      this.read = false;
      this.plot = new uPlot(this.options(this.width()), this.drawable(), this.box);
      this.plot.root.classList.toggle("many", this.data.curves.length > MOST_VALUES);
      this.plot.root.append(ntk.element("p", {
        className: "note hint", textContent: this.data.curves.length + " curves: point at the chart, or press an arrow key in it, to read those next to the cursor.",
      }));
      this.plot.root.querySelectorAll(".u-label").forEach(label => label.replaceChildren(...ntk.rich(label.textContent)));
      this.tellValues(this.plot);
      this.fit();
      if (x) this.plot.setScale("x", { min: x.min, max: x.max });
      this.plot.over.addEventListener("pointerdown", event => this.grab(event));
      this.dragging();
      this.plot.over.addEventListener("click", () => {
        const at = this.plot.cursor.idx;
        if (this.data.x === "STEPS" && ntk.goTo && at !== null && at !== undefined) {
          ntk.goTo(this.exact.get(this.places[at]));
        }
      });
    }

    dragging() { this.plot.over.classList.toggle("moves", this.dragMoves); }

    // Dragging moves the picture, where that was chosen or with Shift; else it is uPlot's to zoom.
    grab(event) {
      if (event.button !== 0 || !(this.dragMoves || event.shiftKey)) return;
      event.preventDefault(); // No mouse events, by which uPlot would zoom.
      const { plot, box } = this;
      const { over, scales } = plot;
      const start = { x: { ...scales.x }, y: { ...scales.y } };
      const { width, height } = over.getBoundingClientRect();
      const move = to => plot.batch(() => {
        plot.setScale("x", moved(start.x, this.data.x === "LOGARITHMIC", (event.clientX - to.clientX) / width));
        plot.setScale("y", moved(start.y, this.logarithmic, (to.clientY - event.clientY) / height));
      });
      const end = () => {
        over.removeEventListener("pointermove", move);
        over.removeEventListener("pointerup", end);
        over.removeEventListener("pointercancel", end);
      };
      over.setPointerCapture(event.pointerId);
      over.addEventListener("pointermove", move);
      over.addEventListener("pointerup", end);
      over.addEventListener("pointercancel", end);
      box.focus({ preventScroll: true });
    }

    width() { return Math.max(200, Math.floor(this.box.clientWidth || 400)); }

    resize() {
      const { width, height } = this.options(this.width());
      this.box.style.setProperty("--drawn", height + "px");
      if (width !== this.plot.width) this.plot.setSize({ width, height });
    }

    toolbar() {
      const button = (text, label, action) => ntk.element("button", {
        type: "button", textContent: text, "aria-label": label + ": " + this.caption, onclick: action,
      });
      const toggle = this.toggle = button(this.logarithmic ? "Linear" : "Log", "Change the vertical axis", () => this.changeAxis());
      const drag = button("Drag moves", "Move the picture by dragging, in place of zooming", () => {
        this.dragMoves = !this.dragMoves;
        drag.setAttribute("aria-pressed", this.dragMoves);
        this.dragging();
      });
      drag.setAttribute("aria-pressed", false);
      const picture = () => this.about.picture ?? ntk.drawing.of(this, this.labels);
      return ntk.element("div", { className: "tools" },
        ...(this.data.y === "DECADES" ? [] : [toggle]),
        drag,
        button("All", "Show all of the chart", () => this.all()),
        button("SVG", "Save as SVG", () => ntk.save.svg(picture(), this.fileName())),
        button("PNG", "Save as PNG", () => ntk.save.png(picture(), this.fileName())),
        button("CSV", "Save the rows as CSV", () => ntk.save.csv(this.table(), this.fileName())));
    }

    fileName() { return this.about.fileName?.() ?? this.id; }

    changeAxis() {
      this.logarithmic = !this.logarithmic;
      this.toggle.textContent = this.logarithmic ? "Linear" : "Log";
      this.draw(true);
      this.remember();
    }

    table() {
      return [
        [this.data.title, ...this.names.map(name => (this.data.y === "DECADES" ? "log10 of " : "") + name)],
        ...this.places.map((at, i) => [this.exact.get(at), ...this.columns.map(column => column[i])]),
      ];
    }

    rows() {
      const details = this.details = ntk.element("details", { className: "behind" },
        ntk.element("summary", { textContent: "Rows" }));
      details.addEventListener("toggle", () => this.list());
      return details;
    }

    // The rows, once they are to be seen.
    list() {
      const { details } = this;
      if (!details.open || details.children.length > 1) return;
      const [head, ...rows] = this.table();
      const scroll = ntk.element("div", { className: "scroll", tabIndex: 0, role: "region", "aria-label": "Rows of " + this.caption },
        ntk.element("table", {},
          ntk.element("thead", {}, ntk.element("tr", {}, ...head.map(text => ntk.element("th", { scope: "col", className: "number", textContent: text })))),
          ntk.element("tbody", {}, ...rows.slice(0, MOST_ROWS).map(row =>
            ntk.element("tr", {}, ...row.map(value => ntk.element("td", { className: "number", textContent: value === null ? "" : ntk.long(value) })))))));
      details.append(scroll);
      if (rows.length > MOST_ROWS) {
        details.append(ntk.element("p", { className: "note", textContent: "The first " + MOST_ROWS + " of " + rows.length + " rows; the CSV has all." }));
      }
    }

    all() {
      this.fit();
      this.remember();
    }

    fit() {
      this.whole = null;
      this.plot.batch(() => {
        this.plot.setData(this.plot.data, true);
        this.frame();
      });
      this.whole = { x: { ...this.plot.scales.x }, y: { ...this.plot.scales.y } };
    }

    // As far upwards as the SVG goes, where it has the same scale; else a little farther than the
    // curves. Across a little farther too: what stands at an end is not on the edge.
    frame() {
      const [first, last] = [this.places[0], this.places.at(-1)];
      if (first < last) this.plot.setScale("x", onScale(this.isLogarithmic("x"), first, last, widened));
      const [min, max] = this.data.yRange.map(at => this.data.y === "LOGARITHMIC" ? 10 ** at : at);
      if (this.logarithmic === (this.data.y === "LOGARITHMIC")) this.plot.setScale("y", { min, max });
      else {
        const values = this.drawable().slice(1).flat().filter(value => value !== null);
        if (values.length) this.plot.setScale("y", this.around(values));
      }
    }

    around(values) {
      const min = values.reduce((least, value) => Math.min(least, value));
      const max = values.reduce((most, value) => Math.max(most, value));
      if (min === max) return { min: min - 0.5 * Math.abs(min), max: max + 0.5 * Math.abs(max) || 1 };
      if (!this.logarithmic && min > 0 && min < 0.5 * max) return { min: 0, max: 1.05 * max };
      return onScale(this.logarithmic, min, max, (low, high) => [low - 0.05 * (high - low), high + 0.05 * (high - low)]);
    }

    key(event) {
      const { plot } = this;
      if (event.target !== this.box || event.ctrlKey || event.metaKey || event.altKey) return;
      const across = this.data.x === "LOGARITHMIC";
      const now = plot.cursor.idx ?? 0;
      const move = by => {
        const index = Math.max(0, Math.min(this.places.length - 1, now + by));
        const value = plot.data.slice(1).map(column => column[index]).find(v => v !== null && v !== undefined);
        plot.setCursor({
          left: plot.valToPos(this.places[index], "x"),
          top: value === undefined ? 1 : plot.valToPos(value, "y"),
        });
      };
      const zoom = factor => plot.setScale("x", stretched(plot.scales.x, across, factor, this.places[now]));
      const pan = share => plot.setScale("x", moved(plot.scales.x, across, share));
      const rise = share => plot.setScale("y", moved(plot.scales.y, this.logarithmic, share));
      const actions = {
        ...(event.shiftKey ? { ArrowUp: () => rise(0.2), ArrowDown: () => rise(-0.2) } : {}),
        ArrowLeft: () => event.shiftKey ? pan(-0.2) : move(-1),
        ArrowRight: () => event.shiftKey ? pan(0.2) : move(1),
        Home: () => move(-this.places.length),
        End: () => move(this.places.length),
        "+": () => zoom(0.7), "-": () => zoom(1 / 0.7), 0: () => this.all(), Escape: () => this.all(),
        Enter: () => this.data.x === "STEPS" && ntk.goTo?.(this.exact.get(this.places[now])),
      };
      if (actions[event.key]) {
        event.preventDefault();
        actions[event.key]();
      }
    }
  }

  ntk.Chart = Chart;

  // A chart in place of its picture.
  const ofPicture = (svg, data) => {
    const id = svg.getAttribute("aria-labelledby").replace(/-d$/, "");
    svg.classList.add("drawn");
    return new Chart({
      id,
      caption: svg.closest("figure")?.querySelector("figcaption")?.textContent.trim()
        .replace(/\s+/g, " ") ?? id,
      description: svg.querySelector("desc")?.textContent ?? "",
      picture: svg,
      place: (...parts) => svg.after(...parts),
    }, data);
  };

  const seen = new IntersectionObserver(entries => entries
    .filter(entry => entry.isIntersecting)
    .forEach(async ({ target }) => {
      seen.unobserve(target);
      const data = await ntk.unpackJson(target.querySelector("metadata").textContent);
      if (known(data).curves.length) ofPicture(target, data);
    }), { rootMargin: "300px" });
  document.querySelectorAll("svg.chart").forEach(svg => {
    if (svg.querySelector("metadata")) seen.observe(svg);
  });

  // To the chart that the address speaks of, unless it speaks of the kernels too.
  const asked = ntk.view.isOfKernels() ? null : document.getElementById(ntk.view.chart.first() + "-d");
  if (asked) {
    for (let box = asked.closest("details"); box; box = box.parentElement.closest("details")) box.open = true;
    (asked.closest("figure") ?? asked.parentElement).scrollIntoView({ behavior: "instant" });
  }
})();
