/*
 * Places in the passages of a document: the texts, stretches of them, and how a place is cited.
 *
 * A stretch is counted in characters as the data count them (Python's: an emoji is one), from 0, the end not
 * included: `figures.jsonl` has the same start and end. Texts in other scripts are as long as the original's,
 * so that an address holds in all. Scripts count UTF-16 units; `units` and `characters` lead from one to the other.
 */
(() => {
  "use strict";

  /** Where passages have their words, in the order of the page. @returns {HTMLElement[]} */
  function texts() {
    return Array.from(document.querySelectorAll(".document .passage-text"));
  }

  /** @param {string} id @returns {HTMLElement | null} */
  function textOf(id) {
    return document.querySelector(`.document [id="${CSS.escape(id)}"] .passage-text`);
  }

  /** @param {Element | null} text */
  function idOf(text) {
    return text?.closest(".passage")?.id ?? "";
  }

  /** @param {string} text @param {number} characters */
  function units(text, characters) {
    return Array.from(text).slice(0, characters).join("").length;
  }

  /** @param {string} text @param {number} units */
  function characters(text, units) {
    return Array.from(text.slice(0, units)).length;
  }

  /**
   * The stretch that an address asks for: "10-25" → { start: 10, end: 25 }, or why there is none.
   * @param {string} written
   * @param {string} text
   * @returns {{ start: number, end: number, fault: string }}
   */
  function stretch(written, text) {
    const [, from, to] = /^(\d+)-(\d+)$/.exec(written) ?? [];
    const [start, end] = [Number(from), Number(to)];
    const length = characters(text, text.length);
    const faults = [
      { fault: "unreadable", holds: from === undefined },
      { fault: "reversed", holds: start > end },
      { fault: "empty", holds: start === end },
      { fault: "beyond", holds: end > length },
    ];
    return { start, end, fault: faults.find(({ holds }) => holds)?.fault ?? "" };
  }

  /** The texts from one to another, in the order of the page. @param {Element} one @param {Element} other */
  function between(one, other) {
    const all = texts();
    const ends = [one, other].map((text) => all.indexOf(/** @type {HTMLElement} */ (text)));
    return all.slice(Math.min(...ends), Math.max(...ends) + 1);
  }

  /** The start of a passage's hash; a draft has none. @param {Element} text */
  function hashOf(text) {
    return text.closest(".passage")?.getAttribute("data-hash") ?? "";
  }

  /**
   * A passage, or a stretch of it, to be cited.
   * @param {Element} text
   * @param {string} quote
   * @param {{ start: number, end: number }} [part] in characters
   * @returns {Cited}
   */
  function citedPart(text, quote, part) {
    const place = idOf(text) + (part ? `:${part.start}-${part.end}` : "");
    return { id: place, place, quote, hash: hashOf(text) };
  }

  /**
   * A range of passages to be cited, with the hashes of the first and the last.
   * @param {Element[]} range
   * @param {string} quote
   * @returns {Cited}
   */
  function citedRange(range, quote) {
    const ends = [range[0], range[range.length - 1]];
    const ids = ends.map(idOf);
    return { id: ids.join("–"), place: ids.join("-"), quote, hash: ends.map(hashOf).join("–") };
  }

  yuan.places = {
    texts,
    textOf,
    idOf,
    units,
    characters,
    stretch,
    between,
    citedPart,
    citedRange,
  };
})();
