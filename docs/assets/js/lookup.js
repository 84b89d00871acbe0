/*
 * A word of the glossary is explained where it stands: at its first place in a document, by click, touch or Enter.
 * What is told is what its link tells already; further places lead to the glossary, as all do without this script,
 * and once the reader has switched it off. The first click brings this (search/load.js).
 */
(() => {
  "use strict";
  const OFF = "off";
  const button = document.querySelector(".lookup-switch");
  if (!(button instanceof HTMLElement)) return;
  const KEY = button.dataset.key ?? "";
  let on = stored() !== OFF;
  /** The first place of each word. @type {Set<HTMLAnchorElement>} */
  const first = new Set();
  /** @type {HTMLElement | null} */
  let shown = null;

  function stored() {
    try {
      return localStorage.getItem(KEY);
    } catch {
      return null;
    }
  }

  function store() {
    try {
      if (on) localStorage.removeItem(KEY);
      else localStorage.setItem(KEY, OFF);
    } catch {
      // Without storage the choice holds for this page.
    }
  }

  function collect() {
    const seen = new Set();
    /** @type {NodeListOf<HTMLAnchorElement>} */
    const links = document.querySelectorAll(".document a.mark.term");
    for (const link of links) {
      if (!seen.has(link.href)) first.add(link);
      seen.add(link.href);
    }
  }

  /** Says of the switch and of the words what they do. */
  function tell() {
    button?.setAttribute("aria-pressed", String(on));
    for (const link of first) {
      if (on) link.setAttribute("aria-haspopup", "dialog");
      else link.removeAttribute("aria-haspopup");
    }
  }

  /** @returns {HTMLElement} */
  function made() {
    document.querySelector(".document")?.append(yuan.part("lookup-template"));
    return /** @type {HTMLElement} */ (document.querySelector(".lookup"));
  }

  /** @param {string} selector @returns {HTMLElement} */
  function part(selector) {
    return /** @type {HTMLElement} */ (shown?.querySelector(selector));
  }

  /** Below the word where there is room, else above it. @param {HTMLElement} box @param {DOMRect} word */
  function place(box, word) {
    const { width, height } = box.getBoundingClientRect();
    const { clientWidth, clientHeight } = document.documentElement;
    const left = Math.max(8, Math.min(word.left, clientWidth - width - 8));
    const below = word.bottom + 4;
    const top = below + height > clientHeight ? Math.max(8, word.top - height - 4) : below;
    box.style.left = `${left}px`;
    box.style.top = `${top}px`;
  }

  /** What a link tells; in a large corpus it has to be asked for. @param {HTMLAnchorElement} link */
  async function told(link) {
    if (!link.title) await yuan.need("../names").then(() => yuan.tellName(link));
    return link.title;
  }

  /** @param {HTMLAnchorElement} link */
  async function show(link) {
    const text = await told(link).catch(() => ""); // not loaded: the box leads to the glossary
    shown ??= made();
    part("#lookup-term").textContent = link.textContent;
    part(".lookup-text").textContent = text;
    part(".lookup-more").setAttribute("href", link.getAttribute("href") ?? "");
    shown.showPopover();
    place(shown, link.getClientRects()[0]);
    part(".lookup-more").focus({ preventScroll: true });
  }

  /** @param {MouseEvent} event */
  function click(event) {
    const target = /** @type {Element} */ (event.target);
    const modified = event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
    const link = /** @type {HTMLAnchorElement | null} */ (target.closest("a.mark.term"));
    if (target.closest(".lookup-close")) shown?.hidePopover();
    if (!link || !on || modified || !first.has(link) || !link.showPopover) return;
    event.preventDefault();
    show(link);
  }

  button.addEventListener("click", () => {
    on = !on;
    store();
    tell();
  });
  document.addEventListener("click", click);
  collect();
  tell();
})();
