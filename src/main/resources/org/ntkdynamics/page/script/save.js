// Files for the reader: a chart as SVG or PNG, its rows as CSV.
ntk.save = (() => {
  "use strict";
  const download = (blob, name) => {
    const link = ntk.element("a", { href: URL.createObjectURL(blob), download: name });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  };
  const FONT = "text{font:13px sans-serif;fill:#3c444e}.axis{fill:none;stroke:#7d8793}"
    + "path.mark{stroke-width:1.2;stroke-dasharray:2 3}";
  const drawing = svg => {
    const copy = svg.cloneNode(true);
    const [x, y, width, height] = svg.getAttribute("viewBox").split(" ").map(Number);
    const NAMESPACE = "http://www.w3.org/2000/svg";
    copy.querySelectorAll("metadata").forEach(data => data.remove());
    copy.removeAttribute("class");
    copy.setAttribute("width", 2 * width);
    copy.setAttribute("height", 2 * height);
    const style = document.createElementNS(NAMESPACE, "style");
    style.textContent = FONT;
    const ground = document.createElementNS(NAMESPACE, "rect");
    Object.entries({ x, y, width, height, fill: "#fff" })
      .forEach(([name, value]) => ground.setAttribute(name, value));
    copy.prepend(style, ground);
    return { text: new XMLSerializer().serializeToString(copy), width: 2 * width, height: 2 * height };
  };
  const cell = value => {
    const text = value === null || value === undefined ? "" : String(value);
    return /[",\n]/.test(text) ? '"' + text.replaceAll('"', '""') + '"' : text;
  };
  return {
    svg: (svg, name) =>
      download(new Blob([drawing(svg).text], { type: "image/svg+xml" }), name + ".svg"),
    png: (svg, name) => {
      const { text, width, height } = drawing(svg);
      const image = new Image();
      image.onload = () => {
        const canvas = ntk.element("canvas", { width, height });
        canvas.getContext("2d").drawImage(image, 0, 0, width, height);
        canvas.toBlob(blob => download(blob, name + ".png"));
      };
      image.src = "data:image/svg+xml;charset=utf-8," + encodeURIComponent(text);
    },
    canvas: (canvas, name) => {
      const { width, height } = canvas;
      const copy = ntk.element("canvas", { width, height });
      const context = copy.getContext("2d");
      context.fillStyle = "#fff";
      context.fillRect(0, 0, width, height);
      context.drawImage(canvas, 0, 0);
      copy.toBlob(blob => download(blob, name + ".png"));
    },
    csv: (rows, name) =>
      download(
        new Blob([rows.map(row => row.map(cell).join(",")).join("\n") + "\n"], { type: "text/csv" }),
        name + ".csv"),
  };
})();
