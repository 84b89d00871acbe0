// On every page: brings the search when its box gets the focus or "/" is pressed, and loads data files.
(() => {
  "use strict";
  const yuan = (window.yuan ??= {});
  const box = document.querySelector(".search-box");
  const [delivered, asked] = [new Map(), new Map()];
  const folder = (path) => new URL(`${path || "."}/`.replace(/\/+$/, "/"), document.baseURI);
  const run = (path) => new Promise((resolve, reject) => {
    const element = document.createElement("script");
    const failed = () => (asked.delete(path), element.remove(), reject(new Error(`not loaded: ${path}`)));
    Object.assign(element, { async: !path.includes("/js/"), onload: resolve, onerror: failed }); // code in order
    element.src = new URL(path, yuan.base);
    document.head.append(element);
  });
  [yuan.base, yuan.root] = ["base", "root"].map((name) => folder(document.documentElement.dataset[name]));
  // A data file is a script that calls `deliver`: scripts load from file:// too, where fetch does not.
  yuan.deliver = (name, value) => delivered.set(name, value);
  // What the script at `path` (from the site's root) delivers as `name`; each script runs once.
  yuan.load = (path, name) => {
    if (!asked.has(path)) asked.set(path, run(path).then(() => delivered.get(name)));
    return asked.get(path);
  };
  // The address of a page of this script tree; a copy on disk needs the file's name.
  yuan.address = (page, rest = "") =>
    new URL(page + (yuan.root.protocol === "file:" ? "index.html" : "") + rest, yuan.root).href;
  yuan.make = (tag, attributes = {}, ...children) => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    element.append(...children);
    return element;
  };
  // A text of the page (in a <template class="search-words">, converted with the page) with its {names} filled in.
  yuan.word = (key, values = {}) => {
    const templates = [...document.querySelectorAll("template.search-words")];
    const found = templates.map(({ content }) => content.querySelector(`[data-word="${key}"]`)).find(Boolean);
    return found.textContent.replace(/\{(\w+)\}/g, (_, name) => values[name]);
  };
  const features = () => (yuan.search ? ["box"] : ["core", "box"]).map((name) => `assets/js/search-${name}.js`);
  const begin = () => features().forEach((path) => yuan.load(path));
  if (box?.contains(document.activeElement)) begin(); // the reader was faster
  else box?.addEventListener("focusin", begin, { once: true });
  // A composition (of an input method) may begin before the box's own script is there.
  for (const on of [true, false]) {
    box?.addEventListener(on ? "compositionstart" : "compositionend", () => (box.composing = on));
  }
  document.addEventListener("keydown", (event) => {
    const busy = event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select");
    if (event.key !== "/" || busy || !box) return;
    event.preventDefault();
    box.elements.q.focus();
  });
})();
