// Says below a table whether it goes on sideways.
(() => {
  "use strict";
  document.querySelectorAll(".scroll").forEach(box => {
    let hint = box.nextElementSibling;
    if (!hint?.classList.contains("sideways")) {
      hint = ntk.element("p", {
        className: "sideways", textContent: "Scroll the table sideways: it has more columns.",
      });
      box.after(hint);
    }
    hint.classList.add("measured");
    new ResizeObserver(() => { hint.hidden = box.scrollWidth <= box.clientWidth + 1; }).observe(box);
  });
})();
