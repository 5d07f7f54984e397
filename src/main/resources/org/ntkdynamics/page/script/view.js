// The view in the address, so that a link opens it again: #explore:step=100&test-loss=x10..500,log
ntk.view = (() => {
  "use strict";
  const LONGEST = 4000; // Characters of an address that are read.
  const PAUSE = 200; // Milliseconds between two changes of it: a browser refuses too many.
  const OF_KERNELS = ["step", "pair", "scale", "colours", "minus", "hide"];
  const NUMBER = "(-?\\d+(?:\\.\\d+)?(?:e[+-]?\\d+)?)";
  const ENDS = axis => "(?:,?" + axis + NUMBER + "\\.\\." + NUMBER + ")?";
  const OF_CHART = new RegExp("^" + ENDS("x") + ENDS("y") + "(?:,?(log|linear))?$");
  const listeners = [];
  let parts = new Map();
  let last = -Infinity;
  let waiting = false;

  const isChart = key => key === "eigenvalues" || document.getElementById(key + "-d")?.matches("svg.chart > desc");
  const isKnown = ([key, value]) => OF_KERNELS.includes(key) || (OF_CHART.test(value) && isChart(key));
  const read = () => {
    const found = /^#(?:explore|charts):(.*)$/.exec(location.hash.slice(0, LONGEST));
    if (found) parts = new Map([...new URLSearchParams(found[1])].filter(isKnown));
    return Boolean(found);
  };
  const write = () => {
    waiting = false;
    last = performance.now();
    const kind = document.getElementById("explore") ? "explore" : "charts";
    const text = [...parts].map(([key, value]) => key + "=" + value).join("&");
    const page = location.href.split("#")[0];
    try { history.replaceState(null, "", text ? "#" + kind + ":" + text : page); } catch { /* the view stays */ }
  };
  const set = values => {
    const before = [...parts].join();
    Object.entries(values).forEach(([key, value]) => {
      if (value === null) parts.delete(key);
      else parts.set(key, value);
    });
    if (waiting || before === [...parts].join()) return;
    waiting = true;
    setTimeout(write, Math.max(0, last + PAUSE - performance.now()));
  };

  // So many digits that both ends differ by more than rounding.
  const pair = (min, max) => {
    const digits = Math.min(15, 4 + Math.max(0, Math.ceil(Math.log10(Math.max(Math.abs(min), Math.abs(max)) / (max - min)))));
    return [min, max].map(end => String(Number(end.toPrecision(digits))).replace("+", "")).join("..");
  };
  // How a chart is shown: its two ranges as {min, max}, null for all of it, and its vertical axis.
  const chart = {
    write: (id, { x, y, axis }) => set({
      [id]: [x && "x" + pair(x.min, x.max), y && "y" + pair(y.min, y.max), axis].filter(Boolean).join(",") || null,
    }),
    read: id => {
      const [, ...found] = OF_CHART.exec(parts.get(id) ?? "");
      const range = (min, max) => min === undefined ? null : { min: Number(min), max: Number(max) };
      return { x: range(found[0], found[1]), y: range(found[2], found[3]), axis: found[4] ?? null };
    },
    // The first one that the address speaks of.
    first: () => [...parts.keys()].find(key => !OF_KERNELS.includes(key)),
  };

  addEventListener("hashchange", () => { if (read()) listeners.forEach(listener => listener()); });
  read();
  return {
    chart,
    set,
    get: key => parts.get(key) ?? null,
    isOfKernels: () => parts.has("step"),
    onChange: listener => listeners.push(listener),
  };
})();
