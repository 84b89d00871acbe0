/*
 * On every page: where the site stands, and how a script or a data file is loaded. Brings the search
 * when its box gets the focus or "/" is pressed, and the search within a document when its button is
 * pressed; nothing of either is loaded before.
 * How a query is answered, and by which files: README.md in the folder above.
 */
(() => {
  "use strict";
  /** What `need` loads in this order when the box is wanted. */
  const BOX = ["shared/box", "elements", "fold", "passages", "query", "box"];
  window.yuan ??= /** @type {Yuan} */ ({});
  const root = document.documentElement;
  const box = /** @type {HTMLFormElement | null} */ (document.querySelector(".search-box"));
  /** @type {Map<string, unknown>} */
  const delivered = new Map();
  /** @type {Map<string, Promise<void>>} */
  const running = new Map();

  /** @param {string | undefined} path */
  function folder(path) {
    return new URL(`${path || "."}/`.replace(/\/+$/, "/"), document.baseURI);
  }

  /**
   * Runs the script at an address. Scripts of ours run in the order of their calls; data files, which
   * need no order, as they come.
   * @param {URL} address
   * @param {boolean} inOrder
   * @returns {Promise<void>}
   */
  function append(address, inOrder) {
    return new Promise((resolve, reject) => {
      const element = document.createElement("script");
      element.async = !inOrder;
      element.onload = () => resolve();
      element.onerror = () => {
        element.remove();
        reject(new Error(`not loaded: ${address}`));
      };
      element.src = address.href;
      document.head.append(element);
    });
  }

  /**
   * The same for a path from the site's root, or an address, once: a second call waits for the first. A failure is
   * forgotten, so that one may try again.
   * @param {string} path
   * @param {boolean} inOrder
   */
  function run(path, inOrder) {
    const known = running.get(path);
    if (known) return known;
    const started = append(new URL(path, yuan.base), inOrder);
    running.set(path, started);
    started.catch(() => running.delete(path));
    return started;
  }

  /** Whether the page itself has a script: then it has run before anything that we add. @param {URL} address */
  function onPage(address) {
    return Array.from(document.scripts).some(
      (script) => script.defer && script.src === address.href,
    );
  }

  /** The address of a script of the search by its name; "../lookup" is one beside them. @param {string} name */
  function addressOf(name) {
    if (name.startsWith("shared/")) return new URL(`${name}.js`, yuan.root);
    return new URL(`assets/js/search/${name}.js`, yuan.base);
  }

  yuan.base = folder(root.dataset.base);
  yuan.root = folder(root.dataset.root);
  yuan.deliver = (name, value) => delivered.set(name, value);
  // Data files are scripts that call `deliver`: scripts load from file:// too, where fetch does not.
  yuan.load = (path, name) => run(path, false).then(() => delivered.get(name));
  yuan.need = async (...names) => {
    const missing = names.map(addressOf).filter((address) => !onPage(address));
    await Promise.all(missing.map(({ href }) => run(href, true)));
  };
  // Words and parts that no page holds: a script of each tree gives them, in the tree's own writing.
  yuan.shared = document.createDocumentFragment();
  yuan.share = (html) => {
    const parts = document.createElement("template");
    parts.innerHTML = html;
    yuan.shared.append(parts.content);
  };
  // What a document's tools need, in this order; address.js and copy.js bring them when they are wanted.
  const marking = ["style", "places", "marks", "panel", "find", "arrive"].map(
    (name) => `../reading/${name}`,
  );
  yuan.tools = {
    marking: ["shared/document", "elements", "fold", "passages", "query", ...marking],
    selection: [
      "shared/document",
      "elements",
      "../reading/style",
      "../reading/places",
      "../reading/selection",
    ],
  };
  yuan.shelf = (id) => id.slice(0, Number(root.dataset.shelf));
  yuan.resolver = (id) => yuan.address(`${root.dataset.resolver}${yuan.shelf(id)}/`, `#${id}`);
  // A copy on disk needs the file's name.
  yuan.address = (page, rest = "") => {
    const file = yuan.root.protocol === "file:" ? "index.html" : "";
    return new URL(page + file + rest, yuan.root).href;
  };

  /** A part of the page that names a script gets it when it is opened, or when the address asks for it. */
  const part = /** @type {HTMLElement | null} */ (document.querySelector("[data-needs]"));
  const bring = () => run(`assets/js/${part?.dataset.needs}.js`, true);
  if (part && new URLSearchParams(location.search).has("a")) bring();
  else part?.addEventListener("toggle", bring, { once: true });

  function begin() {
    yuan.load("assets/search/meta.js", "meta").catch(() => {}); // asked for again, and told, by the box
    yuan.need(...BOX).catch(() => box?.addEventListener("focusin", begin, { once: true }));
  }

  /** Begins when the page's own scripts of the search, if it has any, have run: the box builds on them. */
  function beginInOrder() {
    const own = document.querySelector("script[defer][src*='/search/query.js']");
    if (own && !yuan.search) document.addEventListener("DOMContentLoaded", begin, { once: true });
    else begin();
  }

  document.addEventListener("click", ({ target }) => {
    const button = target instanceof HTMLElement && target.closest(".find-open");
    if (!button) return;
    yuan.need(...yuan.tools.marking).then(
      () => yuan.reading.ask(),
      () => {}, // not loaded: the next click asks again
    );
  });

  /*
   * Words of the glossary are explained by a script that the first click on one brings, and that then gets the
   * click. Who switched it off (its key is in the template) has it with the page: the switch tells the truth.
   */
  const lookup = /** @type {HTMLElement | null} */ (document.querySelector(".lookup-switch"));
  const LOOKUP = ["shared/document", "elements", "../lookup"];

  /** @param {MouseEvent} event */
  function explain(event) {
    const clicked = /** @type {Element} */ (event.target);
    const wanted = clicked.closest(".document a.mark.term, .lookup-switch");
    const modified = event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
    if (!(wanted instanceof HTMLElement) || modified) return;
    document.removeEventListener("click", explain);
    event.preventDefault();
    const again = () => wanted.click();
    yuan.need(...LOOKUP).then(again, again); // not loaded: the word is a link
  }

  function isSwitchedOff() {
    try {
      return localStorage.getItem(lookup?.dataset.key ?? "") !== null;
    } catch {
      return false;
    }
  }

  if (lookup) document.addEventListener("click", explain);
  lookup?.classList.add("lookup-ready");
  if (lookup && isSwitchedOff()) yuan.need(...LOOKUP);

  /*
   * What a name or a term stands for, its link tells; in a large corpus, in which no page says it of all that it has, a
   * script that is brought when one is pointed at.
   */
  const NAME = ".passage-text a:is(:not([class]), .term):not([title])";

  /** @param {Event} event */
  function tellName({ target }) {
    const name = /** @type {HTMLAnchorElement | null} */ (
      /** @type {Element} */ (target).closest(NAME)
    );
    if (!name) return;
    yuan.need("../names").then(
      () => yuan.tellName(name),
      () => {}, // not loaded: the link leads to it
    );
  }

  if (document.querySelector(NAME)) {
    for (const type of ["pointerover", "focusin"]) document.addEventListener(type, tellName);
  }

  /** What scripts alone make true of the box: many pages of a large corpus leave it to them. */
  function equip() {
    const input = box?.querySelector("input:not([role])");
    if (!box || !input) return;
    const told = {
      role: "combobox",
      "aria-autocomplete": "list",
      "aria-expanded": "false",
      "aria-controls": "search-box-results",
      autocomplete: "off",
      spellcheck: "false",
      enterkeyhint: "search",
    };
    for (const [name, value] of Object.entries(told)) input.setAttribute(name, value);
    const list = document.createElement("div");
    list.id = "search-box-results";
    list.className = "search-results";
    list.role = "listbox";
    list.ariaLabel = box.ariaLabel;
    list.hidden = true;
    const status = document.createElement("p");
    status.className = "search-status";
    status.role = "status";
    box.append(list, status);
  }

  equip();
  if (box?.contains(document.activeElement))
    beginInOrder(); // the reader was faster
  else box?.addEventListener("focusin", beginInOrder, { once: true });

  /*
   * Input methods. While one composes, Enter and the arrows are its own. Browsers say so by
   * `isComposing`; some send the last Enter after the composition's end, with key code 229
   * (UI Events, section 4.3.3 "keyCode"). Neither submits a form.
   */
  /** @param {KeyboardEvent} event */
  yuan.composes = (event) => event.isComposing || event.keyCode === 229;
  document.addEventListener(
    "keydown",
    (event) => {
      const inField = event.target instanceof HTMLInputElement;
      if (inField && event.key === "Enter" && yuan.composes(event)) event.preventDefault();
    },
    { capture: true },
  );
  // A composition may begin before the box's own script is there.
  box?.addEventListener("compositionstart", () => box.classList.add("composing"));
  box?.addEventListener("compositionend", () => box.classList.remove("composing"));

  document.addEventListener("keydown", (event) => {
    const modified = event.ctrlKey || event.metaKey || event.altKey;
    const target = /** @type {Element} */ (event.target);
    const writing = target.closest("input, textarea, select, [contenteditable]");
    if (event.key !== "/" || modified || writing || yuan.composes(event) || !box) return;
    event.preventDefault();
    box.querySelector("input")?.focus();
  });
})();
