// Light or dark as the system has it, unless the reader has switched.
(() => {
  "use strict";
  const root = document.documentElement;
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const kept = () => { try { return localStorage.getItem("ntk-theme"); } catch { return null; } };
  const show = () => { root.dataset.theme = kept() ?? (dark.matches ? "dark" : "light"); };
  root.classList.add("scripted");
  show();
  dark.addEventListener("change", show);
  addEventListener("DOMContentLoaded", () => {
    const button = document.getElementById("theme");
    const name = () => {
      button.textContent = root.dataset.theme === "dark" ? "Light page" : "Dark page";
    };
    button.hidden = false;
    name();
    button.addEventListener("click", () => {
      root.dataset.theme = root.dataset.theme === "dark" ? "light" : "dark";
      try { localStorage.setItem("ntk-theme", root.dataset.theme); } catch { /* for this page */ }
      name();
    });
    dark.addEventListener("change", name);
  });
})();
