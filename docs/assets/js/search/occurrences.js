/* Every place where an answer has what was asked, for counts: by the texts of a small corpus, the lists of a large one. */
(() => {
  "use strict";
  const { folding, passages, search } = yuan;

  /** How many characters a text has; white space is none. @param {string} text */
  function length(text) {
    return Array.from(text.replace(/\s/g, "")).length;
  }

  /** In the texts. @param {Answer} answer @returns {Promise<Hit[]>} */
  async function read({ numbers, pattern }) {
    const rows = await passages.rows(numbers);
    return rows.map((row) => {
      const { text } = folding.row(row);
      const found = pattern ? [...text.matchAll(new RegExp(pattern, "gu"))] : [{ index: 0 }];
      const places = found.map(({ index }) => length(text.slice(0, index)));
      return { n: row.n, id: row.id, places };
    });
  }

  /** @param {Answer} answer @returns {Promise<string[]>} */
  function idsOf({ numbers, terms, pattern, ids }) {
    if (!pattern) return yuan.postings.named(numbers);
    return ids ? ids(numbers) : search.ids(numbers, terms);
  }

  /** By the posting lists. @param {Answer} answer @returns {Promise<Hit[]>} */
  async function located(answer) {
    const { numbers, terms, pattern, shape = { either: terms } } = answer;
    await yuan.need("postings", "shapes");
    const [found, spaces, ids] = await Promise.all([
      pattern ? yuan.shapes.stretches(shape) : undefined,
      passages.part("spaces"),
      idsOf(answer),
    ]);
    return numbers.map((n, i) => {
      const white = /** @type {number[]} */ (spaces[n] ?? []);
      const stretches = found ? (found.get(n) ?? []) : [[0]];
      const places = stretches.map(
        ([start]) => start - white.filter((place) => place < start).length,
      );
      return { n, id: ids[i], places };
    });
  }

  yuan.occurrences = async (answer) => {
    const { shards } = await passages.ready();
    if (!answer.numbers.length) return [];
    return shards ? located(answer) : read(answer);
  };
})();
