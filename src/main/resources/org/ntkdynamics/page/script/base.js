// What the other scripts share: elements, numbers as the page writes them, packed data.
const ntk = (() => {
  "use strict";
  const element = (tag, properties = {}, ...children) => {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(properties)) {
      if (name in made && name !== "list") made[name] = value;
      else made.setAttribute(name, value);
    }
    made.append(...children);
    return made;
  };
  const minus = text => text.replace("-", "−");
  const power = exponent =>
    "10" + [...String(exponent)].map(c => "⁻⁰¹²³⁴⁵⁶⁷⁸⁹"["-0123456789".indexOf(c)]).join("");
  // Significant digits; powers of ten below 0.001 and from 100000 on.
  const digits = (value, count, trim) => {
    if (value === null || value === undefined || Number.isNaN(value)) return "–";
    if (!Number.isFinite(value)) return value > 0 ? "∞" : "−∞";
    if (value === 0) return "0";
    const [mantissa, e] = value.toExponential(count - 1).split("e");
    const exponent = Number(e);
    const short = text => (trim && text.includes(".") ? text.replace(/\.?0+$/, "") : text);
    if (exponent < -3 || exponent > 4) {
      const factor = short(mantissa);
      return minus(trim && factor === "1" ? power(exponent) : factor + "×" + power(exponent));
    }
    return minus(short(Number(value.toPrecision(count)).toFixed(Math.max(0, count - 1 - exponent))));
  };
  // Always with a power of ten.
  const powers = value => {
    if (value === 0) return "0";
    const [factor, exponent] = Number(value.toPrecision(4)).toExponential().split("e");
    return minus(factor === "1" ? power(Number(exponent)) : factor + "×" + power(Number(exponent)));
  };
  // Text with its small letters set low: σw², Θc.
  const rich = text => text.split(/(?<=σ)([wb])(?=²)|(?<=Θ)([dcnW])(?![a-zA-Z])/).filter(Boolean)
    .map((part, i, parts) => i && /^[wbdcnW]$/.test(part) && /[σΘ]$/.test(parts[i - 1]) ? element("sub", { textContent: part }) : part);
  const unpack = async text => {
    const bytes = Uint8Array.from(atob(text.trim()), c => c.charCodeAt(0));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
    return new Response(stream).arrayBuffer();
  };
  return {
    element,
    power,
    powers,
    rich,
    readable: value => digits(value, 4, false),
    brief: value => digits(value, 4, true),
    long: value => digits(value, 7, true),
    count: value => String(value).replace(/\B(?=(\d{3})+$)/g, "\u202f"),
    unpack,
    unpackJson: async text => JSON.parse(new TextDecoder().decode(await unpack(text))),
    step: null, // Where the explorer stands; charts over steps show it.
    onStep: [], // Called when it has moved.
    goTo: null, // Moves it to the step that is nearest; set where there is an explorer.
  };
})();
