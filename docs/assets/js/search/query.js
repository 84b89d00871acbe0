/*
 * How a query is answered. A passage is a hit if and only if its folded text contains every folded word
 * of the query, and none that is excluded.
 *
 *   1. `parse`    splits the query into words and folds them;
 *   2. `holders`  finds for each word the passages that contain it: a small corpus is read whole, a
 *                 large one asks its posting lists (postings.js);
 *   3. `find`     keeps what contains all words and nothing excluded;
 *   4. `regional` tries the mainland's word for a regional one (網路 → 网络);
 *   5. where nothing is found, near.js offers what may have been meant.
 */
(() => {
  "use strict";
  const { folding, passages } = yuan;
  const { ready, rows, lines, remember } = passages;

  /**
   * Words separated by spaces; "-word" excludes, unless there is nothing else.
   * @param {string} query
   * @returns {Question}
   */
  function parse(query) {
    const words = folding.seen(query).split(/\s+/).filter(Boolean);
    const wanted = words.filter((word) => !/^-./.test(word));
    if (!wanted.length) return { terms: foldAll(words), without: [] };
    const barred = words.filter((word) => /^-./.test(word)).map((word) => word.slice(1));
    return { terms: foldAll(wanted), without: foldAll(barred) };
  }

  /** @param {string[]} words */
  function foldAll(words) {
    return words.map(folding.fold).filter(Boolean);
  }

  /** The passages that contain a folded word, in their order. @param {string} term */
  const holders = remember(async (term) => {
    const meta = await ready();
    if (meta.shards) {
      await yuan.need("postings");
      return yuan.postings.holders(term);
    }
    const all = await rows([...meta.shardOf.keys()]);
    return all.filter((row) => folding.row(row).text.includes(term)).map((row) => row.n);
  });

  /** @param {Question} question @returns {Promise<Passage[]>} */
  async function find({ terms, without }) {
    const holding = await Promise.all(terms.map(holders));
    const barred = new Set((await Promise.all(without.map(holders))).flat());
    const [first = [], ...others] = holding;
    const sets = others.map((numbers) => new Set(numbers));
    return first.filter((n) => !barred.has(n) && sets.every((set) => set.has(n)));
  }

  /**
   * The same query in the mainland's words, where it has a regional one and there are hits.
   * @param {Question} question
   * @returns {Promise<Other[]>}
   */
  async function regional({ terms, without }) {
    const { words } = await ready();
    const known = words.filter(([from]) => terms.some((term) => term.includes(from)));
    const tried = await Promise.all(
      known.map(async ([from, to]) => {
        const changed = terms.map((term) => term.replaceAll(from, to));
        const numbers = await find({ terms: changed, without });
        return { terms: changed, numbers, text: await shownIn(numbers[0], changed) };
      }),
    );
    return tried.filter(({ numbers }) => numbers.length);
  }

  /** How a passage writes the first of these terms that it has. @param {Passage | undefined} n @param {string[]} terms */
  async function shownIn(n, terms) {
    if (n === undefined) return "";
    const [row] = await rows([n]);
    const [, keyword] = lines(row, terms, 0, 0)[0];
    return keyword;
  }

  /** @param {string} query @returns {Promise<Answer>} */
  async function search(query) {
    await ready();
    const question = parse(query);
    const [numbers, others] = await Promise.all([find(question), regional(question)]);
    if (numbers.length) return { numbers, terms: question.terms, others, near: [] };
    if (others.length) return { ...others[0], others: others.slice(1), near: [] };
    await yuan.need("near");
    const near = await yuan.near.near(question.terms.join(""));
    return { numbers, terms: question.terms, others, near };
  }

  yuan.search = {
    parse,
    search,
    holders,
    ids: async (numbers, terms) => {
      await yuan.need("postings");
      return yuan.postings.ids(numbers, terms);
    },
    ready,
    rows,
    fold: folding.fold,
  };
})();
