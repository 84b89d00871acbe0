/*
 * The passages and where they lie. A passage goes by its number in the corpus; a row is a passage as
 * results show it, with its text in the script of the page.
 */
(() => {
  "use strict";
  const { folding } = yuan;
  const SHARDS_OF_CITATIONS = 16; // so many shards of texts have their citations in one file
  const script = document.documentElement.lang;
  /** @type {Meta} */
  let meta;

  /**
   * A function that works out each value once; a promise that fails is forgotten, so that one may try again.
   * @template Value
   * @param {(key: any) => Promise<Value>} make
   * @returns {(key: any) => Promise<Value>}
   */
  function remember(make) {
    /** @type {Map<unknown, Promise<Value>>} */
    const kept = new Map();
    return (key) => {
      const found = kept.get(key);
      if (found) return found;
      const made = make(key);
      kept.set(key, made);
      made.catch(() => kept.delete(key));
      return made;
    };
  }

  /** From the sizes of parts, for each member the number of its part: [2, 1] → [0, 0, 1]. @param {number[]} sizes */
  function owners(sizes) {
    return sizes.flatMap((size, part) => Array(size).fill(part));
  }

  const getReady = remember(async () => {
    meta = await yuan.load("assets/search/meta.js", "meta");
    meta.documentOf = owners(meta.docs);
    meta.shardOf = owners(meta.texts);
    folding.use(meta.folding);
    return meta;
  });

  /** @param {string} name */
  function part(name) {
    return yuan.load(`assets/search/${meta.v}/${name}.js`, name);
  }

  /**
   * A shard in a script, that of the page if none is named. A large corpus has it once, in the script of the originals.
   * @param {number} k
   * @param {string} [of]
   * @returns {Promise<TextShard>}
   */
  async function texts(k, of = script) {
    if (!meta.shards) return part(`${of}/t${k}`);
    if (!meta.spelled?.includes(of)) return part(`t${k}`);
    await yuan.need("spelled");
    return yuan.spelled(k, of);
  }

  /** The rows of a shard by their numbers. */
  const shard = remember(async (k) => {
    const data = await texts(k);
    const first = meta.shardOf.indexOf(k);
    const id = written(data.ids, data.texts.length);
    const tags = classes(data);
    return new Map(data.texts.map((_, i) => [first + i, row(data, first, i, id(i), tags(i))]));
  });

  /** Of so many strings that are run together, each as wide, the one at a place. @param {string} run @param {number} count */
  function written(run, count) {
    const width = run.length / count;
    return (/** @type {number} */ i) => run.slice(i * width, (i + 1) * width).trimEnd();
  }

  /** The kind and the topics of the passage at a place. @type {Passages["classes"]} */
  function classes({ labels, classes }) {
    const keys = Object.keys(labels).sort();
    const words = classes.split(" ");
    return (i) => Array.from(words[i], (char) => keys[char.charCodeAt(0) - 48]); // from 0 on, as in texts.py
  }

  /**
   * @param {TextShard} data
   * @param {Passage} first number of the shard's first passage
   * @param {number} i place in the shard
   * @param {string} id
   * @param {string[]} tags
   * @returns {Row}
   */
  function row(data, first, i, id, tags) {
    const [doc, title, date, , ...dated] =
      data.docs[meta.documentOf[first + i] - meta.documentOf[first]];
    return {
      n: first + i,
      id,
      text: data.texts[i],
      kind: tags[0],
      doc,
      title,
      date: date ?? "",
      dated,
      tags: tags.map((tag) => data.labels[tag]),
      href: yuan.address(`d/${doc}/`, `#${id}`),
    };
  }

  /** How to cite a passage. @param {Passage} n @returns {Promise<CitationShard>} */
  async function citations(n) {
    const names = [`${script}/c${shelf(n)}`, `x${shelf(n)}`];
    const [patterns, shared] = await Promise.all(names.map(part));
    return { patterns, digests: shared.digests, exports: shared.exports };
  }

  /** @param {Passage[]} numbers */
  function rows(numbers) {
    return Promise.all(
      numbers.map(async (n) => /** @type {Row} */ ((await shard(meta.shardOf[n])).get(n))),
    );
  }

  /**
   * Where a hit leads: to its passage, where what was asked is marked; or to a place in it, as its stretch.
   * @param {Row} row
   * @param {string} asked
   * @param {string} [stretch]
   */
  function arrival({ doc, id }, asked, stretch) {
    const query = `?q=${encodeURIComponent(asked.toWellFormed())}`;
    return yuan.address(`d/${doc}/`, `${query}#${id}${stretch ? `:${stretch}` : ""}`);
  }

  /** Which file has the citation of a passage. @param {Passage} n */
  function shelf(n) {
    return Math.floor(meta.shardOf[n] / SHARDS_OF_CITATIONS);
  }

  /** @param {string} text */
  function literally(text) {
    return text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
  }

  /**
   * @param {Row} row
   * @param {string} pattern of the folded text
   * @returns {[number, number][]} none overlapping
   */
  function matches(row, pattern) {
    const { text, places } = folding.row(row);
    /** @type {[number, number][]} */
    const found = [];
    for (const { index, 0: match } of text.matchAll(new RegExp(pattern, "gu"))) {
      const start = places[index];
      const last = places[index + match.length - 1];
      // Where the next character begins: one character may fold to several, ㎡ to m2. Line ends fold to none.
      const next =
        places.slice(index + match.length).find((place) => place > last) ?? row.text.length;
      const end = start + row.text.slice(start, next).replace(/\n+$/, "").length;
      if (!found.length || start >= found[found.length - 1][1]) found.push([start, end]);
    }
    return found;
  }

  /**
   * Each place where a row matches a pattern, with so many characters before and after it; its beginning
   * if there is no pattern.
   * @param {Row} row
   * @param {string} pattern
   * @param {number} before
   * @param {number} after
   * @returns {Line[]}
   */
  function lines(row, pattern, before, after) {
    if (!pattern) return [["", "", row.text.slice(0, before + after)]];
    return matches(row, pattern).map(([start, end]) => [
      row.text.slice(Math.max(0, start - before), start),
      row.text.slice(start, end),
      row.text.slice(end, end + after),
    ]);
  }

  /**
   * How often each value occurs, the most frequent first.
   * @template Value
   * @param {Iterable<Value>} values
   * @returns {[Value, number][]}
   */
  function tally(values) {
    /** @type {Map<Value, number>} */
    const counts = new Map();
    for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
    return [...counts].sort(([, a], [, b]) => b - a);
  }

  yuan.passages = {
    ready: () => getReady("meta"),
    part,
    texts,
    rows,
    // A small corpus has one shard, and that holds what filters need to know.
    facets: () => part(`${script}/${meta.shards ? "facets" : "t0"}`),
    classes,
    written,
    citations,
    shelf,
    arrival,
    matches,
    lines,
    literally,
    tally,
    remember,
  };
})();
