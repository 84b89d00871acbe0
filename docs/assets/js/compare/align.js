/*
 * Two documents side by side: which passage stands beside which, and which characters differ.
 *
 * Passages that are alike, or that the curator's parallels tie, make pairs. Both documents keep their order, so of
 * pairs that cross those are taken that weigh most together; the others are told in words.
 */
(() => {
  "use strict";
  const ALIKE = 0.3; // share of common pairs of letters from which on two passages are taken for one
  const FEW = 5; // candidates of a passage that are considered
  const MOST = 4_000_000; // product of the lengths up to which two texts are compared letter by letter
  const SHORT = 2; // a common stretch of fewer letters amid differences is chance

  /** @param {string} text */
  function pairsOfLetters(text) {
    const letters = Array.from(text);
    return new Set(letters.map((letter, i) => letter + (letters[i + 1] ?? "")));
  }

  /**
   * How alike two passages are, for all that have anything in common: of each passage of `a` the few most alike.
   * @param {string[]} a @param {string[]} b folded texts
   * @returns {[i: number, j: number, alike: number][]}
   */
  function candidates(a, b) {
    const grams = b.map(pairsOfLetters);
    /** @type {Map<string, number[]>} */
    const holders = new Map();
    grams.forEach((set, j) => {
      for (const gram of set) {
        const known = holders.get(gram);
        if (known) known.push(j);
        else holders.set(gram, [j]);
      }
    });
    return a.flatMap((text, i) => {
      const own = pairsOfLetters(text);
      /** @type {Map<number, number>} */
      const shared = new Map();
      for (const gram of own)
        for (const j of holders.get(gram) ?? []) shared.set(j, (shared.get(j) ?? 0) + 1);
      const found = Array.from(shared, ([j, count]) => {
        return /** @type {[number, number, number]} */ ([
          i,
          j,
          (2 * count) / (own.size + grams[j].size),
        ]);
      });
      return found.sort((one, other) => other[2] - one[2]).slice(0, FEW);
    });
  }

  /**
   * The heaviest chain of pairs in which both sides go forward.
   * @param {Couple[]} couples
   */
  function chain(couples) {
    const sorted = [...couples].sort((one, other) => one.i - other.i || one.j - other.j);
    /** @type {{ weight: number, before: number }[]} */
    const best = [];
    let last = -1;
    sorted.forEach(({ i, j, weight }, n) => {
      best[n] = { weight, before: -1 };
      for (let m = 0; m < n; m++) {
        const goesOn = sorted[m].i < i && sorted[m].j < j;
        if (goesOn && best[m].weight + weight > best[n].weight)
          best[n] = { weight: best[m].weight + weight, before: m };
      }
      if (last < 0 || best[n].weight > best[last].weight) last = n;
    });
    const taken = [];
    for (let n = last; n >= 0; n = best[n].before) taken.unshift(sorted[n]);
    return taken;
  }

  /** @type {Aligning["align"]} */
  function align(a, b, ties) {
    const at = { a: placesOf(a), b: placesOf(b) };
    /** @type {Map<string, Couple>} */
    const couples = new Map();
    for (const [i, j, alike] of candidates(
      a.map((one) => one.folded),
      b.map((one) => one.folded),
    ))
      if (alike >= ALIKE) couples.set(`${i} ${j}`, { i, j, alike, weight: alike });
    for (const [own, , , other] of ties) {
      const [i, j] = [at.a.get(own), at.b.get(other)];
      if (i === undefined || j === undefined) continue;
      const known = couples.get(`${i} ${j}`) ?? { i, j, alike: 0, weight: 0 };
      couples.set(`${i} ${j}`, { ...known, weight: known.weight + 0.5 });
    }
    return laidOut(a.length, b.length, chain(Array.from(couples.values())));
  }

  /** @param {Side[]} side */
  function placesOf(side) {
    return new Map(side.map(({ id }, n) => [id, n]));
  }

  /**
   * The rows from top to bottom: what stands alone between two pairs comes first of the one, then of the other.
   * @param {number} ofA @param {number} ofB @param {Couple[]} couples
   * @returns {Beside[]}
   */
  function laidOut(ofA, ofB, couples) {
    /** @type {Beside[]} */
    const rows = [];
    let [i, j] = [0, 0];
    for (const couple of [...couples, { i: ofA, j: ofB, alike: 0 }]) {
      for (; i < couple.i; i++) rows.push({ a: i, alike: 0 });
      for (; j < couple.j; j++) rows.push({ b: j, alike: 0 });
      if (i < ofA && j < ofB) rows.push({ a: i++, b: j++, alike: couple.alike });
    }
    return rows;
  }

  /* --- Letters ------------------------------------------------------------------------------------------- */

  /**
   * Which letters of two texts are the same: the longest common sequence.
   * @param {string[]} a @param {string[]} b
   * @returns {[boolean[], boolean[]]} of each, which letters it has in common with the other
   */
  function common(a, b) {
    const width = b.length + 1;
    const length = new Uint32Array((a.length + 1) * width);
    for (let i = a.length - 1; i >= 0; i--)
      for (let j = b.length - 1; j >= 0; j--)
        length[i * width + j] =
          a[i] === b[j]
            ? length[(i + 1) * width + j + 1] + 1
            : Math.max(length[(i + 1) * width + j], length[i * width + j + 1]);
    /** @type {[boolean[], boolean[]]} */
    const same = [Array(a.length).fill(false), Array(b.length).fill(false)];
    for (let i = 0, j = 0; i < a.length && j < b.length; ) {
      if (a[i] === b[j]) {
        same[0][i++] = true;
        same[1][j++] = true;
      } else if (length[(i + 1) * width + j] >= length[i * width + j + 1]) i++;
      else j++;
    }
    return same;
  }

  /**
   * Stretches of letters that are the same or that differ; of the same ones, those too short to mean anything differ.
   * @param {string[]} letters @param {boolean[]} same
   * @returns {[differs: boolean, text: string][]}
   */
  function stretches(letters, same) {
    /** @type {[boolean, string[]][]} */
    const found = [];
    letters.forEach((letter, i) => {
      const last = found.at(-1);
      if (last && last[0] === !same[i]) last[1].push(letter);
      else found.push([!same[i], [letter]]);
    });
    const kept = found.map(([differs, text], n) => {
      const amid = n > 0 && n < found.length - 1 && text.length < SHORT;
      return /** @type {[boolean, string]} */ ([differs || amid, text.join("")]);
    });
    return kept.reduce((/** @type {[boolean, string][]} */ merged, [differs, text]) => {
      const last = merged.at(-1);
      if (last && last[0] === differs) last[1] += text;
      else merged.push([differs, text]);
      return merged;
    }, []);
  }

  /** @type {Aligning["differences"]} */
  function differences(one, other, inPlace) {
    const [a, b] = [Array.from(one), Array.from(other)];
    if (inPlace && a.length === b.length) {
      const same = a.map((letter, i) => letter === b[i]);
      return [exactly(a, same), exactly(b, same)];
    }
    if (a.length * b.length > MOST) return [[[true, one]], [[true, other]]];
    const same = common(a, b);
    return [stretches(a, same[0]), stretches(b, same[1])];
  }

  /** @param {string[]} letters @param {boolean[]} same @returns {[boolean, string][]} */
  function exactly(letters, same) {
    return letters.map((letter, i) => [!same[i], letter]);
  }

  yuan.deliver("align", { align, differences });
})();
