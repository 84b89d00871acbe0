/*
 * The tables of the page of words: its own lists, or words that a reader types; what a part of the corpus has more
 * of than the rest; where a query is found more often. What stands beside it: wordsbeside.js. All is counted in the
 * folded texts, so that it is the same in every script. Of a large corpus the counts of the listed words in each
 * topic, year and kind are made with the site (scripts/words/parts.py), and posting lists tell where others stand.
 */
(() => {
  "use strict";
  const { find, word, folding, passages, search, facets, measures } = yuan;
  const page = find("#words");
  /** @type {readonly Facet[]} */
  const FACETS = ["topic", "year", "kind", "publisher", "doc"];

  /** @param {string} name @returns {WordTable} */
  function listOf(name) {
    const table = /** @type {HTMLTableElement} */ (find(`#list-${name}`, page));
    const [heads, ...rows] = Array.from(table.rows, ({ cells }) =>
      Array.from(cells, ({ textContent }) => textContent.trim()),
    );
    const cells = rows.map((row) =>
      row.map((text) => (/^-?[\d.]+$/.test(text) ? Number(text) : text)),
    );
    return { name: word(name, { ...page.dataset }), heads, rows: cells, sort: 1 };
  }

  /** The words and characters that the page lists, as they look in its script. @returns {AskedFor} */
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

  /** The folded texts of passages, in characters. @type {WordTables["characters"]} */
  async function characters(numbers, isPart) {
    const read = await yuan.seek.texts(numbers, isPart);
    return new Map([...read].map(([n, { text }]) => [n, Array.from(text)]));
  }

  /** Where each of some words begins. @param {string[]} words @returns {Promise<Map<string, Map<Passage, number[]>>>} */
  async function places(words) {
    const { shards, shardOf } = await passages.ready();
    if (shards) {
      await yuan.need("postings");
      const lists = await Promise.all(words.map(yuan.postings.places));
      return new Map(words.map((text, i) => [text, lists[i]]));
    }
    /** @type {Map<string, Map<Passage, number[]>>} */
    const found = new Map(words.map((text) => [text, new Map()]));
    const standing = measures.finder(words);
    for (const [n, text] of await characters([...shardOf.keys()])) {
      for (const { text: held, at } of standing(text)) {
        const own = found.get(held);
        own?.set(n, [...(own.get(n) ?? []), at]);
      }
    }
    return found;
  }

  /** How many places there are in these passages. @param {Map<Passage, number[]>} places @param {Iterable<Passage>} numbers */
  function placed(places, numbers) {
    return measures.sum(Array.from(numbers, (n) => places.get(n)?.length ?? 0));
  }

  /** The words that are typed, counted; where none is, those of the lists. @type {WordTables["chosen"]} */
  async function chosen(typed) {
    const lists = listed();
    if (!typed) return lists;
    await passages.ready();
    const forms = folding.seen(typed).split(/\s+/);
    const shown = new Map(forms.map((form) => [folding.fold(form), form]));
    shown.delete("");
    const found = await places([...shown.keys()]);
    return new Map(
      Array.from(found, ([folded, places]) => {
        const known = lists.get(folded)?.shown ?? shown.get(folded) ?? folded;
        const count = placed(places, places.keys());
        return [folded, { shown: known, count, passages: places.size, places }];
      }),
    );
  }

  /** @param {string} typed @returns {Promise<WordTable>} */
  async function alone(typed) {
    const size = Number(page.dataset.size);
    const rows = Array.from((await chosen(typed)).values(), ({ shown, count, passages }) => {
      return [shown, count, passages, measures.round(size ? (count / size) * 10_000 : 0)];
    });
    const heads = listOf("words").heads.slice(0, 4);
    return { name: word("typed", { ...page.dataset }), heads, rows, sort: 1 };
  }

  /** All passages: how long each is, and what it has of each facet. */
  const whole = passages.remember(async () => {
    const { documentOf } = await passages.ready();
    const [data, sizes] = await Promise.all([passages.facets(), passages.part("sizes")]);
    const of = facets.valuesOf(data, documentOf);
    const values = documentOf.map((_, n) => of(n));
    return { sizes: /** @type {number[]} */ (sizes), values, labels: facets.labelsOf(data) };
  });

  /** How often a word stands in a part and in the rest, and how unlike that is. @param {[number, number, number, number]} four */
  function compared(...four) {
    const [a, b] = four;
    const { likelihood, ratio, round } = measures;
    return [a, b, round(likelihood(...four)), round(ratio(...four))];
  }

  /** How often each word stands in a part. @param {AskedWords} asked @param {Passage[]} inside @param {AskedFor} words @returns {Promise<Map<string, number>>} */
  async function inPart({ part, only }, inside, words) {
    if (only) {
      const counts = Array.from(words, ([text, { places = new Map() }]) => {
        return /** @type {[string, number]} */ ([text, placed(places, inside)]);
      });
      return new Map(counts);
    }
    const { shards } = await passages.ready();
    const made = shards ? await passages.part("words") : undefined;
    const counts = made?.counts[part];
    if (counts)
      return new Map(
        made.listed.map((/** @type {string} */ text, /** @type {number} */ i) => [text, counts[i]]),
      );
    const standing = measures.finder(words.keys());
    const texts = [...(await characters(inside)).values()];
    return new Map(
      passages.tally(texts.flatMap((text) => Array.from(standing(text), ({ text }) => text))),
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
    const here = size && rest ? await inPart(asked, inside, words) : new Map();
    const rows = Array.from(words, ([text, { shown, count }]) => {
      const a = here.get(text) ?? 0;
      return [shown, ...compared(a, count - a, size, rest)];
    });
    const told = rows.filter(([, a, , , more]) => asked.only || (a && Number(more) > 0));
    const numbers = { inside: inside.length, size, outside: all.length - inside.length, rest };
    const name = word("key", { part: labels[value] ?? value, ...numbers });
    const heads = ["word", "in-part", "in-rest", "g2", "ratio"].map((key) => word(key));
    return { name, heads, rows: size && rest ? told : [], sort: 3 };
  }

  /** What a query finds, or the table that says that nothing can be told. @type {WordTables["sought"]} */
  async function sought(query, table) {
    if (!query) return { nothing: { name: word("hint"), rows: [], ...table } };
    const answer = await search.search(query);
    const { numbers, pattern, fault, text } = answer;
    if (!pattern || (fault && !numbers.length)) {
      const name = word(fault ? "wrong" : "wrong-limits", { query });
      return { nothing: { name, rows: [], ...table } };
    }
    return { answer, shown: text ? word("instead", { query, text }) : query };
  }

  /** Every part of the corpus, its characters, and how often something stands in it. @param {Awaited<ReturnType<typeof whole>>} all @param {Map<Passage, number>} times */
  function counts({ sizes, values }, times) {
    /** @type {Map<string, { facet: Facet, value: string, count: number, size: number }>} */
    const parts = new Map();
    for (const [n, size] of sizes.entries()) {
      const own = times.get(n) ?? 0;
      for (const facet of FACETS) {
        for (const value of values[n][facet]) {
          const name = `${facet}:${value}`;
          const part = parts.get(name) ?? { facet, value, count: 0, size: 0 };
          part.count += own;
          part.size += size;
          parts.set(name, part);
        }
      }
    }
    return [...parts.values()];
  }

  /** @param {AskedWords} asked @returns {Promise<WordTable>} */
  async function where({ q }) {
    const heads = ["part", "facet", "in-part", "in-rest", "g2", "ratio"].map((key) => word(key));
    const coming = whole("whole");
    const { nothing, answer, shown } = await sought(q, { heads, sort: 4 });
    if (nothing) return nothing;
    const [hits, all] = await Promise.all([yuan.occurrences(answer), coming]);
    const times = new Map(hits.map(({ n, places }) => [n, places.length]));
    const n = measures.sum([...times.values()]);
    const total = measures.sum(all.sizes);
    const rows = counts(all, times)
      .filter(({ size }) => n && size && size < total)
      .map(({ facet, value, count, size }) => {
        const four = compared(count, n - count, size, total - size);
        return [all.labels[value] ?? value, word(facet), ...four];
      });
    const rate = total ? ((n / total) * 10_000).toFixed(2) : 0;
    const name = word("where", { query: shown, n, passages: hits.length, rate });
    return { name, heads, rows, sort: 4 };
  }

  /** Scripts that a large corpus needs, under way; asked for again, and told. */
  function soon() {
    const bring = async () => (await passages.ready()).shards && yuan.need("postings", "shapes");
    bring().catch(() => {});
  }

  /** @type {WordTables["make"]} */
  async function make(asked, tell) {
    const { list, only, q } = asked;
    if (q || only) soon();
    if (list === "key") return key(asked);
    if (list === "where") return where(asked);
    if (list !== "beside") return only ? alone(only) : listOf(list);
    return yuan.wordsBeside(asked, tell);
  }

  /** @type {WordTables["parts"]} */
  async function parts() {
    const { shards } = await passages.ready();
    if (shards) passages.part("words").catch(() => {}); // under way; asked for again, and told
    const { values, labels } = await whole("whole");
    return FACETS.map((facet) => {
      const found = [...new Set(values.flatMap((own) => own[facet]))];
      return [facet, found.map((value) => [value, labels[value] ?? value])];
    });
  }

  yuan.wordTables = { make, parts, chosen, sought, characters };
})();
