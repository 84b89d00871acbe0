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
  const UNLIKE = 0.6; // differing characters for each one quoted that are too many
  const CHANCE = 3; // characters in a row that two texts may share without a reason
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
   * The longest run that two texts share; of equally long ones the first. For each unit of a, `runs[j + 1]` is how
   * long the run is that ends with it and with the j-th unit of b.
   * @param {string} a
   * @param {string} b
   * @returns {{ inA: number, inB: number, size: number }}
   */
  function longestCommon(a, b) {
    const runs = new Uint32Array(b.length + 1);
    const units = Uint16Array.from({ length: b.length }, (_, j) => b.charCodeAt(j));
    let size = 0;
    let inA = 0;
    for (let i = 0; i < a.length; i++) {
      const unit = a.charCodeAt(i);
      for (let j = b.length; j > 0; j--) {
        runs[j] = units[j - 1] === unit ? runs[j - 1] + 1 : 0;
        if (runs[j] > size) [size, inA] = [runs[j], i + 1 - runs[j]];
      }
    }
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

  /**
   * Without what only chance has in common at an end: a character that the text has again, but further away than
   * it is worth. 甲乙丙 against 甲乙丁戊己庚丙: span 甲乙, del 丙.
   * @param {Step[]} steps from that end on
   * @returns {number} how many of them say no more than that the quotation differs
   */
  function byChance(steps) {
    let gain = 0;
    let best = 0;
    let count = 0;
    const told = steps.findIndex(({ tag, start, end }) => tag === "span" && end - start > CHANCE);
    steps.slice(0, told < 0 ? undefined : told).forEach(({ tag, start, end }, i) => {
      if (tag !== "del") gain += tag === "ins" ? end - start : start - end;
      if (gain > best) [best, count] = [gain, i + 1];
    });
    return count;
  }

  /** @param {Step[]} steps @param {number} length of the quotation @returns {Step[]} */
  function anchored(steps, length) {
    const inQuote = (/** @type {Step[]} */ some) =>
      some.reduce((sum, { tag, start, end }) => sum + (tag === "ins" ? 0 : end - start), 0);
    const before = byChance(steps);
    const kept = steps.slice(before, steps.length - byChance(steps.slice(before).reverse()));
    const start = inQuote(steps.slice(0, before));
    const end = start + inQuote(kept);
    /** @type {Step[]} */
    const all = [
      { tag: "del", start: 0, end: start },
      ...kept,
      { tag: "del", start: end, end: length },
    ];
    return all.filter((step) => step.end > step.start);
  }

  /** @type {Quotation["compare"]} */
  function compare(quote, row) {
    const asked = folding.spell(quote);
    const text = folding.row(row);
    const steps = within(anchored(within(diff(asked.text, text.text)), asked.text.length));
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

  yuan.quotation = {
    pieces,
    elides: (text) => ELISION.test(text),
    content,
    verdict: verdictOf,
    compare,
    compareElided,
  };
})();
