/*
 * How a query is answered. A passage is a hit if and only if its folded text contains every folded word
 * of the query, and none that is excluded.
 *
 *   1. `parse`    splits the query into words and folds them;
 *   2. `holders`  finds for each word the passages that contain it: a small corpus is read whole, a
 *                 large one asks its posting lists (postings.js);
 *   3. `find`     keeps what contains all words and nothing excluded;
 *   4. `regional` lets regional.js try the mainland's word for a regional one (網路 → 网络);
 *   5. where nothing is found, near.js offers what may have been meant.
 *
 * A query with the character of an operator is first read by syntax.js, and answered by seek.js if it has one.
 */
(() => {
  "use strict";
  const { folding, passages } = yuan;
  const { ready, rows, remember } = passages;
  const BARS = /^[-－﹣](?=.)/;
  const OPERATORS = /[?*|~:]|".*\s/s; // as they are folded: a quotation mark if a space comes after it

  /**
   * Words separated by spaces; "-word" excludes, unless there is nothing else.
   * @param {string} query
   * @returns {Question}
   */
  function parse(query) {
    const words = folding.seen(query).split(/\s+/).filter(Boolean);
    const wanted = words.filter((word) => !bars(word));
    if (!wanted.length) return { terms: foldAll(words), without: [] };
    const barred = words.filter(bars).map((word) => word.slice(1));
    return { terms: foldAll(wanted), without: foldAll(barred) };
  }

  /** Whether a word is to be excluded. @param {string} word */
  function bars(word) {
    return BARS.test(word);
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

  /** The same in the mainland's words, if there is a regional one, or without quotation marks. @param {Question} question */
  async function regional(question) {
    const { words } = await ready();
    const { terms } = question;
    const regional = words.some(([from]) => terms.some((term) => term.includes(from)));
    if (!regional && !terms.some((term) => /^".+"$/.test(term))) return [];
    await yuan.need("regional");
    return yuan.regional.others(question);
  }

  /** @param {Question} question @returns {Promise<Answer>} */
  async function answer(question) {
    const [numbers, others] = await Promise.all([find(question), regional(question)]);
    const { terms } = question;
    const found = { numbers, terms, others, pattern: terms.map(passages.literally).join("|") };
    if (numbers.length) return { ...found, near: [] };
    if (others.length) return { ...others[0], others: others.slice(1), near: [] };
    await yuan.need("near");
    return { ...found, near: await yuan.near.near(terms.join("")) };
  }

  /** Whether a query has the character of an operator. @param {string} asked */
  function operates(asked) {
    return /["＂]/.test(asked) || OPERATORS.test(folding.marks(asked));
  }

  /** @type {Search["search"]} */
  async function search(query, without = "") {
    await ready();
    const barred = without.split(/\s+/).filter(Boolean);
    const plain = parse([query, ...barred.map((word) => `-${word}`)].join(" "));
    if (!operates(query + without)) return answer(plain);
    await yuan.need("syntax", "seek");
    const read = await yuan.seek.answer(query, without);
    return read.answer ?? { fault: read.doubt, ...(await answer(plain)) };
  }

  yuan.search = {
    parse,
    bars,
    operates,
    search,
    sought: (query, { ids, text, terms }) => (ids ? undefined : text ? terms.join(" ") : query),
    holders,
    find,
    ids: async (numbers, terms) => {
      await yuan.need("postings");
      return yuan.postings.ids(numbers, terms);
    },
    ready,
    rows,
    fold: folding.fold,
  };
})();
