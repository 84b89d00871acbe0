/*
 * The panel beside the text (at the foot of a small window): it tells what is marked, leads from one place to the
 * next (keys n and p), and takes the marks away (Escape). Two things use it: the search within the document
 * (find.js; the panel then has a field, and lists the places) and an address that asks for a place (arrive.js).
 */
(() => {
  "use strict";
  const { marks, places } = yuan;
  const NOTHING = { stretches: [], whole: [], items: [], sentence: () => "" };
  /** @type {HTMLElement | null} */
  let panel = null;
  /** What the panel was opened from: there the focus goes when it is closed. @type {HTMLElement | null} */
  let opener = null;
  /** For which address it shows what it shows. */
  let fragment = "";
  /** @type {Shown} */
  let shown = NOTHING;
  /** The marks of each stretch that is shown. @type {HTMLElement[][]} */
  let marked = [];
  let now = -1; // the place that is looked at

  /** @param {string} selector */
  function within(selector) {
    return yuan.find(selector, panel ?? document);
  }

  /** @param {string} text @param {(Node | string)[]} more */
  function tell(text, ...more) {
    const status = within("[role=status]");
    requestAnimationFrame(() => status.replaceChildren(text, ...more)); // told once it is on the page
  }

  /* --- The places, and the one that is looked at ----------------------------------------------------- */

  /** @param {number} index @param {boolean} on */
  function light(index, on) {
    for (const mark of marked[index] ?? []) mark.classList.toggle("hit-now", on);
    const link = within("ol").children[index]?.querySelector("a");
    if (on) link?.setAttribute("aria-current", "true");
    else link?.removeAttribute("aria-current");
    if (on) link?.scrollIntoView({ block: "nearest" });
  }

  /** Leads to a place; from the last to the first, and back. @param {number} index @param {boolean} [still] */
  function go(index, still) {
    const { length } = shown.stretches;
    if (!length) return;
    light(now, false);
    now = (index + length) % length;
    light(now, true);
    if (!still) marked[now][0]?.scrollIntoView({ block: "center" });
    tell(shown.sentence(now));
  }

  function unmark() {
    marks.clear();
    for (const passage of document.querySelectorAll(".passage.meant"))
      passage.classList.remove("meant");
    shown = NOTHING;
    marked = [];
    now = -1;
  }

  /** @param {Partial<Shown>} wanted */
  function show(wanted) {
    if (!panel) return; // closed while the places were looked for
    unmark();
    fragment = location.hash;
    shown = { ...NOTHING, ...wanted };
    marked = marks.set(shown.stretches);
    const { length } = marked;
    const passages = shown.whole.map((text) => text.closest(".passage"));
    for (const passage of passages) passage?.classList.add("meant");
    within("ol").replaceChildren(...shown.items);
    within(".reading-hits").hidden = !shown.items.length;
    within(".reading-cite").hidden = !shown.cited;
    for (const step of ["previous", "next"]) within(`.reading-${step}`).hidden = length < 2;
    if (length) return go(shown.at ?? 0, shown.still);
    if (!shown.still) passages[0]?.scrollIntoView({ block: "start" });
    tell(shown.sentence(0), ...(shown.more ?? []));
  }

  /* --- Opened and closed ----------------------------------------------------------------------------- */

  /** @returns {HTMLElement} the panel, now on the page */
  function insert() {
    yuan.find(".document-head").after(yuan.part("reading-template"));
    return yuan.find(".reading");
  }

  /** @param {"find" | "place"} mode @param {HTMLElement | null} [from] */
  async function open(mode, from = null) {
    await yuan.style("reading");
    panel ??= insert();
    panel.dataset.mode = mode;
    opener = from ?? opener;
    document.documentElement.classList.add("reading-on", "unlit");
    const wide = matchMedia("(min-width: 72em)").matches;
    if (mode === "find" && wide)
      /** @type {HTMLDetailsElement} */ (within(".reading-hits")).open = true;
  }

  /** The address without what was marked, so that it is not marked again. */
  function writeAddress() {
    const asked = new URLSearchParams(location.search);
    asked.delete("q");
    const hash = location.hash.replace(/^(#[a-z][a-z0-9]{5})[:-].*/, "$1");
    history.replaceState(history.state, "", (asked.size ? `?${asked}` : location.pathname) + hash);
    dispatchEvent(new Event("yuan:address")); // the script switch follows
  }

  function close() {
    if (!panel) return;
    const { cited, stretches, whole } = shown;
    const text = stretches[now]?.text ?? whole[0] ?? (cited && places.textOf(cited.id));
    const anchor = text?.closest(".passage")?.querySelector(":scope > a");
    const focus = panel.contains(document.activeElement) ? (opener ?? anchor) : null;
    yuan.words = "";
    unmark();
    panel.remove();
    panel = null;
    document.documentElement.classList.remove("reading-on");
    writeAddress();
    if (focus instanceof HTMLElement) focus.focus({ preventScroll: true });
  }

  /** Another address is asked for: what was marked for the old one goes. */
  function leave() {
    if (panel?.dataset.mode === "place" && location.hash !== fragment) close();
    document.documentElement.classList.remove("words-read"); // the browser's own marks are seen again
    document.documentElement.classList.toggle("unlit", panel !== null);
  }

  /* --- Reader and keys ------------------------------------------------------------------------------- */

  /** @type {Record<string, () => void>} */
  const KEYS = {
    n: () => go(now + 1),
    p: () => go(now - 1),
    Escape: close,
  };

  /** @param {KeyboardEvent} event */
  function press(event) {
    const modified = event.ctrlKey || event.metaKey || event.altKey;
    const target = /** @type {Element} */ (event.target);
    const elsewhere = target.closest("dialog, .search-box");
    const writing = target.closest("input, textarea, select") && event.key !== "Escape";
    if (!panel || modified || elsewhere || writing || yuan.composes(event)) return;
    if (!KEYS[event.key]) return;
    event.preventDefault();
    KEYS[event.key]();
  }

  /** @param {MouseEvent} event */
  function click(event) {
    const target = /** @type {Element} */ (event.target);
    const link = target.closest(".reading-hits a");
    if (!panel?.contains(target)) return;
    if (link) {
      event.preventDefault();
      go(Array.from(within("ol").children).indexOf(/** @type {Element} */ (link.parentElement)));
    } else if (target.matches(".reading-next")) go(now + 1);
    else if (target.matches(".reading-previous")) go(now - 1);
    else if (target.matches(".reading-close")) close();
    else if (target.matches(".reading-cite") && shown.cited)
      yuan.citation.open(shown.cited).catch(() => {}); // not loaded: the next click asks again
  }

  document.addEventListener("keydown", press);
  document.addEventListener("click", click);
  addEventListener("hashchange", leave);
  yuan.panel = { open, show, step: (by) => go(now + by) };
})();
