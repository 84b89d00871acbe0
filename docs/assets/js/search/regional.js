/*
 * The same query in other words. Loaded where a word is a regional one, or has quotation marks around it.
 */
(() => {
  "use strict";
  const { passages, search } = yuan;

  /** How a passage writes the first of these terms that it has. @param {Passage | undefined} n @param {string[]} terms */
  async function shownIn(n, terms) {
    if (n === undefined) return "";
    const [row] = await passages.rows([n]);
    const [, keyword] = passages.lines(row, search.patternOf(terms), 0, 0)[0];
    return keyword;
  }

  /** @type {Regional["others"]} */
  async function others({ terms, without }) {
    const { words } = await passages.ready();
    const known = words.filter(([from]) => terms.some((term) => term.includes(from)));
    const changes = known.map(([from, to]) => terms.map((term) => term.replaceAll(from, to)));
    const bare = terms.map((term) => term.replace(/^"(.+)"$/, "$1"));
    if (bare.join() !== terms.join()) changes.push(bare);
    const tried = await Promise.all(
      changes.map(async (changed) => {
        const numbers = await search.find({ terms: changed, without });
        return { terms: changed, numbers, text: await shownIn(numbers[0], changed) };
      }),
    );
    return tried.filter(({ numbers }) => numbers.length);
  }

  yuan.regional = { others };
})();
