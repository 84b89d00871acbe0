/*
 * What can be done with words that a reader selects in a document, besides copying them bare: copy them with their
 * citation, cite them in another style, copy a link that leads to them and marks them. The link is a text fragment
 * (#ab1cd2:~:text=…) with the passage's id as base: browsers mark its words by themselves; where they cannot, we do.
 */
(() => {
  "use strict";
  const { places, partOf, citation, word } = yuan;
  const SHORT = 40; // units of a text up to which a link holds it whole
  const END = 12; // units of its beginning and its end that a link holds of a longer one
  const AROUND = 4; // units beside it, at least, where they are needed to tell it apart
  const HALF = /^[\udc00-\udfff]/;
  /** @type {HTMLElement | null} */
  let bar = null;

  /** @typedef {{ text: HTMLElement, start: number, end: number }} Part in units */

  /** The selected part of a text, without the spaces at its ends and without half a character. @param {HTMLElement} text @param {Range} selected @returns {Part} */
  function partIn(text, selected) {
    const part = partOf(text, selected);
    const before = document.createRange();
    before.selectNodeContents(text);
    before.setEnd(part.startContainer, part.startOffset);
    const [from, words, whole] = [before.toString().length, part.toString(), text.textContent];
    const start = from + words.length - words.trimStart().length;
    const end = from + words.trimEnd().length;
    const pairs = [start, end].map((place) => HALF.test(whole.slice(place)));
    return { text, start: start - Number(pairs[0]), end: end + Number(pairs[1]) };
  }

  /** The parts of passages that are selected; none if one of them has no id yet. @returns {Part[]} */
  function selectedParts() {
    const selection = getSelection();
    if (!selection?.rangeCount || selection.isCollapsed) return [];
    const selected = selection.getRangeAt(0);
    const touched = places.texts().filter((text) => selected.intersectsNode(text));
    const parts = touched
      .map((text) => partIn(text, selected))
      .filter(({ start, end }) => start < end);
    return parts.every(({ text }) => places.idOf(text)) ? parts : [];
  }

  /** @param {Part} part */
  function wordsOf({ text, start, end }) {
    return text.textContent.slice(start, end);
  }

  /** What is selected as it is cited: of several passages, their range. @param {Part[]} parts @returns {Cited} */
  function citedBy(parts) {
    const quote = parts.map(wordsOf).join("\n\n");
    const [{ text, start, end }] = parts;
    if (parts.length > 1)
      return places.citedRange(
        parts.map((part) => part.text),
        quote,
      );
    const whole = text.textContent;
    if (quote === whole) return places.citedPart(text, quote);
    const [from, to] = [start, end].map((place) => places.characters(whole, place));
    return places.citedPart(text, quote, { start: from, end: to });
  }

  /* --- A link to words ------------------------------------------------------------------------------- */

  /** @param {string} text */
  function encoded(text) {
    return encodeURIComponent(text.toWellFormed()).replaceAll("-", "%2D"); // which parts the directive
  }

  /** Where words begin and end: browsers look for whole words. @param {string} text */
  function bounds(text) {
    if (!Intl.Segmenter) return [0, text.length];
    const words = new Intl.Segmenter("zh", { granularity: "word" }).segment(text);
    return [...Array.from(words, ({ index }) => index), text.length];
  }

  /**
   * What stands around a part, as far as it is needed: where it is within a word, or stands elsewhere, too.
   * @param {Part} part
   * @returns {[string, string]}
   */
  function around({ text, start, end }) {
    const whole = text.textContent;
    const all = places
      .texts()
      .map((one) => one.textContent)
      .join("\n");
    const edges = bounds(whole);
    const plain = edges.includes(start) && edges.includes(end);
    if (plain && all.split(whole.slice(start, end)).length === 2) return ["", ""];
    const from = edges.findLast((edge) => edge <= Math.max(start - AROUND, 0)) ?? 0;
    const to = edges.find((edge) => edge >= Math.min(end + AROUND, whole.length)) ?? whole.length;
    const before =
      whole
        .slice(from, start)
        .split(/[\n\t]/)
        .pop() ?? "";
    const [after] = whole.slice(end, to).split(/[\n\t]/);
    return [before && `${encoded(before)}-,`, after && `,-${encoded(after)}`];
  }

  /** @param {Part[]} parts */
  function directive(parts) {
    const quote = parts.map(wordsOf).join("\n");
    const lines = quote.split(/[\n\t]+/).filter((line) => line.trim());
    if (lines.length === 1 && quote.length <= SHORT) {
      const [before, after] = around(parts[0]);
      return `text=${before}${encoded(quote)}${after}`;
    }
    const first = lines[0].slice(0, END).replace(/[\ud800-\udbff]$/, "");
    const last = lines[lines.length - 1].slice(-END).replace(HALF, "");
    return `text=${encoded(first)},${encoded(last)}`;
  }

  /** @param {Part[]} parts */
  function link(parts) {
    const published = document.querySelector("link[rel=canonical]")?.getAttribute("href");
    const here = location.origin + location.pathname;
    const page = location.protocol === "file:" ? (published ?? here) : here; // nobody else has this disk
    return `${page}#${places.idOf(parts[0].text)}:~:${directive(parts)}`;
  }

  /* --- Copying ---------------------------------------------------------------------------------------- */

  /** Where the clipboard is closed to us, the browser's own command takes the text. @param {string} text */
  function command(text) {
    /** @param {ClipboardEvent} event */
    function give(event) {
      event.clipboardData?.setData("text/plain", text);
      event.preventDefault();
      event.stopImmediatePropagation();
    }
    addEventListener("copy", give, { capture: true });
    const done = document.execCommand("copy");
    removeEventListener("copy", give, { capture: true });
    return done;
  }

  /** @param {string} text @param {string} key of what is told */
  async function copy(text, key) {
    const done = (await citation.write(text)) || command(text);
    const status = yuan.find("[role=status]", bar ?? document);
    status.textContent = "";
    requestAnimationFrame(() => {
      status.textContent = word(done ? key : "selection-failed");
    });
  }

  /** @param {MouseEvent} event */
  async function click({ target }) {
    const parts = selectedParts();
    if (!(target instanceof Element) || !parts.length) return;
    const cited = citedBy(parts);
    if (target.matches(".selection-cited"))
      copy(`${cited.quote}\n\n${await citation.first(cited)}`, "selection-cited");
    else if (target.matches(".selection-link")) copy(link(parts), "selection-link");
    else if (target.matches(".selection-cite")) citation.open(cited).catch(() => {});
  }

  /* --- The bar ----------------------------------------------------------------------------------------- */

  function insert() {
    const made = yuan.find(".selection", yuan.part("selection-template"));
    citation.ready().catch(() => {}); // before it is wanted: the clipboard waits for nobody
    made.addEventListener("click", click);
    made.addEventListener("pointerdown", (event) => event.preventDefault()); // the selection stays
    return made;
  }

  /** Below the last line of what is selected, in its passage: the tab key comes there next. @param {Part[]} parts @param {HTMLElement} shown */
  function place(parts, shown) {
    const passage = parts[parts.length - 1].text.closest(".passage");
    if (!(passage instanceof HTMLElement)) return;
    const { text } = parts[parts.length - 1];
    (text.closest(".passage > *") ?? text).after(shown);
    const selected = getSelection()?.getRangeAt(0).getClientRects() ?? [];
    const line = selected[selected.length - 1];
    const { top } = passage.getBoundingClientRect();
    shown.style.setProperty("--below", `${Math.round((line?.bottom ?? top) - top + 6)}px`);
  }

  function update() {
    if (bar?.contains(document.activeElement)) return;
    const parts = selectedParts();
    if (!parts.length) return bar?.remove();
    bar ??= insert();
    if (!bar.isConnected) yuan.find("[role=status]", bar).textContent = "";
    place(parts, bar);
  }

  let waiting = 0;
  document.addEventListener("selectionchange", () => {
    clearTimeout(waiting);
    waiting = setTimeout(update, 200); // not at every character
  });
  document.addEventListener("keydown", ({ key }) => {
    if (key === "Escape" && !document.querySelector("dialog[open]")) bar?.remove();
  });
  yuan.style("reading").then(update);
})();
