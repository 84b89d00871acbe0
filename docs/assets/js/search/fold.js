/*
 * One spelling for texts and queries: two that a reader takes for the same are the same after it.
 *
 * The rules are data: scripts/search/folding.py makes them, spells the index by them and shows them on
 * the search page. Here they are carried out in the same four steps:
 *
 *   1. unseen    what no reader sees is left out     值班<U+200B>室 → 值班室
 *      gap       and the line end within a phrase
 *   2. letters   each letter with its marks goes      ＡＩ → ai, e + ´ → é, 網 → 网
 *                through NFKC, lower case and the table of characters
 *   3. marks     all kinds of a mark are one           「」“” → ""
 *   4. shorter   what may be written longer or shorter …… → …, —— → -, 12,000 → 12000
 *
 * Every step keeps, for each unit of its result, the place in the text where it comes from: that is how
 * a hit in 12000 marks the six characters 12,000 on the page.
 */
(() => {
  "use strict";
  /** @type {RegExp} */
  let unseen;
  /** @type {RegExp} */
  let gap;
  /** @type {RegExp} */
  let letter;
  /** @type {[RegExp, string][]} */
  let runs;
  /** @type {RegExp} */
  let thousands;
  /** Character → the one that it is compared as. @type {Map<string, string>} */
  const characters = new Map();
  /** @type {Map<string, string>} */
  const marks = new Map();
  /** What letters have been folded to, for texts repeat them. @type {Map<string, string>} */
  const known = new Map();

  /** @param {Map<string, string>} table @param {string[]} groups the first of each stands for all */
  function fill(table, groups) {
    for (const group of groups) {
      const [first, ...others] = group;
      for (const char of [first, ...others]) table.set(char, first);
    }
  }

  /** @param {FoldingTable} table */
  function use(table) {
    unseen = new RegExp(table.unseen, "gu");
    gap = new RegExp(table.gap, "gu");
    letter = new RegExp(table.letter, "gsu");
    runs = table.runs.map(([pattern, instead]) => [new RegExp(pattern, "gu"), instead]);
    thousands = new RegExp(table.thousands, "gu");
    fill(marks, table.marks);
    fill(characters, table.characters.split(" "));
  }

  /** Width, case and script of one letter with its marks. @param {string} written */
  function foldLetter(written) {
    const folded = known.get(written);
    if (folded !== undefined) return folded;
    const plain = written.normalize("NFKC").toLowerCase();
    const spelled = Array.from(plain, (char) => characters.get(char) ?? char).join("");
    known.set(written, spelled);
    return spelled;
  }

  /** The same, and the one mark that stands for all of its kind. @param {string} written */
  function foldMark(written) {
    const mark = marks.get(written);
    return mark ?? Array.from(foldLetter(written), (char) => marks.get(char) ?? char).join("");
  }

  /**
   * Changes each match of a pattern; what it becomes comes from the place where the match began.
   * @param {Spelled} spelled
   * @param {RegExp} pattern
   * @param {(match: string) => string} change
   * @returns {Spelled}
   */
  function rewrite({ text, places }, pattern, change) {
    let changed = "";
    let end = 0;
    /** @type {number[]} */
    const kept = [];
    for (const match of text.matchAll(pattern)) {
      const instead = change(match[0]);
      for (let i = end; i < match.index; i++) kept.push(places[i]);
      for (let i = 0; i < instead.length; i++) kept.push(places[match.index]);
      changed += text.slice(end, match.index) + instead;
      end = match.index + match[0].length;
    }
    if (!end) return { text, places };
    return { text: changed + text.slice(end), places: [...kept, ...places.slice(end)] };
  }

  /** @param {string} text @returns {Spelled} */
  function unfolded(text) {
    return { text, places: Array.from({ length: text.length + 1 }, (_, i) => i) };
  }

  /** @param {string} text @returns {Spelled} */
  function spell(text) {
    const visible = rewrite(unfolded(text), unseen, () => "");
    let spelled = rewrite(
      rewrite(visible, gap, () => ""),
      letter,
      foldMark,
    );
    for (const [pattern, instead] of runs) spelled = rewrite(spelled, pattern, () => instead);
    return rewrite(spelled, thousands, () => "");
  }

  /** @param {string} text */
  function seen(text) {
    return text.replace(unseen, "").replace(gap, "").normalize("NFC");
  }

  yuan.folding = {
    use,
    seen,
    spell,
    letters: (text) => seen(text).replace(letter, foldLetter),
    marks: (text) => seen(text).replace(letter, foldMark).replace(thousands, ""),
    fold: (text) => spell(text).text,
    row: (row) => {
      row.folded ??= spell(row.text);
      return row.folded;
    },
  };
})();
