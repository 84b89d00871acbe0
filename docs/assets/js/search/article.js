/*
 * An article checked sentence by sentence against all texts: which stand there, which were changed, which not.
 *
 *   1. `judge`       the best verdict of the quotation check on the texts that a sentence may be from (likely.js);
 *                    among equals, where the article goes on;
 *   2. `inPieces`    a sentence that no text has, clause by clause: it may be put together from several.
 *
 * What the first comes to is told at once. It gives way to the page after every slice of work, so that a long article
 * does not freeze it.
 */
(() => {
  "use strict";
  const { likely, quotation, sentences } = yuan;
  const { ALIKE, contentOf, distance, isOld } = likely;
  const CHANGED = 0.5; // of a sentence's characters: where more are not the text's, it is another sentence
  const TELLING = 6; // characters of a clause that are no accident
  const SLICE = 30; // milliseconds of work between two looks of the page at its reader
  const VERDICTS = ["exact", "script", "punctuation", "differs", "absent"]; // the best first

  /** @typedef {Row | OldText} Text */

  /* --- One sentence ---------------------------------------------------------------------------------------- */

  /** @param {Row | undefined} last */
  function byVerdict(last) {
    return (/** @type {Compared<Text>} */ a, /** @type {Compared<Text>} */ b) => {
      const rank = VERDICTS.indexOf(a.verdict) - VERDICTS.indexOf(b.verdict);
      return rank || a.cost - b.cost || distance(a.row, last) - distance(b.row, last) || 0;
    };
  }

  /**
   * How a text that has a sentence is shown. What has the words has them whatever its marks are, so that few
   * are looked at closely.
   * @param {string} sentence
   * @param {string} content of the sentence
   * @param {Text} row
   * @returns {Compared<Text>[]}
   */
  function holding(sentence, content, row) {
    if (!contentOf(row).includes(content) && !row.text.includes(sentence)) return [];
    const verdict = quotation.verdict(sentence, row.text);
    if (verdict === "differs") return [];
    return [{ row, verdict, cost: 0, shown: [["span", sentence]] }];
  }

  /**
   * How a text differs that has no sentence as it is; where it has more in between than the sentence is long, the
   * sentence is no longer one.
   * @param {string} sentence
   * @param {Text} row
   * @returns {Compared<Text>}
   */
  function differing(sentence, row) {
    const found = quotation.compare(sentence, row);
    const size = (/** @type {string} */ wanted) =>
      found.shown.reduce((sum, [tag, text]) => sum + (tag === wanted ? text.length : 0), 0);
    const same = size("del") <= CHANGED * sentence.length && size("ins") <= sentence.length;
    return { ...found, verdict: same ? "differs" : "absent" };
  }

  /** The best of what was found, and the others that say the same. @param {Compared<Text>[]} found @param {Row | undefined} last */
  function best(found, last) {
    const [first, ...others] = found.sort(byVerdict(last));
    const same = others.filter(({ verdict, row }) => verdict === first?.verdict && !isOld(row));
    return first && { ...first, also: same.map(({ row }) => row.id) };
  }

  /**
   * @param {string} text a sentence, or a clause of one, of which one place is enough
   * @param {Row | undefined} last
   * @param {boolean} isClause
   * @returns {Promise<Judged>}
   */
  async function judge(text, last, isClause = false) {
    const content = quotation.content(text);
    const isExact = (/** @type {Text} */ row) =>
      holding(text, content, row).some(({ verdict }) => verdict === "exact");
    const texts = await likely.texts(text, last, isClause ? isExact : undefined);
    const parts = quotation.pieces(text);
    const held = texts.flatMap((row) => holding(text, content, row));
    const elided = texts.flatMap(
      (row) => (parts.length > 1 && quotation.compareElided(parts, row)) || [],
    );
    const found =
      [held, elided].find(({ length }) => length) ??
      texts.slice(0, ALIKE).map((row) => differing(text, row));
    const first = best(found, last);
    if (!first || first.verdict === "absent") return absent(text);
    const { row, verdict, also } = first;
    const marks = verdict === "punctuation" && !elided.length;
    const { shown } = marks ? quotation.compare(text, row) : first;
    const known = isOld(row) && verdict !== "differs" ? "old" : verdict;
    return {
      text,
      row,
      verdict: known,
      shown,
      also: verdict === "differs" ? [] : also,
      pieces: [],
    };
  }

  /** @param {string} text @returns {Judged} */
  function absent(text) {
    return { text, verdict: "absent", shown: [["span", text]], also: [], pieces: [] };
  }

  /* --- A sentence in pieces --------------------------------------------------------------------------------- */

  /** @param {Judged} judged */
  function isHeld({ verdict }) {
    return verdict !== "differs" && verdict !== "absent";
  }

  /** @param {Judged} judged */
  function tells({ text }) {
    return quotation.content(text).length >= TELLING;
  }

  /** Without the mark after it. @param {string} written */
  function bare(written) {
    return written.replace(/[，；：;,:]+$/u, "");
  }

  /** A run of clauses. @param {string} written @param {Row | undefined} last */
  async function judgeRun(written, last) {
    return { written, judged: await judge(bare(written), last, true) };
  }

  /** Each run of clauses as far as one text has them, and what lies between. @param {string[]} parts @param {Row | undefined} last */
  async function runs(parts, last) {
    await Promise.all(parts.map((part) => likely.fetch(bare(part), last))); // together, not one after the other
    /** @type {{ written: string, judged: Judged }[]} */
    const found = [];
    for (const part of parts) {
      const before = found.at(-1);
      const alone = await judgeRun(part, last);
      const longer = before && (await judgeRun(before.written + part, last));
      const bothMissing = before && !isFound(before.judged) && !isFound(alone.judged);
      const bothHeld = before && longer && isHeld(before.judged) && isHeld(longer.judged);
      if (longer && (bothHeld || bothMissing)) found[found.length - 1] = longer;
      else found.push(alone);
    }
    return found.map(({ judged }) => judged);
  }

  /** Whether the clauses tell more than the sentence as a whole. @param {Judged} whole @param {Judged[]} pieces */
  function isPatched(whole, pieces) {
    if (pieces.length < 2) return false;
    if (whole.verdict === "absent") return pieces.some((one) => isFound(one) && tells(one));
    const from = new Set(pieces.map(({ row }) => row?.id));
    return from.size > 1 && pieces.every((one) => isHeld(one) && tells(one));
  }

  /** @param {Judged} judged */
  function isFound({ verdict }) {
    return verdict !== "absent";
  }

  /** Whether the clauses of a sentence may tell more than the whole. @param {Judged} whole */
  function isOpen(whole) {
    const { length } = sentences.clauses(whole.text);
    return !isHeld(whole) && (length > 1 || quotation.pieces(whole.text).length > 1);
  }

  /** @param {Judged} whole @param {Row | undefined} last @returns {Promise<Judged>} */
  async function inPieces(whole, last) {
    const elided = quotation.pieces(whole.text);
    const pieces =
      elided.length > 1
        ? await Promise.all(elided.map((piece) => judge(piece.trim(), last, true)))
        : await runs(sentences.clauses(whole.text), last);
    const apart = elided.length > 1 ? pieces.some(isFound) : isPatched(whole, pieces);
    return apart ? { ...whole, row: undefined, verdict: "pieces", also: [], pieces } : whole;
  }

  /** Lets the page answer its reader. */
  function pause() {
    return new Promise((resolve) => setTimeout(resolve));
  }

  /** @type {Article["check"]} */
  async function check(split, tell) {
    /** @type {Row | undefined} */
    let last;
    let since = performance.now();
    const all = split.flat();
    let next = 1;
    for (const [n, paragraph] of split.entries()) {
      for (const sentence of paragraph) {
        // While one is judged, what the next needs is fetched; the first has the line for itself.
        if (next > 1 && all[next]) likely.fetch(all[next], last).catch(() => {});
        next += 1;
        const whole = await judge(sentence, last);
        const open = isOpen(whole);
        if (open) tell(whole, n, true);
        const judged = open ? await inPieces(whole, last) : whole;
        const [row] = [judged, ...judged.pieces].flatMap(({ row }) =>
          row && !isOld(row) ? [row] : [],
        );
        last = row ?? last;
        if (!tell(judged, n, false)) return;
        if (performance.now() - since < SLICE) continue;
        await pause();
        since = performance.now();
      }
    }
  }

  yuan.article = { check };
})();
