// On every page: brings the search when its box gets the focus or "/" is pressed, and loads data files.
(() => {
  "use strict";
  const folder = (path) => new URL(`${path || "."}/`.replace(/\/+$/, "/"), document.baseURI);
  const { base, root } = document.documentElement.dataset;
  const yuan = (window.yuan ??= {});
  const box = document.querySelector(".search-box");
  const delivered = new Map();
  const asked = new Map();

  const run = (path) =>
    new Promise((resolve, reject) => {
      const element = Object.assign(document.createElement("script"), { src: new URL(path, yuan.base), async: !path.endsWith("box.js") && !path.endsWith("core.js") });
      element.onload = resolve;
      element.onerror = () => (asked.delete(path), element.remove(), reject(new Error(`not loaded: ${path}`)));
      document.head.append(element);
    });
  // The value that the script at `path` (from the site's root) delivers as `name`; each script runs once.
  yuan.load = (path, name) => {
    if (!asked.has(path)) asked.set(path, run(path).then(() => delivered.get(name)));
    return asked.get(path);
  };
  // A data file is a script that calls this: scripts load from file:// too, where fetch does not.
  yuan.deliver = (name, value) => delivered.set(name, value);
  Object.assign(yuan, { base: folder(base), root: folder(root) });

  const bring = () => [...(yuan.search ? [] : ["core"]), "box"].forEach((name) => yuan.load(`assets/js/search-${name}.js`));
  box?.addEventListener("focusin", bring, { once: true });
  document.addEventListener("keydown", (event) => {
    const busy = event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select");
    if (event.key !== "/" || busy || !box) return;
    event.preventDefault();
    box.elements.q.focus();
  });
})();
