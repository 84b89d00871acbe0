/*
 * Measures of words: how much more a part of the corpus has of a word than the rest, and how closely two words
 * keep together. The page of words explains each and names its source.
 */
(() => {
  "use strict";
  const LONGEST = 6; // characters of a word, as in scripts/words/listing.py
  const NONE = 0.5; // stands for no occurrence in a ratio

  /** Dunning's G² of a word: a times among c characters, b times among d. @type {Measures["likelihood"]} */
  function likelihood(a, b, c, d) {
    const whole = (a + b) / (c + d);
    /** @param {number} seen @param {number} size */
    const term = (seen, size) => (seen ? seen * Math.log(seen / (size * whole)) : 0);
    return 2 * (term(a, c) + term(b, d));
  }

  /** Hardie's log ratio. @type {Measures["ratio"]} */
  function ratio(a, b, c, d) {
    return Math.log2((a || NONE) / c / ((b || NONE) / d));
  }

  /** @type {Measures["bonds"]} */
  function bonds(together, x, y, total) {
    return {
      dice: 14 + Math.log2((2 * together) / (x + y)),
      mi: Math.log2((together * total) / (x * y)),
      t: (together - (x * y) / total) / Math.sqrt(together),
    };
  }

  /** Every listed string that stands in these characters, once for each place. @type {Measures["listed"]} */
  function* listed(characters, known) {
    for (let at = 0; at < characters.length; at++) {
      let text = "";
      for (const character of characters.slice(at, at + LONGEST)) {
        text += character;
        if (known.has(text)) yield { text, at, end: at + Array.from(text).length };
      }
    }
  }

  /**
   * Which characters stand so near to a match, the matches themselves left out.
   * @type {Measures["around"]}
   */
  function around(text, pattern, left, right) {
    const near = new Set();
    let times = 0;
    for (const { index, 0: match } of text.matchAll(new RegExp(pattern, "gu"))) {
      const start = Array.from(text.slice(0, index)).length;
      const end = start + Array.from(match).length;
      for (let at = Math.max(0, start - left); at < start; at++) near.add(at);
      for (let at = end; at < end + right; at++) near.add(at);
      times++;
    }
    return { near, times };
  }

  /** Of these only what stands wholly near. @type {Measures["inside"]} */
  function* inside(characters, known, near) {
    for (const found of listed(characters, known)) {
      let held = true;
      for (let place = found.at; place < found.end; place++) held &&= near.has(place);
      if (held) yield found;
    }
  }

  /** @type {Measures["round"]} */
  function round(value) {
    return Number(value.toFixed(2));
  }

  /** @type {Measures["sum"]} */
  function sum(numbers) {
    return numbers.reduce((all, one) => all + one, 0);
  }

  yuan.measures = { sum, likelihood, ratio, bonds, listed, inside, around, round };
})();
