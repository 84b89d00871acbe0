/*
 * Find in this document: every place where its passages have the words asked for, marked in the text and listed
 * beside it. The same as everywhere: a passage is a hit if and only if its folded text contains every folded
 * word, or matches every operator, and nothing excluded; limits are left to the search of all documents. What is
 * asked stands in the address (q), which the script switch keeps.
 */
(() => {
  "use strict";
  const { make, word, folding, passages, places, panel } = yuan;
  const BEFORE = 10; // characters around the keyword in the list
  const AFTER = 24;
  /** The texts of the document, each folded once. @type {{ element: HTMLElement, text: string, folded?: Spelled }[]} */
  let rows = [];
  let newest = 0; // number of the newest question: answers to older ones are dropped

  /** What a folded text must match, and what it must not. @param {string} query */
  async function patternsOf(query) {
    const { terms, without } = yuan.search.parse(query);
    const plain = [terms, without].map((words) => words.map(passages.literally));
    if (!yuan.search.operates(query)) return { wanted: plain[0], barred: plain[1] };
    await yuan.need("syntax");
    const read = yuan.syntax.parse(query, false);
    if (read.plain) return { wanted: plain[0], barred: plain[1] };
    const worded = read.fault ? [] : read.clauses.filter((clause) => "pattern" in clause);
    const [wanted, barred] = [false, true].map((holds) => {
      return worded.filter((clause) => clause.barred === holds).map(({ pattern }) => pattern);
    });
    return { wanted, barred };
  }

  /** @param {string} query @returns {Promise<Stretch[]>} */
  async function stretchesOf(query) {
    await passages.ready();
    if (!rows.length) {
      rows = places.texts().map((element) => ({ element, text: element.textContent }));
    }
    const { wanted, barred } = await patternsOf(query);
    const matches = (/** @type {string[]} */ patterns, /** @type {string} */ text) => {
      return patterns.map((pattern) => new RegExp(pattern, "u").test(text));
    };
    const hits = rows.filter((row) => {
      const { text } = folding.row(row);
      return matches(wanted, text).every(Boolean) && !matches(barred, text).some(Boolean);
    });
    if (!wanted.length) return [];
    const pattern = wanted.join("|");
    return hits.flatMap((row) => {
      return passages
        .matches(row, pattern)
        .map(([start, end]) => ({ text: row.element, start, end }));
    });
  }

  /** A place as the list shows it. @param {Stretch} stretch */
  function item({ text, start, end }) {
    const whole = text.textContent;
    const left = whole.slice(Math.max(0, start - BEFORE), start).replace(/^[\udc00-\udfff]/, "");
    const right = whole.slice(end, end + AFTER).replace(/[\ud800-\udbff]$/, "");
    const line = [left, make("mark", {}, whole.slice(start, end)), right];
    const dots = [start > BEFORE ? "…" : "", end + AFTER < whole.length ? "…" : ""];
    const link = make("a", { href: `#${places.idOf(text)}` }, dots[0], ...line, dots[1]);
    return make("li", {}, link);
  }

  /** The text of the passage that the address names. @returns {HTMLElement[]} */
  function meant() {
    const text = places.textOf(location.hash.slice(1).split(":")[0]);
    return text ? [text] : [];
  }

  /**
   * The place to begin with: the one that the address asks for, or the first in its passage, or the first that is
   * not above the window.
   * @param {Stretch[]} stretches
   * @param {Place} [place]
   */
  function nearest(stretches, place) {
    const [text] = meant();
    const start = text
      ? places.units(text.textContent, Number.parseInt(place?.stretch ?? "", 10))
      : 0;
    const tries = [
      (/** @type {Stretch} */ one) => one.text === text && one.start === start,
      (/** @type {Stretch} */ one) => one.text === text,
      (/** @type {Stretch} */ one) => one.text.getBoundingClientRect().bottom > 0,
    ];
    const found = tries.map((holds) => stretches.findIndex(holds));
    return found.find((index) => index >= 0) ?? 0;
  }

  /** @param {string} query */
  function writeAddress(query) {
    const asked = new URLSearchParams(location.search);
    if (query) asked.set("q", query);
    else asked.delete("q");
    const search = asked.size ? `?${asked}` : location.pathname;
    history.replaceState(history.state, "", search + location.hash);
    dispatchEvent(new Event("yuan:address")); // the script switch keeps it
  }

  /**
   * @param {string} query
   * @param {boolean} [still] whether the page stays where it is
   * @param {Place} [place]
   */
  async function find(query, still, place) {
    const question = ++newest;
    const text = query.trim();
    const stretches = await stretchesOf(text);
    if (question !== newest) return;
    const n = stretches.length;
    const key = n ? "reading-found" : text ? "reading-none" : "reading-hint";
    const sentence = (/** @type {number} */ at) => word(key, { text, n, i: at + 1 });
    const whole = n ? [] : meant();
    const at = nearest(stretches, place);
    panel.show({ stretches, whole, items: stretches.map(item), sentence, still: still || !n, at });
    writeAddress(text);
  }

  function field() {
    return /** @type {HTMLInputElement} */ (yuan.find("#reading-q"));
  }

  /** Opens the panel for a reader who wants to ask. */
  async function ask() {
    await panel.open("find", yuan.find(".find-open"));
    field().focus();
    field().select();
    if (!field().value) await find("");
  }

  /** Opens it with a question, at a place. @param {string} query @param {boolean} still @param {Place} [place] */
  async function answer(query, still, place) {
    await panel.open("find");
    field().value = query;
    await find(query, still, place);
  }

  /** @param {Event} event */
  function read({ target }) {
    if (target === document.querySelector("#reading-q")) find(field().value);
  }

  /** @param {KeyboardEvent} event */
  function press(event) {
    if (event.target !== document.querySelector("#reading-q")) return;
    if (event.key !== "Enter" || yuan.composes(event)) return;
    event.preventDefault();
    panel.step(event.shiftKey ? -1 : 1);
  }

  document.addEventListener("input", (event) => {
    if (!(event instanceof InputEvent && event.isComposing)) read(event);
  });
  document.addEventListener("compositionend", read);
  document.addEventListener("keydown", press);
  document.addEventListener("submit", (event) => {
    if (event.target instanceof Element && event.target.closest(".reading")) event.preventDefault();
  });
  yuan.reading = { ask, answer, arrive: async () => {} };
})();
