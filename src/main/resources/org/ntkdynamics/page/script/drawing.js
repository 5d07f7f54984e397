// A chart as SVG, as it is in view: what uPlot paints, for a chart that has no picture beside it.
ntk.drawing = (() => {
  "use strict";
  const LINE = 18; // Height of a line of the legend.
  const make = (tag, attributes, ...children) => {
    const made = document.createElementNS("http://www.w3.org/2000/svg", tag);
    Object.entries(attributes).forEach(([name, value]) => made.setAttribute(name, value));
    made.append(...children);
    return made;
  };
  const rounded = value => Math.round(100 * value) / 100;
  const text = (x, y, anchor, words) => make("text", { x: rounded(x), y: rounded(y), "text-anchor": anchor }, words);

  // labels: what stands at the axes, {x, y} lists of [value, words].
  const of = (chart, labels) => {
    const { plot, data } = chart;
    const ratio = devicePixelRatio;
    const [left, top, width, height] = [plot.bbox.left, plot.bbox.top, plot.bbox.width, plot.bbox.height].map(v => v / ratio);
    const x = value => rounded(left + plot.valToPos(value, "x"));
    const y = value => rounded(top + plot.valToPos(value, "y"));
    const drawn = (column, marks) => column.flatMap((value, i) =>
      value === null || value === undefined ? [] : [marks(x(chart.places[i]), y(value))]);
    const shown = data.curves.map((curve, i) => ({ curve, name: chart.names[i], column: plot.data[1 + i], is: plot.series[1 + i].show }))
      .filter(one => one.is);
    const curves = make("g", { "clip-path": "url(#view)" });
    shown.forEach(({ curve, column }) => {
      if (curve.width) {
        curves.append(make("polyline", {
          points: drawn(column, (across, up) => across + "," + up).join(" "), fill: "none", stroke: curve.colour,
          "stroke-width": curve.width, "stroke-dasharray": curve.dashes.join(),
        }));
      }
      if (curve.marked) curves.append(...drawn(column, (cx, cy) => make("circle", { cx, cy, r: 2.2, fill: curve.colour })));
    });
    const lines = (values, coordinates) => values.map(([value]) =>
      make("line", { ...coordinates(value), stroke: "#e3e7eb" }));
    const bottom = top + height;
    const full = plot.height + LINE * (1 + shown.length);
    return make("svg", { viewBox: "0 0 " + plot.width + " " + full },
      make("clipPath", { id: "view" }, make("rect", { x: left, y: top, width, height })),
      ...lines(labels.x, value => ({ x1: x(value), x2: x(value), y1: top, y2: bottom })),
      ...lines(labels.y, value => ({ y1: y(value), y2: y(value), x1: left, x2: left + width })),
      curves,
      make("path", { class: "axis", d: "M" + left + "," + top + " V" + bottom + " H" + (left + width) }),
      ...labels.x.map(([value, words]) => text(x(value), bottom + 18, "middle", words)),
      ...labels.y.map(([value, words]) => text(left - 8, y(value) + 4, "end", words)),
      text(left + width / 2, bottom + 38, "middle", data.title),
      make("g", { transform: "rotate(-90)" }, text(-top - height / 2, 14, "middle", data.upTitle)),
      ...shown.flatMap(({ curve, name }, i) => {
        const at = plot.height + LINE * (i + 0.5);
        return [
          make("line", { x1: left, x2: left + 26, y1: at, y2: at, stroke: curve.colour, "stroke-width": 2, "stroke-dasharray": curve.dashes.join() }),
          text(left + 34, at + 4, "start", name),
        ];
      }));
  };
  return { of };
})();
