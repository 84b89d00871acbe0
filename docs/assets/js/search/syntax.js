/*
 * The operators of a query, read. Loaded when a query has one of their characters; whether it then is an
 * operator, or only text, is decided here:
 *
 *   ？ ＊           in a word: any one character; up to ten of any
 *   反诈|电诈       either; spaces around | do not matter
 *   "反诈 宣传"     to the letter, spaces too. Straight quotation marks around a word always mean that.
 *                  All others stand in texts, so that they mean it only around a space or an operator.
 *   巡逻 ~10 夜间   at most ten characters apart, in either order; of three, the third is apart from the
 *                  whole stretch of the first two
 *   年:2025        a limit (FIELDS), by any of several values: 年:2024|2025; 日期:2024-05..2025-03, 日期:2024年5月
 *   -              before a word or a limit: not this
 *
 * `parse` gives clauses, all of which must hold, or the first fault with its place.
 */
(() => {
  "use strict";
  const { folding, passages } = yuan;
  const ANY = "[^]"; // one character, as the folded text counts them
  const MOST = 10; // characters that ＊ stands for
  const FARTHEST = 100; // characters apart
  const QUOTES = [
    '""',
    "''",
    "＂＂",
    "“”",
    "‘’",
    "「」",
    "『』",
    "｢｣",
    "﹁﹂",
    "﹃﹄",
    "«»",
    "‹›",
    "〝〞",
  ];
  const CLOSING = new Map(QUOTES.map(([opening, closing]) => [opening, closing]));
  const STRAIGHT = /["＂]/;
  const DATES =
    /^(?:[\d./-]|(?<=\d)[年月日号號])*(?:(?:…+|至|到)(?:[\d./-]|(?<=\d)[年月日号號])*)?$/; // as far as they look like some
  /** What a reader may call a field, in any script. @type {[Limiting, string][]} */
  const FIELDS = [
    ["year", "年|年份"],
    ["date", "日期"],
    ["publisher", "出版者"],
    ["topic", "专题|專題"],
    ["kind", "类|類|类别|類別"],
    ["doc", "文献|文獻"],
  ];

  /** @typedef {{ at: number, text: string, wild: boolean, plain: boolean }} Atom `plain`: as if there were no operators */
  /** @typedef {{ at: number, barred: boolean } & ({ atom: Atom } | { field: Limiting, values: Value[] })} Term */
  /** @typedef {{ at: number, joins: "or" | "near", apart: number }} Joint */
  /** @typedef {{ at: number, text: string }} Value */
  /** @typedef {{ chars: string[], marks: string[], faults: Fault[] }} Written */

  /** @param {Written} written @param {number} i */
  function isEnd({ marks }, i) {
    return i >= marks.length || /\s/.test(marks[i]) || marks[i] === "|";
  }

  /** Where the text ends that begins here. @param {Written} written @param {number} start */
  function endOf(written, start) {
    let end = start;
    while (!isEnd(written, end)) end++;
    return end;
  }

  /** @param {Written} written @param {number} from @param {number} to */
  function cut({ chars }, from, to) {
    return chars.slice(from, to).join("");
  }

  /**
   * The end of the quotation that begins here: its closing mark ends a word. If there is none, -1; and it
   * is a fault where the mark cannot be meant as text.
   * @param {Written} written
   * @param {number} start
   */
  function closes(written, start) {
    const { chars, faults } = written;
    const closing = CLOSING.get(chars[start]);
    if (!closing) return -1;
    const later = chars
      .map((char, i) => (i > start && char === closing ? i : -1))
      .filter((i) => i > 0);
    const meant = STRAIGHT.test(chars[start]) || /\s/.test(cut(written, start, chars.length));
    if (!later.length && meant) faults.push({ key: "unclosed", at: start, text: chars[start] });
    return later.find((i) => isEnd(written, i + 1)) ?? -1;
  }

  /** A quotation, or a word with its wildcards. @param {Written} written @param {number} start @returns {[Atom, number]} */
  function readAtom(written, start) {
    const { chars, marks, faults } = written;
    const close = closes(written, start);
    const inside = marks.slice(start + 1, close);
    const literal = STRAIGHT.test(chars[start]) || inside.some((mark) => /[\s?*|]/.test(mark));
    if (close > 0 && literal) {
      const text = cut(written, start + 1, close);
      if (!folding.fold(text).trim()) faults.push({ key: "empty", at: start, text: chars[start] });
      return [{ at: start, text, wild: false, plain: false }, close + 1];
    }
    const end = Math.max(close + 1, endOf(written, start));
    const wild = marks.slice(start, end).some((mark) => /[?*]/.test(mark));
    return [{ at: start, text: cut(written, start, end), wild, plain: !wild }, end];
  }

  /** The values of a limit, between |. @param {Written} written @param {number} start @returns {[Value[], number]} */
  function readValues(written, start) {
    const { marks, faults } = written;
    const close = closes(written, start);
    const end = close > 0 ? close + 1 : endOf(written, start);
    const text = close > 0 ? cut(written, start + 1, close) : cut(written, start, end);
    if (!text) faults.push({ key: "value-missing", at: start });
    const value = { at: start, text };
    if (marks[end] !== "|" || isEnd(written, end + 1)) return [[value], end];
    const [values, last] = readValues(written, end + 1);
    return [[value, ...values], last];
  }

  /** The field of a name. @param {string} name */
  function fieldOf(name) {
    return FIELDS.find(([, names]) => names.split("|").includes(name))?.[0];
  }

  /**
   * The field named here, and where its value begins. Texts have such words before a colon, too: without a value,
   * or with what looks like no date, they are text.
   * @param {Written} written
   * @param {number} i
   * @returns {[Limiting, number] | undefined}
   */
  function fieldAt(written, i) {
    const colon = written.marks.indexOf(":", i);
    const field = colon > i ? fieldOf(cut(written, i, colon)) : undefined;
    const value = cut(written, colon + 1, endOf(written, colon + 1)).normalize("NFKC");
    const fits = value && (field !== "date" || DATES.test(value));
    return field && fits ? [field, colon + 1] : undefined;
  }

  /** @param {Written} written @param {number} i @returns {[Joint, number] | undefined} */
  function jointAt(written, i) {
    const { marks, faults } = written;
    if (marks[i] === "|") return [{ at: i, joins: "or", apart: 0 }, i + 1];
    const end = endOf(written, i);
    const [, digits] =
      marks
        .slice(i, end)
        .join("")
        .match(/^~(\d*)$/) ?? [];
    if (digits === undefined) return undefined;
    const apart = Number(digits || Number.NaN);
    if (!(apart <= FARTHEST)) faults.push({ key: "near-number", at: i, most: FARTHEST });
    return [{ at: i, joins: "near", apart }, end];
  }

  /** @param {Written} written @param {boolean} mayBar @param {number} i @returns {[Term, number]} */
  function readTerm(written, mayBar, i) {
    const barred = mayBar && !isEnd(written, i + 1) && yuan.search.bars(cut(written, i, i + 2));
    const start = barred ? i + 1 : i;
    const field = fieldAt(written, start);
    if (field) {
      const [values, end] = readValues(written, field[1]);
      return [{ at: i, barred, field: field[0], values }, end];
    }
    const [atom, end] = readAtom(written, start);
    return [{ at: i, barred, atom }, end];
  }

  /** @param {Written} written */
  function readAll(written) {
    /** @type {(Term | Joint)[]} */
    const read = [];
    for (let i = 0; i < written.chars.length; ) {
      if (/^\s*$/.test(written.marks[i])) {
        i++; // a space, or what no reader sees
        continue;
      }
      const last = read.at(-1);
      const [part, end] = jointAt(written, i) ?? readTerm(written, !last || !("joins" in last), i);
      read.push(part);
      i = end;
    }
    return read;
  }

  /** Atoms in groups of alternatives, groups in clauses of nearness. @typedef {{ at: number, barred: boolean, groups: Atom[][], apart: number[] }} Bound */
  /** @typedef {Bound | (Term & { field: Limiting, values: Value[] })} Part */

  /** @param {(Term | Joint)[]} read @param {Fault[]} faults */
  function bind(read, faults) {
    /** @type {Part[]} */
    const parts = [];
    /** @type {Joint | undefined} */
    let joint;
    for (const one of read) {
      const last = parts.at(-1);
      const takes = last && "groups" in last;
      if ("joins" in one) {
        const stands = takes && !joint && !(last.barred && one.joins === "near");
        if (!stands) faults.push({ key: one.joins, at: one.at });
        joint = one;
      } else if ("field" in one) {
        if (joint) faults.push({ key: joint.joins, at: joint.at });
        parts.push(one);
        joint = undefined;
      } else {
        if (!joint || !takes) parts.push({ ...one, groups: [[one.atom]], apart: [] });
        else if (joint.joins === "or") last.groups[last.groups.length - 1].push(one.atom);
        else {
          last.groups.push([one.atom]);
          last.apart.push(joint.apart);
        }
        joint = undefined;
      }
    }
    if (joint) faults.push({ key: joint.joins, at: joint.at });
    return parts;
  }

  /** An atom: its pieces of text, folded, and what its wildcards stand for between them. @param {Atom} atom @param {Fault[]} faults @returns {Shape} */
  function compile({ at, text, wild }, faults) {
    const parts = wild ? text.split(/([?？﹖*＊﹡])/) : [text];
    const row = parts.map((part, i) => {
      if (i % 2) return /[?？﹖]/.test(part) ? [1, 1] : [0, MOST];
      return folding.fold(part);
    });
    const shape = /** @type {Shape[]} */ (row.filter((part) => part !== ""));
    if (wild && !shape.some((part) => typeof part === "string")) faults.push({ key: "wild", at });
    return shape.length === 1 ? shape[0] : { row: shape };
  }

  /** What stands within a distance of what, in either order. @param {Shape} left @param {number} apart @param {Shape} right @returns {Shape} */
  function within(left, apart, right) {
    const between = /** @type {[number, number]} */ ([0, apart]);
    return { either: [{ row: [left, between, right] }, { row: [right, between, left] }] };
  }

  /** A shape as a pattern of the folded text. @param {Shape} shape @returns {string} */
  function patternOf(shape) {
    if (typeof shape === "string") return passages.literally(shape);
    if ("either" in shape) return shape.either.map(patternOf).join("|");
    if ("row" in shape) return shape.row.map(partOf).join("");
    const [least, most] = shape;
    return least === most ? ANY : `${ANY}{${least},${most}}?`;
  }

  /** @param {Shape} shape in a row @returns {string} */
  function partOf(shape) {
    const isChoice = typeof shape === "object" && "either" in shape;
    return isChoice ? `(?:${patternOf(shape)})` : patternOf(shape);
  }

  /** @param {Part} part @param {Fault[]} faults @returns {Clause} */
  function clauseOf(part, faults) {
    if ("field" in part) return part;
    const { at, barred, apart } = part;
    const groups = part.groups.map((atoms) => {
      const shapes = atoms.map((atom) => compile(atom, faults));
      return shapes.length === 1 ? shapes[0] : { either: shapes };
    });
    const shape = groups.reduce((left, right, i) => within(left, apart[i - 1], right));
    return { at, barred, shape, pattern: patternOf(shape) };
  }

  /** A word that looks like a limit, but there is no such field, or no such value. @param {Part[]} parts @returns {Fault | undefined} */
  function doubtful(parts) {
    const atoms = parts.flatMap((part) => ("groups" in part ? part.groups.flat() : []));
    const [found] = atoms.filter(({ text }) => /^\p{L}{1,4}[:：]/u.test(text));
    if (!found) return undefined;
    const [name, value] = found.text.split(/[:：]/);
    const at = found.at + Array.from(name).length + 1;
    if (!fieldOf(name)) return value ? { key: "field", at: found.at, text: name } : undefined;
    return value ? { key: "no-date", at, text: value } : { key: "value-missing", at };
  }

  /** @type {Syntax["parse"]} */
  function parse(query, barring) {
    const chars = Array.from(query);
    const written = { chars, marks: chars.map(folding.marks), faults: /** @type {Fault[]} */ ([]) };
    const { faults } = written;
    const parts = bind(readAll(written), faults);
    const clauses = parts.map((part) => clauseOf(part, faults));
    const plain = parts.every((part) => {
      return (
        "groups" in part &&
        part.groups.length === 1 &&
        part.groups[0].length === 1 &&
        part.groups[0][0].plain
      );
    });
    for (const clause of clauses) clause.barred ||= barring;
    const [fault] = faults.sort((a, b) => a.at - b.at);
    return { clauses, plain: plain && !fault, fault, doubt: doubtful(parts) };
  }

  yuan.syntax = { parse };
})();
