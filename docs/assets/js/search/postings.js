/*
 * Posting lists: how a large corpus is searched without reading it. Small corpora never load this file.
 *
 * The lists (scripts/search/postings.py) tell for every character, and for every pair of neighbouring
 * characters, the passages that hold it, and the places in each. They lie in shards, so that a query
 * fetches only its own. Three kinds of files: n (numbers of passages), p (places), i (ids).
 */
(() => {
  "use strict";
  const { folding, passages } = yuan;
  const { ready, part, rows, remember } = passages;
  const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  const SPREAD = 8191; // as in scripts/search/postings.py
  const STEM = 5; // characters of an id before its check character
  const DECIMALS = 10; // the digits come first in the alphabet
  const AT_ONCE = 4; // lists fetched together; after them it is decided whether more are needed
  // So few passages are sooner read than narrowed down by further lists: a key that no more have has neither places nor
  // ids in the lists, and one that more than one in so many have has no ids, as in scripts/search/postings.py.
  const READ = 8;
  const SHARE = 8;

  /** @typedef {Map<Passage, number[]>} Places of each passage the places where a key stands */
  /** @typedef {{ key: string, offset: number }} Piece a part of a term, and where in the term it begins */

  /**
   * The list of a key: one character or a pair.
   * @param {"n" | "p" | "i"} kind
   * @param {string} key
   * @returns {Promise<string>} as it is written in the shard
   */
  async function listOf(kind, key) {
    const { shards } = await ready();
    const sum = Array.from(key).reduce((before, char) => before * SPREAD + codePoint(char), 0);
    const shard = await part(kind + (sum % (shards?.[kind] ?? 1)));
    return shard[key] ?? "";
  }

  /** @param {string} char */
  function codePoint(char) {
    return char.codePointAt(0) ?? 0;
  }

  /**
   * Numbers written by scripts/search/digits.py: five bits a character, low bits first; all characters but
   * the last have the sixth bit set. "gB" → 0 + 1 × 32 = 32.
   * @param {string} code
   */
  function decode(code) {
    /** @type {number[]} */
    const numbers = [];
    let number = 0;
    let scale = 1;
    for (const char of code) {
      const digit = DIGITS.indexOf(char);
      number += (digit & 31) * scale;
      scale *= 32;
      if (digit & 32) continue;
      numbers.push(number);
      number = 0;
      scale = 1;
    }
    return numbers;
  }

  /** The passages that hold a key. @param {string} key */
  const holding = remember(async (key) => {
    let last = -1;
    return decode(await listOf("n", key)).map((step) => {
      last += step + 1;
      return last;
    });
  });

  /** The passages that hold a key, with its places in each. @param {string} key @returns {Promise<Places>} */
  const placing = remember(async (key) => {
    const [numbers, code] = await Promise.all([holding(key), listOf("p", key)]);
    /** @type {Places} */
    const found = new Map();
    let places = [];
    let place = 0;
    for (const step of decode(code)) {
      place += step >> 1;
      places.push(place);
      if (!(step & 1)) continue; // odd: the last in its passage
      found.set(numbers[found.size], places);
      places = [];
      place = 0;
    }
    return found;
  });

  /**
   * The pieces whose places decide whether a text contains a term: every second pair, and the last one.
   * Pairs in between would only say again what their neighbours say.
   *   反诈宣传 → 反诈 at 0, 宣传 at 2          反诈中 → 反诈 at 0, 诈中 at 1          反 → 反 at 0
   * @param {string} term
   * @returns {Piece[]}
   */
  function cover(term) {
    const chars = Array.from(term);
    if (chars.length === 1) return [{ key: term, offset: 0 }];
    const pieces = chars.slice(1).map((char, offset) => ({ key: chars[offset] + char, offset }));
    return pieces.filter(({ offset }) => offset % 2 === 0 || offset === pieces.length - 1);
  }

  /**
   * Keeps the places of a term's beginning that have the next piece at its distance.
   *   found: passage 7 → [3, 20]; 宣传 (offset 2) stands in passage 7 at [5, 40]
   *   → passage 7 → [3], for 3 + 2 = 5; 20 + 2 is no place of 宣传
   * @param {Places} found
   * @param {Places} next
   * @param {number} offset
   */
  function narrow(found, next, offset) {
    /** @type {Places} */
    const narrower = new Map();
    for (const [n, places] of found) {
      const there = new Set(next.get(n));
      const left = places.filter((place) => there.has(place + offset));
      if (left.length) narrower.set(n, left);
    }
    return narrower;
  }

  /**
   * The places of a term in passages, by their texts; none of those that lack it.
   * @param {Passage[]} numbers
   * @param {string} term
   * @returns {Promise<Places>}
   */
  async function reading(numbers, term) {
    const length = Array.from(term).length;
    const read = await rows(numbers);
    const found = read.map((row) => {
      const chars = Array.from(folding.row(row).text);
      const places = chars.flatMap((_, i) => {
        return chars.slice(i, i + length).join("") === term ? [i] : [];
      });
      return /** @type {const} */ ([row.n, places]);
    });
    return new Map(found.filter(([, places]) => places.length));
  }

  /** The passages that all lists have. @param {Passage[][]} lists */
  function common([first, ...others]) {
    const sets = others.map((numbers) => new Set(numbers));
    return first.filter((n) => sets.every((set) => set.has(n)));
  }

  /** The places of a term: by the lists of its pieces, of few passages by their texts. @type {Postings["places"]} */
  const places = remember(async (term) => {
    const pieces = cover(term);
    /** @type {Places | undefined} */
    let found;
    for (let i = 0; i < pieces.length; i += AT_ONCE) {
      const some = pieces.slice(i, i + AT_ONCE);
      const held = await Promise.all(some.map(({ key }) => holding(key)));
      const left = common(found ? [[...found.keys()], ...held] : held);
      if (left.length <= READ) return reading(left, term);
      const lists = await Promise.all(some.map(({ key }) => placing(key)));
      for (const [j, { offset }] of some.entries()) {
        found = found ? narrow(found, lists[j], offset) : lists[j];
      }
    }
    return found ?? new Map();
  });

  /** @param {string} term @returns {Promise<Passage[]>} */
  async function holders(term) {
    if (Array.from(term).length < 3) return holding(term);
    return [...(await places(term)).keys()];
  }

  /** The ids of passages, out of those of all. @type {Postings["named"]} */
  async function named(numbers) {
    const [{ shardOf }, names] = await Promise.all([ready(), part("names")]);
    return numbers.map(passages.written(names, shardOf.length));
  }

  /**
   * The id that is packed: a number, six bits a character, low bits first; that in the alphabet of ids, of which the
   * first character has no digits, and the check character (scripts/ledger/ids.py): of each character place (from 1)
   * times ordinal, in sum.
   * @param {string} code
   * @param {string} alphabet
   */
  function unpacked(code, alphabet) {
    const { length } = alphabet;
    let number = Array.from(code).reduceRight((sum, char) => sum * 64 + DIGITS.indexOf(char), 0);
    /** @type {number[]} */
    const ordinals = [];
    for (let place = 0; place < STEM; place++) {
      ordinals.unshift(number % length);
      number = Math.floor(number / length);
    }
    ordinals[0] += DECIMALS;
    const sum = ordinals.reduce((before, ordinal, i) => before + (i + 1) * ordinal, 0);
    return [...ordinals, sum % length].map((ordinal) => alphabet[ordinal]).join("");
  }

  /**
   * The ids of hits whose texts are not read. They stand beside the list of every key, so the shortest
   * list among the keys of the query names them all. Where few have a key they are sooner read, where very
   * many have it, they are looked up among all.
   * @param {Passage[]} numbers
   * @param {string[]} terms
   * @returns {Promise<string[]>}
   */
  async function ids(numbers, terms) {
    const keys = terms
      .flatMap(cover)
      .map(({ key }) => key)
      .slice(0, AT_ONCE);
    const lists = await Promise.all(keys.map(async (key) => ({ key, held: await holding(key) })));
    const rarest = lists.reduce((best, list) =>
      list.held.length < best.held.length ? list : best,
    );
    const { shardOf, alphabet = "" } = await ready();
    if (rarest.held.length <= READ) return (await rows(numbers)).map((row) => row.id);
    if (rarest.held.length > Math.floor(shardOf.length / SHARE)) return named(numbers);
    const run = await listOf("i", rarest.key);
    const written = passages.written(run, rarest.held.length);
    const id = (/** @type {number} */ i) =>
      alphabet ? unpacked(written(i), alphabet) : written(i);
    const known = new Map(rarest.held.map((n, i) => [n, id(i)]));
    return numbers.map((n) => known.get(n) ?? "");
  }

  yuan.postings = { holders, places, ids, named };
})();
