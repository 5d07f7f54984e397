// Kernels as the page holds them, and their colours.
ntk.kernel = (() => {
  "use strict";
  const SIGN = 0x8000;
  const PLACES = 0x7fff;

  // The entries [side, side] of one kernel, by row.
  const entries = (codes, side, { low, high }) => {
    const values = new Float64Array(side * side);
    const ratio = Math.log(high / low) / (PLACES - 1);
    const value = code => {
      const place = code & PLACES;
      if (place === 0) return code ? 0 : NaN;
      const magnitude = place === 1 ? low : low * Math.exp(ratio * (place - 1));
      return code & SIGN ? -magnitude : magnitude;
    };
    let at = 0;
    for (let i = 0; i < side; i++) {
      for (let j = i; j < side; j++) {
        values[i * side + j] = values[j * side + i] = value(codes[at++]);
      }
    }
    return values;
  };

  // "Hot", as in HeatmapImage: black, red, yellow, white.
  const level = v => Math.round(255 * Math.max(0, Math.min(1, v)));
  const hot = s => [
    level(0.0416 + (1 - 0.0416) * s / 0.365079),
    level((s - 0.365079) / (0.746032 - 0.365079)),
    level((s - 0.746032) / (1 - 0.746032)),
  ];
  // Blue, white, orange: apart for every kind of colour vision.
  const ENDS = [[20, 70, 140], [247, 247, 247], [179, 88, 6]];
  const apart = s => {
    const [from, to, t] = s < 0.5 ? [ENDS[0], ENDS[1], 2 * s] : [ENDS[1], ENDS[2], 2 * s - 1];
    return from.map((c, i) => Math.round(c + (to[i] - c) * t));
  };

  const range = (values, logarithmic) => {
    let low = Infinity;
    let high = -Infinity;
    for (const value of values) {
      if (Number.isFinite(value) && (!logarithmic || value > 0)) {
        low = Math.min(low, value);
        high = Math.max(high, value);
      }
    }
    return low > high ? { low: NaN, high: NaN } : { low, high };
  };

  // From a value to a share of the scale; NaN for what is no number.
  const shade = ({ low, high }, logarithmic) => value => {
    if (!Number.isFinite(value)) return NaN;
    if (!(value > low)) return 0;
    const share = logarithmic ? Math.log(value / low) / Math.log(high / low) : (value - low) / (high - low);
    return Math.min(1, share);
  };

  const paint = (canvas, side, values, toShade, palette) => {
    const image = new ImageData(side, side);
    const table = Array.from({ length: 256 }, (_, i) => palette(i / 255));
    values.forEach((value, i) => {
      const share = toShade(value);
      const rgb = Number.isNaN(share) ? [160, 160, 160] : table[Math.round(255 * share)];
      image.data.set([...rgb, 255], 4 * i);
    });
    canvas.width = canvas.height = side;
    canvas.getContext("2d").putImageData(image, 0, 0);
  };

  const bar = palette => {
    const canvas = ntk.element("canvas", { width: 256, height: 1 });
    const image = new ImageData(256, 1);
    for (let i = 0; i < 256; i++) image.data.set([...palette(i / 255), 255], 4 * i);
    canvas.getContext("2d").putImageData(image, 0, 0);
    return canvas;
  };

  return { entries, hot, apart, range, shade, paint, bar };
})();
