/*
 * What may have been meant: passages that are most like a sentence, and words that texts have in place of
 * one that they have not. Loaded where nothing was found, and by the quotation check.
 */
(() => {
  "use strict";
  const { passages } = yuan;
  const { ready, part, rows, matches, literally, tally } = passages;
  const ASKED = 12; // pairs of a sentence that a large corpus is asked for
  const READ = 12; // passages of a large corpus that are read for near matches
  const OFFERED = 5;

  /** Each pair of neighbours, once; of a very short text each character. @param {string} folded */
  function gramsOf(folded) {
    const chars = Array.from(folded);
    const grams = chars.length < 3 ? chars : chars.slice(1).map((char, i) => chars[i] + char);
    return [...new Set(grams)];
  }

  /**
   * The passages that share most pairs of characters with a text. A large corpus is not asked for all
   * pairs of a long sentence but for some, evenly spread.
   * @type {Near["alike"]}
   */
  async function alike(folded, most) {
    const { shards } = await ready();
    const grams = gramsOf(folded);
    const step = shards ? Math.ceil(grams.length / ASKED) : 1;
    const asked = grams.filter((_, i) => i % step === 0);
    const held = await Promise.all(asked.map(yuan.search.holders));
    return rows(
      tally(held.flat())
        .slice(0, most)
        .map(([n]) => n),
    );
  }

  /**
   * A pattern for what sounds like a term: each character, or one that sounds like it.
   *   反炸 → [反凡范…][炸诈扎…], which the texts' 反诈 matches
   * @param {string[]} chars
   * @param {string[]} sounds groups of characters that sound alike
   */
  function soundingLike(chars, sounds) {
    const alikes = chars.map((char) => {
      const groups = sounds.filter((group) => group.includes(char));
      return `[${literally([char, ...groups].join(""))}]`;
    });
    return alikes.join("");
  }

  /**
   * A pattern for what is one slip away from a term. Of 甲乙丙:
   *   two change places    乙甲丙 甲丙乙
   *   one is left out      甲.乙丙 甲乙.丙      (the dot is what the reader left out)
   *   one is wrong         .乙丙 甲.丙 甲乙.
   *   one is too many      乙丙 甲丙 甲乙
   * Of two characters none is left out as too many, and the wrong one must be a letter: a single character
   * would be near to everything.
   * @param {string[]} chars
   */
  function oneSlipAway(chars) {
    const short = chars.length < 3;
    const any = short ? "\\p{L}" : "[^]";
    /** @param {number} from @param {string} middle @param {number} to */
    const put = (from, middle, to) =>
      literally(chars.slice(0, from).join("")) + middle + literally(chars.slice(to).join(""));
    const swapped = chars.slice(1).map((char, i) => put(i, literally(char + chars[i]), i + 2));
    const missing = chars.slice(1).map((_, i) => put(i + 1, "[^]", i + 1));
    const wrong = chars.map((_, i) => put(i, any, i + 1));
    const extra = short ? [] : chars.map((_, i) => put(i, "", i + 1));
    return [...swapped, ...missing, ...wrong, ...extra].join("|");
  }

  /** In a large corpus only what shares a pair of characters with the term is read. @type {Near["near"]} */
  async function near(term) {
    const chars = Array.from(term);
    if (chars.length < 2) return [];
    const meta = await ready();
    const sounds = (await part("sounds")).split(" ");
    const read = meta.shards ? await alike(term, READ) : await rows([...meta.shardOf.keys()]);
    const found = [soundingLike(chars, sounds), oneSlipAway(chars)].flatMap((pattern) => {
      const written = read.flatMap((row) =>
        matches(row, pattern).map(([start, end]) => row.text.slice(start, end)),
      );
      return tally(written).map(([text]) => text);
    });
    return [...new Set(found)].slice(0, OFFERED);
  }

  yuan.near = { alike, near };
})();
