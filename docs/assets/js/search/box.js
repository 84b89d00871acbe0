/*
 * The search box in the header: instant results, grouped by document, for mouse, keyboard and screen
 * reader (the combobox pattern of the ARIA Authoring Practices Guide).
 *
 * Passages come first, so that the first arrow-down leads to one; what leads to the concordance page (all
 * hits, other words, near matches) follows them.
 */
(() => {
  "use strict";
  const { make, word, passages, search } = yuan;
  const DOCUMENTS = 5; // shown at most
  const PASSAGES = 3; // shown of each
  const BEFORE = 14; // characters around the match
  const AFTER = 46;
  const form = /** @type {HTMLFormElement} */ (yuan.find(".search-box"));
  const input = /** @type {HTMLInputElement} */ (yuan.find("input", form));
  const panel = yuan.find("[role=listbox]", form);
  const status = yuan.find("[role=status]", form);
  /** @type {HTMLElement[]} */
  let options = [];
  let active = -1; // the place of the chosen one
  let newest = 0; // number of the newest question: answers to older ones are dropped

  /* --- The list, and the choice in it -------------------------------------------------------------- */

  /** @param {number} index of an option; any other chooses none */
  function activate(index) {
    active = options[index] ? index : -1;
    for (const [i, option] of options.entries()) {
      option.setAttribute("aria-selected", String(i === active));
    }
    options[active]?.scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", options[active]?.id ?? "");
  }

  /** @param {HTMLElement[]} nodes */
  function show(nodes) {
    panel.replaceChildren(...nodes);
    panel.hidden = !nodes.length;
    input.setAttribute("aria-expanded", String(!panel.hidden));
    options = Array.from(panel.querySelectorAll("[role=option]"));
    for (const [i, option] of options.entries()) option.id = `search-option-${i}`;
    activate(-1);
  }

  /* --- What the list is made of --------------------------------------------------------------------- */

  /** What hits were found by, and the query that finds them again, if it is not what is found. @typedef {{ pattern: string, asked: string | undefined }} Found */

  /** @param {string} href @param {(Node | string)[]} inside */
  function optionFor(href, ...inside) {
    return make("a", { role: "option", href, tabindex: "-1" }, ...inside);
  }

  /** @param {string} query @param {string} label */
  function toConcordance(query, label) {
    return optionFor(yuan.address("search/", `?q=${encodeURIComponent(query)}`), label);
  }

  /** @param {Row} row @param {Found} found */
  function hit(row, { pattern, asked }) {
    const [left, keyword, right] = passages.lines(row, pattern, BEFORE, AFTER)[0];
    const before = row.text.startsWith(left + keyword) ? "" : "…";
    const after = row.text.endsWith(keyword + right) ? "" : "…";
    const line = make("span", {}, before, left, make("mark", {}, keyword), right, after);
    const href = passages.arrival(row, asked ?? keyword);
    return optionFor(href, line, ...row.tags.map((tag) => make("small", {}, tag)));
  }

  /** One document with its best hits. @param {Row[]} rows @param {number} n of its hits @param {Found} found */
  function section(rows, n, found) {
    const [{ title, date }] = rows;
    const tail = make("small", {}, `${date} ${word("hits", { n })}`);
    const head = make("div", { class: "search-document" }, title, tail);
    const hits = rows.map((row) => hit(row, found));
    return make("div", { role: "group", "aria-label": title }, head, ...hits);
  }

  /** The hits of each document, the document with most hits first. @param {Passage[]} numbers */
  async function byDocument(numbers) {
    const { documentOf } = await passages.ready();
    /** @type {Map<number, Passage[]>} */
    const groups = new Map();
    for (const n of numbers) {
      const document = documentOf[n];
      if (!groups.has(document)) groups.set(document, []);
      groups.get(document)?.push(n);
    }
    return [...groups.values()].sort((a, b) => b.length - a.length);
  }

  /** @param {string} query @returns {Promise<{ nodes: HTMLElement[], told: string }>} */
  async function results(query) {
    const answer = await search.search(query);
    const { numbers, pattern, near, others, text, fault } = answer;
    const groups = await byDocument(numbers);
    const best = groups.slice(0, DOCUMENTS);
    const rows = await Promise.all(best.map((group) => passages.rows(group.slice(0, PASSAGES))));
    const counts = { n: numbers.length, documents: groups.length, text };
    const all = toConcordance(query, word(text ? "replaced" : "all", counts));
    all.classList.add("search-all");
    const further = others.map((other) =>
      toConcordance(other.text, word("others", { text: other.text, n: other.numbers.length })),
    );
    const meant = near.map((other) => toConcordance(other, word("near", { text: other })));
    const found = { pattern, asked: search.sought(query, answer) };
    const sections = rows.map((few, i) => section(few, best[i].length, found));
    const told = word(text ? "replaced" : numbers.length ? "total" : "none", counts);
    if (fault) meant.push(toConcordance(query, word("fault")));
    const listed = numbers.length ? [...sections, ...further, all] : meant;
    return { nodes: listed, told };
  }

  async function answer() {
    const question = ++newest;
    const query = input.value;
    const nothing = { nodes: [], told: "" };
    const failed = { nodes: [], told: word("failed") };
    const { nodes, told } = query.trim() ? await results(query).catch(() => failed) : nothing;
    if (question !== newest) return;
    show(nodes);
    status.textContent = told;
  }

  /* --- Reader and keys ------------------------------------------------------------------------------- */

  /** @type {Record<string, () => void>} */
  const keys = {
    ArrowDown: () => activate(active + 1),
    ArrowUp: () => activate(active < 0 ? options.length - 1 : active - 1),
    Escape: () => show([]),
    Enter: () => options[active].click(),
  };

  /** @param {KeyboardEvent} event */
  function press(event) {
    const ofForm = event.key === "Enter" && active < 0; // no choice: the form leads to the concordance
    if (yuan.composes(event) || !keys[event.key] || ofForm) return;
    event.preventDefault();
    keys[event.key]();
  }

  function answerUnlessComposing() {
    if (!form.classList.contains("composing")) answer();
  }

  /** @param {Event} event */
  function closeIfElsewhere({ target }) {
    if (!form.contains(/** @type {Node} */ (target))) show([]);
  }

  form.action = yuan.address("search/");
  input.addEventListener("input", answerUnlessComposing);
  input.addEventListener("compositionend", answer);
  input.addEventListener("focus", () => panel.hidden && answer());
  input.addEventListener("keydown", press);
  addEventListener("focusin", closeIfElsewhere);
  addEventListener("pointerdown", closeIfElsewhere);
  answerUnlessComposing();
})();
