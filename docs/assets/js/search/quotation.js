/*
 * What a quotation has in common with a text, and what it has not.
 *
 *   exact         every character that can be seen is the same
 *   script        only script, width or case differ
 *   punctuation   only punctuation or spaces differ
 *   differs       words, numbers or signs differ
 *   absent        so much differs that it is no quotation of this text
 *
 * Punctuation is what may be lost without loss of content. Signs, comparison, ratio, per cent, decimal
 * points and ranges are content: -5度 is not 5度, 3:2 not 32, 8‰ not 8, 9:00~17:00 not 9:0017:00.
 */
(() => {
  "use strict";
  const { folding } = yuan;
  const UNLIKE = 0.7; // differing characters for each one quoted that are too many
  const ELISION = /…+|[.。．]{3,}|·{3,}|⋯+|︙+/u;

  /* --- Content: a text without its punctuation ------------------------------------------------------- */

  /**
   * What is done to a folded text, in this order; § stands for a boundary between two numbers.
   * @type {[RegExp, string][]}
   */
  const STEPS = [
    // 3 : 2 → 3:2
    [/(?<=\d) *([:/~+<>=≤≥≠±×÷-]) *(?=[-+]?\d)/gu, "$1"],
    // A dash as long as two characters is punctuation (他说——5人), but not between numbers (5——10).
    [/(?<!\d)-{2,}/gu, ""],
    // A dash before no number joins words (中国—东盟); it may stand before a currency (-￥5).
    [/-+(?![$¥€£]?\d)/gu, ""],
    // A dash and a wave dash between numbers are the same range (5—10, 5～10; 5℃—10℃), no sign.
    [/(?<=\d[^\d\s\p{P}]{0,2})[-~]+(?=\d)/gu, "~"],
    // A colon between numbers is a ratio or a time, a point between them a decimal point.
    [/:(?!\d)|(?<!\d):/gu, ""],
    [/\.(?!\d)|(?<=\p{L})\./gu, ""],
    // Whatever else parts two numbers: 500、600 is not 500600.
    [/(?<=\d)[^\p{L}\p{N}\p{S}%‰‱&@#*/\\′″.:~-]+(?=\d)/gu, "§"],
    // The rest of punctuation, spaces, and marks that only adorn.
    [/[^\p{L}\p{N}\p{S}%‰‱&@#*/\\′″.:~§-]|[●○■□◆◇★☆►▶]/gu, ""],
  ];

  /** A raised or circled number is no further digit of the one before it: 10² is not 102. @param {string} text */
  function partDigits(text) {
    return text.replace(/(?<=[\d０-９])(?=\p{No})/gu, "^");
  }

  /** Nor does a comma as wide as a character part thousands: 500，600 is not 500600. @param {string} text */
  function partNumbers(text) {
    return partDigits(text).replace(/(?<=\d)，(?=\d)/gu, "、");
  }

  /** @param {string} text */
  function content(text) {
    const spelled = folding.marks(partNumbers(text));
    return STEPS.reduce((rest, [pattern, instead]) => rest.replace(pattern, instead), spelled);
  }

  /** @param {string} quote */
  function hasWords(quote) {
    return /[\p{L}\p{N}]/u.test(content(quote));
  }

  /**
   * Where a text holds a part whose numbers are whole in it: 8 is not held by 8‰, nor 5度 by -5度.
   * @param {string} text
   * @param {string} part
   * @param {number} [from]
   * @returns {number} where the part ends, or -1
   */
  function endOfWhole(text, part, from = 0) {
    for (let at = text.indexOf(part, from); at >= 0; at = text.indexOf(part, at + 1)) {
      const end = at + part.length;
      const signed = /^\d/.test(part) && /[-+±≤≥<>≈=~.:/\d\p{Sc}]$/u.test(text.slice(0, at));
      const goesOn = /\d$/.test(part) && /^([%‰‱+\d]|[.:/~]\d)/.test(text.slice(end));
      if (!signed && !goesOn) return end;
    }
    return -1;
  }

  /**
   * Whether a text holds a quotation, from the strictest understanding on. A quotation may be cut out of a
   * text anywhere; where only its punctuation is said to differ, its numbers must be whole.
   * @type {[Verdict, (quote: string, text: string) => boolean][]}
   */
  const VERDICTS = [
    ["exact", (quote, text) => folding.seen(text).includes(folding.seen(quote))],
    ["script", (quote, text) => letters(text).includes(letters(quote))],
    ["punctuation", (quote, text) => endOfWhole(content(text), content(quote)) >= 0],
  ];

  /** @param {string} text */
  function letters(text) {
    return folding.letters(partDigits(text));
  }

  /** @param {string} quote @param {string} text @returns {Verdict} */
  function verdictOf(quote, text) {
    const found = VERDICTS.find(([, holds]) => holds(quote, text));
    return found ? found[0] : "differs";
  }

  /* --- What differs -------------------------------------------------------------------------------------- */

  /**
   * The longest run that two texts share: what is shared at one length is shared at every shorter one, so
   * that the length is found by halving.
   * @param {string} a
   * @param {string} b
   * @returns {{ inA: number, inB: number, size: number }}
   */
  function longestCommon(a, b) {
    /** @param {number} size @returns {number} where a run of this length begins in a, or -1 */
    const run = (size) => {
      for (let i = 0; i + size <= a.length; i++) if (b.includes(a.slice(i, i + size))) return i;
      return -1;
    };
    let size = 0;
    let tooLong = Math.min(a.length, b.length) + 1;
    while (size + 1 < tooLong) {
      const middle = (size + tooLong) >> 1;
      if (run(middle) < 0) tooLong = middle;
      else size = middle;
    }
    const inA = run(size);
    return { inA, inB: b.indexOf(a.slice(inA, inA + size)), size };
  }

  /** @typedef {{ tag: "span" | "ins" | "del", start: number, end: number }} Step */

  /**
   * A quotation against a text, both folded: around the longest run that they share, the same again for
   * what stands before and after it. Places are in the text for span and ins, in the quotation for del.
   *   甲乙丙 against 甲丁丙: span 甲, del 乙, ins 丁, span 丙
   * @param {string} quote
   * @param {string} text
   * @param {number} [i] where the quotation begins in the whole quotation
   * @param {number} [j] where the text begins in the whole text
   * @returns {Step[]}
   */
  function diff(quote, text, i = 0, j = 0) {
    const { inA, inB, size } = longestCommon(quote, text);
    if (!size) {
      /** @type {Step[]} */
      const steps = [
        { tag: "del", start: i, end: i + quote.length },
        { tag: "ins", start: j, end: j + text.length },
      ];
      return steps.filter(({ start, end }) => end > start);
    }
    return [
      ...diff(quote.slice(0, inA), text.slice(0, inB), i, j),
      { tag: "span", start: j + inB, end: j + inB + size },
      ...diff(quote.slice(inA + size), text.slice(inB + size), i + inA + size, j + inB + size),
    ];
  }

  /** Without what the text has before and after the quotation. @param {Step[]} steps */
  function within(steps) {
    const first = steps[0]?.tag === "del" ? 2 : 1;
    return steps.filter(({ tag }, i) => tag !== "ins" || (i >= first && i < steps.length - 1));
  }

  /** @type {Quotation["compare"]} */
  function compare(quote, row) {
    const asked = folding.spell(quote);
    const text = folding.row(row);
    const steps = within(diff(asked.text, text.text));
    const differing = steps.filter(({ tag }) => tag !== "span");
    const cost = differing.reduce((sum, { start, end }) => sum + end - start, 0);
    const verdict = verdictOf(quote, row.text);
    const unlike = verdict === "differs" && cost > UNLIKE * asked.text.length;
    return {
      row,
      verdict: unlike ? "absent" : verdict,
      cost,
      shown: steps.map(({ tag, start, end }) => {
        const [source, places] = tag === "del" ? [quote, asked.places] : [row.text, text.places];
        return [tag, source.slice(places[start], places[end])];
      }),
    };
  }

  /* --- Elided quotations ------------------------------------------------------------------------------ */

  /** @type {Quotation["pieces"]} */
  function pieces(quote) {
    return quote.split(ELISION).filter(hasWords);
  }

  /** Whether a text holds all pieces in this order. @param {string[]} parts @param {string} text */
  function holdsInOrder(parts, text) {
    const whole = content(text);
    let end = 0;
    for (const part of parts) {
      if (end < 0) return false;
      end = endOfWhole(whole, content(part), end);
    }
    return end >= 0;
  }

  /** @type {Quotation["compareElided"]} */
  function compareElided(parts, row) {
    if (!holdsInOrder(parts, row.text)) return undefined;
    const compared = parts.map((part) => compare(part, row));
    const ranks = VERDICTS.map(([verdict]) => verdict);
    const worst = compared.reduce((a, b) => {
      return ranks.indexOf(a.verdict) >= ranks.indexOf(b.verdict) ? a : b;
    });
    /** @type {Compared<typeof row>["shown"]} */
    const shown = compared.flatMap((one, i) => (i ? [["span", "……"], ...one.shown] : one.shown));
    return { row, verdict: worst.verdict, shown, cost: worst.cost };
  }

  yuan.quotation = { pieces, elides: (text) => ELISION.test(text), compare, compareElided };
})();
