/*
 * The tables of the page of words: its own lists, or words that a reader types; what a part of the corpus has more
 * of than the rest; where a word stands more often; what stands beside it. All is counted in the folded texts, so
 * that it is the same in every script. Of a large corpus the counts of the listed words in each topic, year and kind
 * are made with the site (scripts/words/parts.py), and only the passages that hold a word are read for it.
 */
(() => {
  "use strict";
  const { find, word, folding, passages, search, facets, measures } = yuan;
  const page = find("#words");
  /** @type {readonly Facet[]} */
  const FACETS = ["topic", "year", "kind", "publisher", "doc"];

  /** @typedef {{ shown: string, count: number, passages: number }} Word how it is shown, and how often it is there */
  /** @typedef {Map<string, Word>} Words by the folded form */

  /** @param {string} name @returns {WordTable} */
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

  /** The words and characters that the page lists, as they look in its script. @returns {Words} */
  function listed() {
    const rows = Array.from(page.querySelectorAll("tr[data-word]"));
    return new Map(
      rows.map((row) => {
        const [shown, count, held] = Array.from(row.children, ({ textContent }) => textContent);
        const entry = { shown, count: Number(count), passages: Number(held) };
        return [row.getAttribute("data-word") ?? "", entry];
      }),
    );
  }

  /** The passages that hold one of these words. @param {Iterable<string>} words */
  async function holding(words) {
    const lists = await Promise.all([...words].map(search.holders));
    return [...new Set(lists.flat())].sort((a, b) => a - b);
  }

  /** The folded texts of passages, in characters. @param {Passage[]} numbers */
  async function characters(numbers) {
    const read = await yuan.seek.texts(numbers);
    return new Map([...read].map(([n, { text }]) => [n, Array.from(text)]));
  }

  /** How often each word stands in these passages. @param {Passage[]} numbers @param {Iterable<string>} words */
  async function counted(numbers, words) {
    const places = measures.finder(words);
    /** @type {Map<string, { count: number, passages: number }>} */
    const counts = new Map();
    for (const text of (await characters(numbers)).values()) {
      const held = passages.tally(Array.from(places(text), (found) => found.text));
      for (const [found, times] of held) {
        const { count = 0, passages = 0 } = counts.get(found) ?? {};
        counts.set(found, { count: count + times, passages: passages + 1 });
      }
    }
    return counts;
  }

  /** The words that are typed, counted; where none is, those of the lists. @param {string} typed @returns {Promise<Words>} */
  async function chosen(typed) {
    const lists = listed();
    if (!typed) return lists;
    await passages.ready();
    const forms = folding.seen(typed).split(/\s+/).filter(Boolean);
    const shown = new Map(forms.map((form) => [folding.fold(form), form]));
    const counts = await counted(await holding(shown.keys()), shown.keys());
    return new Map(
      [...shown].map(([folded, form]) => [
        folded,
        { count: 0, passages: 0, ...counts.get(folded), shown: lists.get(folded)?.shown ?? form },
      ]),
    );
  }

  /** @param {string} typed @returns {Promise<WordTable>} */
  async function alone(typed) {
    const size = Number(page.dataset.size);
    const rows = [...(await chosen(typed)).values()].map(({ shown, count, passages }) => [
      shown,
      count,
      passages,
      measures.round(size ? (count / size) * 10_000 : 0),
    ]);
    const heads = listOf("words").heads.slice(0, 4);
    return { name: word("typed"), heads, rows, sort: 1 };
  }

  /** All passages: how long each is, and what it has of each facet. */
  const whole = passages.remember(async () => {
    const { documentOf } = await passages.ready();
    const [data, sizes] = await Promise.all([passages.facets(), passages.part("sizes")]);
    const of = facets.valuesOf(data, documentOf);
    const values = documentOf.map((_, n) => of(n));
    return { sizes: /** @type {number[]} */ (sizes), values, labels: facets.labelsOf(data) };
  });

  /** How often a word stands in a part and in the rest, and how unlike that is. @param {number} a @param {number} b @param {number} size @param {number} rest */
  function compared(a, b, size, rest) {
    const four = /** @type {[number, number, number, number]} */ ([a, b, size, rest]);
    return [
      a,
      b,
      measures.round(measures.likelihood(...four)),
      measures.round(measures.ratio(...four)),
    ];
  }

  /** How often each word stands in a part. @param {AskedWords} asked @param {Passage[]} inside @param {Words} words */
  async function inPart({ part, only }, inside, words) {
    const { shards } = await passages.ready();
    const made = shards && !only ? await passages.part("words") : undefined;
    const counts = made?.counts[part];
    if (counts) {
      const entries = made.listed.map((/** @type {string} */ text, /** @type {number} */ i) => [
        text,
        { count: counts[i] },
      ]);
      return /** @type {Map<string, { count: number }>} */ (new Map(entries));
    }
    const held = only ? new Set(await holding(words.keys())) : undefined;
    return counted(
      inside.filter((n) => !held || held.has(n)),
      words.keys(),
    );
  }

  /** @param {AskedWords} asked @returns {Promise<WordTable>} */
  async function key(asked) {
    const [facet, value] = asked.part.split(/:(.*)/s);
    const [{ sizes, values, labels }, words] = await Promise.all([
      whole("whole"),
      chosen(asked.only),
    ]);
    const all = [...sizes.keys()];
    const inside = all.filter((n) => values[n][/** @type {Facet} */ (facet)]?.includes(value));
    const size = measures.sum(inside.map((n) => sizes[n]));
    const rest = measures.sum(sizes) - size;
    const here = inside.length < all.length ? await inPart(asked, inside, words) : new Map();
    const rows = [...words].map(([text, { shown, count }]) => {
      const a = here.get(text)?.count ?? 0;
      return [shown, ...compared(a, count - a, size, rest)];
    });
    const told = rows.filter(([, a, , , more]) => asked.only || (a && Number(more) > 0));
    const numbers = { inside: inside.length, size, outside: all.length - inside.length, rest };
    const name = word("key", { part: labels[value] ?? value, ...numbers });
    const heads = ["word", "in-part", "in-rest", "g2", "ratio"].map((key) => word(key));
    return { name, heads, rows: size && rest ? told : [], sort: 3 };
  }

  /**
   * What a query finds, or the table that says that nothing can be told.
   * @param {string} query
   * @param {Omit<WordTable, "name" | "rows">} table
   */
  async function sought(query, table) {
    if (!query) return { nothing: { name: word("hint"), rows: [], ...table } };
    const { numbers, pattern, fault, text } = await search.search(query);
    if (!pattern || (fault && !numbers.length))
      return { nothing: { name: word("wrong", { query }), rows: [], ...table } };
    const shown = text ? word("instead", { query, text }) : query;
    return { found: { texts: await characters(numbers), pattern, shown } };
  }

  /** @param {AskedWords} asked @returns {Promise<WordTable>} */
  async function beside({ q, only, left, right, measure }) {
    const heads = ["word", "together", "alone", "dice", "mi", "t"].map((key) => word(key));
    const sort = 3 + ["dice", "mi", "t"].indexOf(measure);
    const [{ nothing, found }, words] = await Promise.all([
      sought(q, { heads, sort }),
      chosen(only),
    ]);
    if (!found) return nothing;
    const places = measures.finder(words.keys());
    /** @type {Map<string, number>} */
    const together = new Map([...words.keys()].filter(() => only).map((text) => [text, 0]));
    let n = 0;
    for (const text of found.texts.values()) {
      const { near, times } = measures.around(text.join(""), found.pattern, left, right);
      n += times;
      for (const { text: other } of measures.inside(places(text), near))
        together.set(other, (together.get(other) ?? 0) + 1);
    }
    const rows = [...together].map(([text, count]) => {
      const { shown, count: y } = /** @type {Word} */ (words.get(text));
      const { dice, mi, t } = measures.bonds(count, n, y, Number(page.dataset.size));
      return [shown, count, y, ...(count ? [dice, mi, t].map(measures.round) : ["", "", ""])];
    });
    const told = { query: found.shown, n, passages: found.texts.size, left, right };
    return { name: word("beside", told), heads, rows, sort };
  }

  /** Where a query is found more often than elsewhere. @param {AskedWords} asked @returns {Promise<WordTable>} */
  async function where({ q }) {
    const heads = ["part", "facet", "in-part", "in-rest", "g2", "ratio"].map((key) => word(key));
    const { nothing, found } = await sought(q, { heads, sort: 4 });
    if (!found) return nothing;
    const { sizes, values, labels } = await whole("whole");
    const total = measures.sum(sizes);
    let n = 0;
    /** @type {Map<string, { facet: Facet, value: string, count: number, size: number }>} */
    const parts = new Map();
    for (const [passage, size] of sizes.entries()) {
      const text = found.texts.get(passage);
      const times = text ? measures.around(text.join(""), found.pattern, 0, 0).times : 0;
      n += times;
      for (const facet of FACETS) {
        for (const value of values[passage][facet]) {
          const name = `${facet}:${value}`;
          const part = parts.get(name) ?? { facet, value, count: 0, size: 0 };
          parts.set(name, { ...part, count: part.count + times, size: part.size + size });
        }
      }
    }
    const rows = [...parts.values()]
      .filter(({ size }) => n && size && size < total)
      .map(({ facet, value, count, size }) => [
        labels[value] ?? value,
        word(facet),
        ...compared(count, n - count, size, total - size),
      ]);
    const rate = total ? ((n / total) * 10_000).toFixed(2) : 0;
    const told = { query: found.shown, n, passages: found.texts.size, rate };
    return { name: word("where", told), heads, rows, sort: 4 };
  }

  /** @type {WordTables["make"]} */
  async function make(asked) {
    const { list, only } = asked;
    if (list === "key") return key(asked);
    if (list === "beside") return beside(asked);
    if (list === "where") return where(asked);
    return only ? alone(only) : listOf(list);
  }

  /** @type {WordTables["parts"]} */
  async function parts() {
    const { values, labels } = await whole("whole");
    return FACETS.map((facet) => {
      const found = [...new Set(values.flatMap((one) => one[facet]))];
      return [facet, found.map((value) => [value, labels[value] ?? value])];
    });
  }

  yuan.wordTables = { make, parts };
})();
