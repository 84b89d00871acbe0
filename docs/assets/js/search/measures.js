/*
 * Measures of words: how much more a part of the corpus has of a word than the rest, and how closely two words
 * keep together. The page of words explains each and names its source.
 */
(() => {
  "use strict";
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

  /**
   * What finds words in texts: each of these words that stands in some characters, once for each place. It goes no
   * further from a place than some word still begins so.
   * @type {Measures["finder"]}
   */
  function finder(words) {
    const wanted = new Set(words);
    const begun = new Set();
    for (const word of wanted) {
      let start = "";
      for (const character of word) {
        start += character;
        begun.add(start);
      }
    }
    return function* (characters) {
      for (let at = 0; at < characters.length; at++) {
        let text = "";
        for (let end = at; end < characters.length; ) {
          text += characters[end++];
          if (!begun.has(text)) break;
          if (wanted.has(text)) yield { text, at, end };
        }
      }
    };
  }

  /** The stretches of a text that match, in characters. @type {Measures["stretches"]} */
  function stretches(text, pattern) {
    return Array.from(text.matchAll(new RegExp(pattern, "gu")), ({ index, 0: match }) => {
      const start = Array.from(text.slice(0, index)).length;
      return [start, start + Array.from(match).length];
    });
  }

  /** The places so near to stretches, each of which leaves itself out. @type {Measures["near"]} */
  function near(stretches, left, right) {
    const places = new Set();
    for (const [start, end] of stretches) {
      for (let at = Math.max(0, start - left); at < start; at++) places.add(at);
      for (let at = end; at < end + right; at++) places.add(at);
    }
    return places;
  }

  /** Of what was found only what stands wholly near. @type {Measures["inside"]} */
  function* inside(places, near) {
    for (const found of places) {
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

  yuan.measures = { sum, likelihood, ratio, bonds, finder, inside, stretches, near, round };
})();
