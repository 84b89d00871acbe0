/*
 * The texts that a sentence of an article may be from: those that share most pairs of characters with it, and all that
 * share them all. What has a sentence in it is always among these.
 *
 * Of a large corpus the posting lists tell which they are; they are read a few at a time, where the article goes on
 * first, so that who wants one place only need not wait for sixty.
 */
(() => {
  "use strict";
  const { folding, passages, quotation } = yuan;
  const ALIKE = 4; // texts that a sentence is compared with where none has it
  const SHARED = 0.3; // of the pairs asked for: what has fewer is not like the sentence
  const EQUAL = 60; // texts with all pairs that are looked through
  const ASKED = 12; // pairs of a sentence that a large corpus is asked for
  const FEW = 6; // texts that are read together: as many as a browser has connections

  /** @type {WeakMap<Text, string>} */
  const contents = new WeakMap();

  /** @typedef {Row | OldText} Text */
  /** @typedef {{ texts: Text[], lists: Map<string, number[]> }} Index */

  /** @param {Text} text @returns {text is OldText} */
  function isOld(text) {
    return "until" in text;
  }

  /** The content of a text, worked out once. @param {Text} text */
  function contentOf(text) {
    const known = contents.get(text) ?? quotation.content(text.text);
    contents.set(text, known);
    return known;
  }

  /** @type {Likely["distance"]} */
  function distance(text, last) {
    if ("until" in text) return Number.POSITIVE_INFINITY;
    if (!last || text.doc !== last.doc) return Number.MAX_SAFE_INTEGER;
    return text.n >= last.n ? text.n - last.n : 1000 + last.n - text.n;
  }

  /** Each pair of neighbours, once; of a single character itself. @param {string} spelled */
  function pairs(spelled) {
    const chars = Array.from(spelled);
    if (chars.length < 2) return chars;
    return [...new Set(chars.slice(1).map((char, i) => chars[i] + char))];
  }

  /** Texts that had to be read anyhow: all of a small corpus, and what passages had before. */
  const index = passages.remember(async () => {
    const { shards, shardOf } = await passages.ready();
    const read = shards ? [] : await passages.rows([...shardOf.keys()]);
    /** @type {Index} */
    const made = { texts: [...read, ...(await passages.part("old"))], lists: new Map() };
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

  /**
   * The numbers that most lists have, of equals the nearest first: of those that all have, up to EQUAL.
   * @param {number[][]} lists
   * @param {(n: number) => number} far
   */
  function most(lists, far) {
    /** @type {number[]} */
    const counts = [];
    for (const list of lists) for (const n of list) counts[n] = (counts[n] ?? 0) + 1;
    const numbers = [...new Set(lists.flat())].filter((n) => counts[n] >= SHARED * lists.length);
    numbers.sort((a, b) => counts[b] - counts[a] || far(a) - far(b) || a - b);
    const all = numbers.filter((n) => counts[n] === lists.length).slice(0, EQUAL);
    return [...new Set([...all, ...numbers.slice(0, ALIKE)])];
  }

  /** Pairs of letters and digits, evenly spread: marks between them may be others. @param {string} sentence */
  function askedOf(sentence) {
    const found = pairs(folding.fold(sentence)).filter((pair) => /^[\p{L}\p{N}]+$/u.test(pair));
    const step = Math.ceil(found.length / ASKED);
    return found.filter((_, i) => i % step === 0);
  }

  /** Of the texts that were read anyhow. @param {string} sentence @param {Row | undefined} last */
  async function known(sentence, last) {
    const { texts, lists } = await index("all");
    const held = pairs(quotation.content(sentence)).map((pair) => lists.get(pair) ?? []);
    return most(held, (n) => distance(texts[n], last)).map((n) => texts[n]);
  }

  /** Of the passages of a large corpus. @param {string} sentence @param {Row | undefined} last */
  async function listed(sentence, last) {
    const { shards, documentOf } = await passages.ready();
    if (!shards) return [];
    await yuan.need("postings");
    const held = await Promise.all(askedOf(sentence).map(yuan.search.holders));
    const doc = (/** @type {Passage} */ n) => `${documentOf[n]}`;
    const from = last && { doc: doc(last.n), n: last.n };
    return most(held, (n) => distance({ doc: doc(n), n }, from));
  }

  /** @type {Likely["texts"]} */
  async function texts(sentence, last, isEnough) {
    const [numbers, before] = await Promise.all([listed(sentence, last), known(sentence, last)]);
    const few = isEnough ? FEW : EQUAL + ALIKE;
    /** @type {Text[]} */
    const read = [];
    for (let i = 0; i < numbers.length && !(isEnough && read.some(isEnough)); i += few) {
      read.push(...(await passages.rows(numbers.slice(i, i + few))));
    }
    return [...read, ...before];
  }

  yuan.likely = {
    ALIKE,
    texts,
    fetch: (sentence, last) => texts(sentence, last, () => true),
    distance,
    contentOf,
    isOld,
  };
})();
