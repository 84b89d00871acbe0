// On every page: brings the search when its box gets the focus, "/" is pressed, or the page is made for it.
(() => {
  "use strict";
  const { base, root } = document.documentElement.dataset;
  const folder = (path) => new URL(`${path || "."}/`.replace(/\/+$/, "/"), document.baseURI);
  const yuan = (window.yuan ??= {});
  const delivered = new Map();
  const asked = new Map();

  Object.assign(yuan, { base: folder(base), root: folder(root) });

  // A data file is a script that calls this, for scripts load from file:// where fetch does not.
  yuan.deliver = (name, value) => delivered.set(name, value);

  // The value that the script at `path` (below the site's root) delivers as `name`; each script runs once.
  yuan.load = (path, name) => {
    if (!asked.has(path)) asked.set(path, run(path).then(() => delivered.get(name)));
    return asked.get(path);
  };

  const run = (path) =>
    new Promise((resolve, reject) => {
      const element = Object.assign(document.createElement("script"), { src: new URL(path, yuan.base), async: false });
      element.onload = resolve;
      element.onerror = () => (asked.delete(path), element.remove(), reject(new Error(`not loaded: ${path}`)));
      document.head.append(element);
    });

  const bring = (...features) => features.forEach((feature) => yuan.load(`assets/js/search-${feature}.js`));
  const box = document.querySelector(".search-box");
  box?.addEventListener("focusin", () => bring("core", "box"), { once: true });
  document.addEventListener("keydown", (event) => {
    const busy = event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select");
    if (event.key !== "/" || busy || !box) return;
    event.preventDefault();
    box.elements.q.focus();
  });
  for (const feature of ["concordance", "verify"]) if (document.getElementById(feature)) bring("core", feature);
})();
