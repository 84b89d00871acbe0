/*
 * The page of words: the lists that it holds, sorted and limited; what a part of the corpus has more of than the
 * rest; what stands beside a word. All is counted in the folded texts, so that it is the same in every script.
 * What is asked stands in the address. When it is done, .counts-figures says so: data-state="done".
 */
(() => {
  "use strict";
  const { find, make, word, folding, passages, search, facets, measures } = yuan;
  const page = find("#words");
  const form = /** @type {HTMLFormElement} */ (find("form", page));
  const figures = find(".counts-figures", page);
  let newest = 0; // number of the newest question: answers to older ones are dropped

  /** @typedef {string | number} Cell */
  /** @typedef {{ name: string, heads: string[], rows: Cell[][], sort: number }} Table sorted by this column */
  /** @typedef {{ all: Passage[], texts: Map<Passage, string[]>, sizes: number[], total: number }} Whole */

  /** @param {string} name */
  function field(name) {
    return /** @type {HTMLInputElement | HTMLSelectElement} */ (find(`[name="${name}"]`, form));
  }

  /** @param {string} name */
  function number(name) {
    return Math.max(0, Math.trunc(Number(field(name).value)) || 0);
  }

  /* --- The lists of the page -------------------------------------------------------------------------- */

  /** @param {string} name @returns {Table} */
  function listOf(name) {
    const table = /** @type {HTMLTableElement} */ (find(`#list-${name}`, page));
    const [heads, ...rows] = Array.from(table.rows, ({ cells }) =>
      Array.from(cells, ({ textContent }) => textContent.trim()),
    );
    const cells = rows.map((row) =>
      row.map((text) => (/^-?[\d.]+$/.test(text) ? Number(text) : text)),
    );
    return { name: word(name), heads, rows: cells, sort: 1 };
  }

  /** What each listed word looks like in the script of the page, by its folded form. */
  function known() {
    const rows = Array.from(page.querySelectorAll("tr[data-word]"));
    return new Map(
      rows.map((row) => [
        folding.fold(row.getAttribute("data-word") ?? ""),
        row.children[0].textContent,
      ]),
    );
  }

  const whole = passages.remember(async () => {
    const sizes = /** @type {number[]} */ (await passages.part("sizes"));
    const all = [...sizes.keys()];
    const read = await yuan.seek.texts(all);
    const texts = new Map([...read].map(([n, { text }]) => [n, Array.from(text)]));
    return { all, texts, sizes, total: measures.sum(sizes) };
  });

  /** @param {Iterable<string[]>} texts @param {Map<string, unknown>} words @returns {Map<string, number>} */
  function counted(texts, words) {
    /** @type {Map<string, number>} */
    const counts = new Map();
    for (const characters of texts) {
      for (const { text } of measures.listed(characters, words))
        counts.set(text, (counts.get(text) ?? 0) + 1);
    }
    return counts;
  }

  /** @returns {Promise<Table>} */
  async function key() {
    const [facet, value] = field("part").value.split(":");
    const { all, texts, sizes, total } = /** @type {Whole} */ (await whole("all"));
    const { documentOf } = await passages.ready();
    const of = facets.valuesOf(await passages.facets(), documentOf);
    const inside = new Set(all.filter((n) => of(n)[/** @type {Facet} */ (facet)].includes(value)));
    const size = measures.sum([...inside].map((n) => sizes[n]));
    const words = known();
    const every = counted(texts.values(), words);
    const here = counted(
      [...inside].map((n) => texts.get(n) ?? []),
      words,
    );
    const rows = [...every].map(([text, count]) => {
      const a = here.get(text) ?? 0;
      const four = /** @type {[number, number, number, number]} */ ([
        a,
        count - a,
        size,
        total - size,
      ]);
      const [g2, ratio] = [measures.likelihood(...four), measures.ratio(...four)];
      return [words.get(text) ?? text, a, count - a, measures.round(g2), measures.round(ratio)];
    });
    const part = find("option:checked", field("part")).textContent;
    const numbers = {
      inside: inside.size,
      size,
      outside: all.length - inside.size,
      rest: total - size,
    };
    const compared =
      inside.size && inside.size < all.length
        ? rows.filter(([, a, , , more]) => a && Number(more) > 0)
        : [];
    const heads = ["word", "in-part", "in-rest", "g2", "ratio"].map((name) => word(name));
    return { name: word("key", { part, ...numbers }), heads, rows: compared, sort: 3 };
  }

  /** @returns {Promise<Table>} */
  async function beside() {
    const query = field("q").value.trim();
    const [left, right] = [number("left"), number("right")];
    const heads = ["word", "together", "alone", "dice", "mi", "t"].map((name) => word(name));
    const sort = 3 + ["dice", "mi", "t"].indexOf(field("measure").value);
    if (!query) return { name: word("hint"), heads, rows: [], sort };
    const { texts, total } = /** @type {Whole} */ (await whole("all"));
    const { numbers, pattern, fault } = await search.search(query);
    if (!pattern || (fault && !numbers.length))
      return { name: word("wrong", { query }), heads, rows: [], sort };
    const words = known();
    const every = counted(texts.values(), words);
    /** @type {Map<string, number>} */
    const together = new Map();
    let n = 0;
    for (const passage of numbers) {
      const characters = texts.get(passage) ?? [];
      const { near, times } = measures.around(characters.join(""), pattern, left, right);
      n += times;
      for (const { text } of measures.inside(characters, words, near))
        together.set(text, (together.get(text) ?? 0) + 1);
    }
    const rows = [...together].map(([text, count]) => {
      const y = every.get(text) ?? count;
      const { dice, mi, t } = measures.bonds(count, n, y, total);
      return [
        words.get(text) ?? text,
        count,
        y,
        measures.round(dice),
        measures.round(mi),
        measures.round(t),
      ];
    });
    return { name: word("beside", { query, n, left, right }), heads, rows, sort };
  }

  /* --- The table shown -------------------------------------------------------------------------------- */

  /** @param {Cell} value */
  function cell(value) {
    const text = String(value).replace(/\s+/g, " ");
    return /[",]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  }

  /** @param {Table} table @param {Whole["sizes"]} sizes */
  function saved({ name, heads, rows }, sizes) {
    const { corpus, version } = page.dataset;
    const told = { passages: sizes.length, characters: measures.sum(sizes), corpus, version };
    const lines = [name, word("whole", told), word("address", { address: location.href })];
    const text = [
      ...lines.map((line) => cell(`# ${line}`)),
      ...[heads, ...rows].map((row) => row.map(cell).join()),
    ];
    yuan.save(`\ufeff${text.join("\r\n")}\r\n`, "text/csv", `words-${field("list").value}.csv`);
  }

  /** Sorted by a column, numbers from the greatest. @param {Table} table @param {number} column */
  function sorted({ rows }, column) {
    return [...rows].sort(({ [column]: a, 0: one }, { [column]: b, 0: other }) => {
      if (typeof a === "number" && typeof b === "number" && a !== b) return b - a;
      if (a !== b) return String(a) < String(b) ? 1 : -1;
      return String(one) < String(other) ? -1 : 1;
    });
  }

  /** @param {Table} table @param {number[]} sizes @param {number} column */
  function show(table, sizes, column) {
    const rows = sorted(table, column).slice(0, number("most"));
    const heads = table.heads.map((text, i) => {
      const button = make("button", { type: "button" }, text);
      button.onclick = () => {
        put("sort", String(i));
        show(table, sizes, i);
        find(`th:nth-child(${i + 1}) button`, figures).focus();
      };
      return make(
        "th",
        { scope: "col", ...(i === column && { "aria-sort": "descending" }) },
        button,
      );
    });
    const body = rows.map((row) =>
      make("tr", {}, ...row.map((value) => make("td", {}, String(value)))),
    );
    const save = make("button", { type: "button" }, word("save-csv"));
    save.onclick = () => saved({ ...table, rows }, sizes);
    const grid = make(
      "table",
      {},
      make("thead", {}, make("tr", {}, ...heads)),
      make("tbody", {}, ...body),
    );
    const scroll = { class: "scroll", role: "region", "aria-label": table.name, tabindex: "0" };
    const shown = rows.length
      ? [make("p", { class: "saving" }, save), make("div", scroll, grid)]
      : [];
    figures.replaceChildren(make("section", {}, make("h2", {}, table.name), ...shown));
    const all = table.rows.length;
    tell(all ? word("listed", { shown: rows.length, all }) : word("none"));
  }

  /** @param {string} text */
  function tell(text) {
    find("[role=status]", page).textContent = text;
  }

  /* --- The reader ------------------------------------------------------------------------------------- */

  const asked = new URLSearchParams(location.search);

  /** @param {string} name @param {string} value in the address */
  function put(name, value) {
    asked.set(name, value);
    history.replaceState(null, "", `?${asked}`);
    dispatchEvent(new Event("yuan:address")); // the script switch keeps it
  }

  async function update() {
    const question = ++newest;
    const list = field("list").value;
    figures.dataset.state = "loading";
    for (const part of form.querySelectorAll("[data-for]"))
      part.toggleAttribute("hidden", part.getAttribute("data-for") !== list);
    const computed = list === "key" ? key() : list === "beside" ? beside() : listOf(list);
    const [table, sizes] = await Promise.all([computed, passages.part("sizes")]);
    if (question !== newest) return;
    const column = Number(asked.get("sort") ?? table.sort);
    show(table, sizes, column < table.heads.length ? column : table.sort);
    figures.dataset.state = "done";
  }

  function begin() {
    update().catch(() => tell(word("failed")));
  }

  /** @param {Event} event */
  function ask(event) {
    event.preventDefault();
    asked.delete("sort");
    for (const name of ["part", "q", "left", "right", "measure", "most"]) {
      const { value } = field(name);
      if (folding.seen(value).trim()) asked.set(name, value);
      else asked.delete(name);
    }
    put("list", field("list").value);
    begin();
  }

  /** The parts that may be compared: every topic, year, kind and document. */
  async function offer() {
    const { documentOf } = await passages.ready();
    const data = await passages.facets();
    const of = facets.valuesOf(data, documentOf);
    const titles = Object.fromEntries(data.docs.map(([id, title]) => [id, title]));
    for (const facet of /** @type {const} */ (["topic", "year", "kind", "doc"])) {
      const values = new Set(documentOf.flatMap((_, n) => of(n)[facet]));
      const options = [...values].map((value) =>
        make(
          "option",
          { value: `${facet}:${value}` },
          data.labels[value] ?? titles[value] ?? value,
        ),
      );
      if (options.length)
        field("part").append(make("optgroup", { label: word(facet) }, ...options));
    }
  }

  async function start() {
    await offer();
    for (const [name, value] of asked) {
      const wanted = form.querySelector(`[name="${CSS.escape(name)}"]`);
      const fits =
        !(wanted instanceof HTMLSelectElement) ||
        [...wanted.options].some((one) => one.value === value);
      if (wanted && fits) field(name).value = value;
    }
    find(".words-lists", page).hidden = true;
    form.addEventListener("submit", ask);
    for (const select of form.querySelectorAll("select")) select.addEventListener("change", ask);
    begin();
  }

  start().catch(() => tell(word("failed")));
})();
