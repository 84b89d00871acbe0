/*
 * What stands beside a query, within so many characters of it: of the listed words, or of those that a reader types.
 * Of a large corpus the passages are read for the listed words; what the first of very many come to is told at once.
 */
(() => {
  "use strict";
  const { find, word, passages, measures, wordTables } = yuan;
  const page = find("#words");
  const FIRST = 1024; // passages of the corpus, of which those that are read first are told of
  const FEW = 64; // passages that are sooner read by themselves

  /** @typedef {Map<Passage, [start: number, end: number][]>} Found the stretches of each passage that match */

  /** @param {Answer} answer @returns {Promise<Found>} */
  async function stretches({ numbers, pattern, terms, shape = { either: terms } }) {
    const { shards } = await passages.ready();
    if (!shards) {
      const texts = [...(await wordTables.characters(numbers))];
      return new Map(texts.map(([n, text]) => [n, measures.stretches(text.join(""), pattern)]));
    }
    await yuan.need("postings", "shapes");
    const found = await yuan.shapes.stretches(shape);
    return new Map(numbers.map((n) => [n, found.get(n) ?? []]));
  }

  /** Counts what stands near. @param {Found} found @param {AskedWords} asked @param {Iterable<string>} words */
  function counter(found, { left, right }, words) {
    const together = new Map(Array.from(words, (text) => [text, 0]));
    /** @param {Passage} n @param {Iterable<Listed>} held */
    const add = (n, held) => {
      const near = measures.near(found.get(n) ?? [], left, right);
      for (const { text } of measures.inside(held, near))
        together.set(text, (together.get(text) ?? 0) + 1);
    };
    return { together, add };
  }

  /** Of words whose places are known. @param {Found} found @param {AskedFor} words @param {AskedWords} asked */
  function typed(found, words, asked) {
    const { together, add } = counter(found, asked, words.keys());
    for (const [text, { places = new Map() }] of words) {
      const { length } = Array.from(text);
      for (const [n, starts] of places) {
        const held = starts.map((/** @type {number} */ at) => ({ text, at, end: at + length }));
        if (found.has(n)) add(n, held);
      }
    }
    return together;
  }

  /**
   * The texts of passages, of the first sooner than of the others: they come while it is found where in them the query
   * stands, and those of the others after that.
   * @param {Passage[]} numbers
   * @param {Promise<unknown>} found
   */
  function read(numbers, found) {
    /** @type {Map<number, Passage[]>} */
    const parts = new Map();
    for (const n of numbers) {
      const part = Math.floor(n / FIRST);
      parts.set(part, parts.get(part) ?? []);
      parts.get(part)?.push(n);
    }
    return Array.from(parts.values(), async (part, i) => {
      if (i) await found;
      return wordTables.characters(part, numbers.length > FEW);
    });
  }

  /** Of the listed words. @param {Found} found @param {ReturnType<typeof read>} coming @param {AskedFor} words @param {AskedWords} asked @param {(together: Map<string, number>, done: number) => void} tell */
  async function listed(found, coming, words, asked, tell) {
    const { together, add } = counter(found, asked, []);
    const standing = measures.finder(words.keys());
    let done = 0;
    for (const part of coming) {
      if (done) tell(together, done);
      const texts = await part;
      for (const [n, text] of texts) add(n, standing(text));
      done += texts.size;
    }
    return together;
  }

  yuan.wordsBeside = async (asked, tell) => {
    const { q, only, left, right, measure } = asked;
    const heads = ["word", "together", "alone", "dice", "mi", "t"].map((key) => word(key));
    const sort = 3 + ["dice", "mi", "t"].indexOf(measure);
    const [{ nothing, answer, shown }, words] = await Promise.all([
      wordTables.sought(q, { heads, sort }),
      wordTables.chosen(only),
    ]);
    if (nothing) return nothing;
    const located = stretches(answer);
    const coming = only ? [] : read(answer.numbers, located);
    for (const part of coming) part.catch(() => {}); // told when it is waited for
    const found = await located;
    const n = measures.sum(Array.from(found.values(), ({ length }) => length));
    const told = { query: shown, n, passages: found.size, left, right };

    /** @param {Map<string, number>} together @param {string} name @returns {WordTable} */
    const table = (together, name) => {
      const rows = Array.from(together, ([text, count]) => {
        const { shown: form = text, count: y = 0 } = words.get(text) ?? {};
        const { dice, mi, t } = measures.bonds(count, n, y, Number(page.dataset.size));
        return [form, count, y, ...(count ? [dice, mi, t].map(measures.round) : ["", "", ""])];
      });
      return { name, heads, rows, sort };
    };

    const together = only
      ? typed(found, words, asked)
      : await listed(found, coming, words, asked, (part, read) =>
          tell(table(part, word("beside-first", { ...told, read }))),
        );
    return table(together, word("beside", told));
  };
})();
