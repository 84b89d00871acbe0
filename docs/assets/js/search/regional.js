/*
 * The same query in other words. Loaded where a word is a regional one, or has quotation marks around it.
 */
(() => {
  "use strict";
  const { passages, search } = yuan;

  /** How a passage writes the first match of a pattern that it has. @param {Passage | undefined} n @param {string} pattern */
  async function shownIn(n, pattern) {
    if (n === undefined) return "";
    const [row] = await passages.rows([n]);
    const [, keyword] = passages.lines(row, pattern, 0, 0)[0];
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
        const pattern = changed.map(passages.literally).join("|");
        return { terms: changed, numbers, pattern, text: await shownIn(numbers[0], pattern) };
      }),
    );
    return tried.filter(({ numbers }) => numbers.length);
  }

  yuan.regional = { others };
})();
