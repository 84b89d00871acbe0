/*
 * An article checked sentence by sentence against all texts: which stand there, which were changed, which not.
 *
 *   1. `candidates`  the texts that share most pairs of characters with a sentence, and all that share them all:
 *                    what has a sentence in it is always among these;
 *   2. `judge`       the best verdict of the quotation check on them; among equals, where the article goes on;
 *   3. `inPieces`    a sentence that no text has, clause by clause: it may be put together from several.
 *
 * It gives way to the page after every slice of work, so that a long article does not freeze it.
 */
(() => {
  "use strict";
  const { folding, passages, quotation, sentences } = yuan;
  const ALIKE = 4; // texts that a sentence is compared with where none has it
  const SHARED = 0.3; // of the pairs asked for: what has fewer is not like the sentence
  const EQUAL = 60; // texts with all pairs that are looked through
  const ASKED = 12; // pairs of a sentence that a large corpus is asked for
  const CHANGED = 0.5; // of a sentence's characters: where more are not the text's, it is another sentence
  const TELLING = 6; // characters of a clause that are no accident
  const SLICE = 30; // milliseconds of work between two looks of the page at its reader
  const VERDICTS = ["exact", "script", "punctuation", "differs", "absent"]; // the best first

  /** @type {WeakMap<Text, string>} */
  const contents = new WeakMap();

  /** @typedef {Row | OldText} Text */
  /** @typedef {{ texts: Text[], lists: Map<string, number[]>, large: boolean }} Index */

  /* --- Texts that a sentence may be from ------------------------------------------------------------------ */

  /** Each pair of neighbours, once; of a single character itself. @param {string} spelled */
  function pairs(spelled) {
    const chars = Array.from(spelled);
    if (chars.length < 2) return chars;
    return [...new Set(chars.slice(1).map((char, i) => chars[i] + char))];
  }

  /** Texts that had to be read anyhow: all of a small corpus, and what passages had before. */
  const index = passages.remember(async () => {
    const meta = await passages.ready();
    const large = Boolean(meta.shards);
    const read = large ? [] : await passages.rows([...meta.shardOf.keys()]);
    /** @type {Index} */
    const made = { texts: [...read, ...(await passages.part("old"))], lists: new Map(), large };
    for (const [n, text] of made.texts.entries()) {
      const spelled = contentOf(text);
      for (const key of new Set([...pairs(spelled), ...spelled])) {
        const list = made.lists.get(key);
        if (list) list.push(n);
        else made.lists.set(key, [n]);
      }
    }
    return made;
  });

  /** The numbers that most lists have: of those that all have, up to EQUAL. @param {number[][]} lists */
  function most(lists) {
    /** @type {number[]} */
    const counts = [];
    for (const list of lists) for (const n of list) counts[n] = (counts[n] ?? 0) + 1;
    const numbers = [...new Set(lists.flat())].filter((n) => counts[n] >= SHARED * lists.length);
    const all = numbers.filter((n) => counts[n] === lists.length).slice(0, EQUAL);
    const some = numbers.sort((a, b) => counts[b] - counts[a]).slice(0, ALIKE);
    return [...new Set([...all, ...some])];
  }

  /** Pairs of letters and digits, evenly spread: marks between them may be others. @param {string} sentence */
  function askedOf(sentence) {
    const found = pairs(folding.fold(sentence)).filter((pair) => /^[\p{L}\p{N}]+$/u.test(pair));
    const step = Math.ceil(found.length / ASKED);
    return found.filter((_, i) => i % step === 0);
  }

  /** @param {string} sentence @returns {Promise<Text[]>} */
  async function candidates(sentence) {
    const { texts, lists, large } = await index("all");
    const known = pairs(quotation.content(sentence)).map((pair) => lists.get(pair) ?? []);
    const read = most(known).map((n) => texts[n]);
    if (!large) return read;
    const held = await Promise.all(askedOf(sentence).map(yuan.search.holders));
    return [...(await passages.rows(most(held))), ...read];
  }

  /* --- One sentence ---------------------------------------------------------------------------------------- */

  /** @param {Text} text @returns {text is OldText} */
  function isOld(text) {
    return "until" in text;
  }

  /**
   * How far a text lies from where the article was: what follows first, and what stands today before what stood.
   * @param {Text} text
   * @param {Row | undefined} last
   */
  function distance(text, last) {
    if (isOld(text)) return Number.POSITIVE_INFINITY;
    if (!last || text.doc !== last.doc) return Number.MAX_SAFE_INTEGER;
    return text.n >= last.n ? text.n - last.n : 1000 + last.n - text.n;
  }

  /** @param {Row | undefined} last */
  function byVerdict(last) {
    return (/** @type {Compared<Text>} */ a, /** @type {Compared<Text>} */ b) => {
      const rank = VERDICTS.indexOf(a.verdict) - VERDICTS.indexOf(b.verdict);
      return rank || a.cost - b.cost || distance(a.row, last) - distance(b.row, last) || 0;
    };
  }

  /** The content of a text, worked out once. @param {Text} text */
  function contentOf(text) {
    const known = contents.get(text) ?? quotation.content(text.text);
    contents.set(text, known);
    return known;
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
   * @param {string} text a sentence or a clause
   * @param {Row | undefined} last
   * @returns {Promise<Judged>}
   */
  async function judge(text, last) {
    const texts = await candidates(text);
    const parts = quotation.pieces(text);
    const content = quotation.content(text);
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
    return { written, judged: await judge(bare(written), last) };
  }

  /** Each run of clauses as far as one text has them, and what lies between. @param {string[]} parts @param {Row | undefined} last */
  async function runs(parts, last) {
    await Promise.all(parts.map((part) => candidates(bare(part)))); // fetched together, not one after the other
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

  /** @param {Judged} whole @param {Row | undefined} last @returns {Promise<Judged>} */
  async function inPieces(whole, last) {
    if (isHeld(whole)) return whole;
    const elided = quotation.pieces(whole.text);
    const pieces =
      elided.length > 1
        ? await Promise.all(elided.map((piece) => judge(piece.trim(), last)))
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
        if (next > 1 && all[next]) candidates(all[next]).catch(() => {});
        next += 1;
        const judged = await inPieces(await judge(sentence, last), last);
        const [row] = [judged, ...judged.pieces].flatMap(({ row }) =>
          row && !isOld(row) ? [row] : [],
        );
        last = row ?? last;
        if (!tell(judged, n)) return;
        if (performance.now() - since < SLICE) continue;
        await pause();
        since = performance.now();
      }
    }
  }

  yuan.article = { check };
})();
