// Exact search: a passage is a hit if its folded text contains every folded word of the query. One core for box,
// concordance and quotation check; the files it reads are made and described by scripts/search/index.py.
(() => {
  "use strict";
  const { yuan } = window;
  const SCRIPT = ["zh-Hant", "zh-Hant-HK"].find((script) => script === document.documentElement.lang) ?? "zh-Hans";
  const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  const VALUES = new Map(Array.from(DIGITS, (digit, value) => [digit, value]));
  const spelling = new Map(); // character → the one it folds to
  let meta; // what meta.js delivers

  // A function that computes each value once; a promise that fails is forgotten, so that one may try again.
  const remember = (make, kept = new Map()) => (key) => {
    if (!kept.has(key)) kept.set(key, make(key));
    kept.get(key).catch?.(() => kept.delete(key));
    return kept.get(key);
  };
  const part = (name) => yuan.load(`assets/search/${meta.v}/${name}.js`, name);
  const ready = remember(async () => {
    meta = await yuan.load("assets/search/meta.js", "meta");
    [meta.docs, meta.texts] = [sums(meta.docs), sums(meta.texts)];
    for (const [to, ...from] of meta.fold.split(" ")) for (const char of from) spelling.set(char, to);
    return meta;
  });
  const lastUpTo = (starts, n, low = 0, high = starts.length) => {
    if (low === high) return low - 1;
    const middle = (low + high) >> 1;
    return starts[middle] <= n ? lastUpTo(starts, n, middle + 1, high) : lastUpTo(starts, n, low, middle);
  };
  // The address of a page of this script tree; a copy on disk needs the file's name.
  const address = (page, rest = "") =>
    new URL(page + (yuan.root.protocol === "file:" ? "index.html" : "") + rest, yuan.root).href;

  // --- folding and queries ---------------------------------------------------------------------------------------
  const foldChar = remember((char) =>
    Array.from(char.normalize("NFKC").toLowerCase(), (plain) => spelling.get(plain) ?? plain).join(""));
  const fold = (text) => Array.from(text, foldChar).join("");
  // A row's folded text, and for each of its places the place in `row.text` of the character it comes from.
  const foldRow = (row) => {
    if (row.folded !== undefined) return row;
    const starts = [];
    let place = 0;
    for (const char of row.text) {
      for (const _ of foldChar(char).split("")) starts.push(place);
      place += char.length;
    }
    return Object.assign(row, { folded: fold(row.text), starts: [...starts, place] });
  };
  const escape = (text) => text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
  // The stretches of a row's text whose folded form matches a pattern: [[start, end], …], none overlapping.
  const matches = (row, pattern) => {
    const { folded, starts } = foldRow(row);
    const found = Array.from(folded.matchAll(new RegExp(pattern, "gu")), ({ index, 0: { length } }) =>
      [starts[index], starts.find((start) => start > starts[index + length - 1])]);
    return found.filter(([start], i) => !i || start >= found[i - 1][1]);
  };
  const marks = (row, terms) => matches(row, terms.map(escape).join("|"));
  // Words separated by spaces; "-word" excludes, unless there is nothing else.
  const parse = (query) => {
    const words = query.split(/\s+/).filter(Boolean);
    const wanted = words.filter((word) => !/^-./.test(word));
    const barred = wanted.length ? words.filter((word) => !wanted.includes(word)) : [];
    return { terms: (wanted.length ? wanted : words).map(fold), without: barred.map((word) => fold(word.slice(1))) };
  };

  // --- passages, by their number in the corpus -------------------------------------------------------------------
  const shardOf = (n) => lastUpTo(meta.texts, n);
  const documentOf = (n) => lastUpTo(meta.docs, n);
  const shard = remember(async (k) => {
    const { docs, labels, classes, rows } = await part(`${SCRIPT}/t${k}`);
    return rows.map(([id, number, text], i) => {
      const n = meta.texts[k] + i;
      const [doc, title, date, publisher] = docs[documentOf(n) - documentOf(meta.texts[k])];
      const [kind, topics] = classes[number];
      const tags = [kind, ...topics].map((tag) => labels[tag]);
      return { n, id, text, kind, tags, doc, title, date, publisher, href: address(`d/${doc}/`, `#${id}`) };
    });
  });
  const rows = async (numbers) => {
    const wanted = [...new Set(numbers.map(shardOf))];
    const read = new Map(await Promise.all(wanted.map(async (k) => [k, await shard(k)])));
    return numbers.map((n) => read.get(shardOf(n))[n - meta.texts[shardOf(n)]]);
  };

  // --- finding ---------------------------------------------------------------------------------------------------
  const contain = async (numbers, term) =>
    (await rows(numbers)).filter((row) => foldRow(row).folded.includes(term)).map((row) => row.n);
  // Lists of characters and pairs (scripts/search/postings.py): a kind is n, p or i.
  const listed = async (kind, key) => {
    const file = Array.from(key).reduce((sum, char) => sum * 8191 + char.codePointAt(0), 0) % meta.shards[kind];
    return (await part(kind + file))[key] ?? "";
  };
  const digits = (code) => {
    const numbers = [];
    for (let value = 0, scale = 1, i = 0; i < code.length; i++) {
      const digit = VALUES.get(code[i]);
      value += (digit & 31) * scale;
      scale *= 32;
      if (digit < 32) numbers.push(value), (value = 0), (scale = 1);
    }
    return numbers;
  };
  const sums = (steps, sum = 0) => steps.map((step) => (sum += step));
  // The numbers of the passages that hold a key; and these with the places where it stands.
  const holding = remember(async (key) => sums(digits(await listed("n", key)).map((step) => step + 1), -1));
  const placing = remember(async (pair) => {
    const [numbers, code] = await Promise.all([holding(pair), listed("p", pair)]);
    const steps = digits(code);
    let i = 0;
    return new Map(numbers.map((n) => {
      const places = [];
      for (let place = 0; !places.length || !(steps[i - 1] & 1); places.push(place)) place += steps[i++] >> 1;
      return [n, places];
    }));
  });
  // The pairs (or the one character) whose places decide whether a text contains a term: [key, offset].
  const cover = (term) => {
    const chars = [...term];
    const last = chars.length - 2;
    if (last < 0) return [[term, 0]];
    return chars.slice(0, -1).flatMap((char, i) => (i % 2 && i !== last ? [] : [[char + chars[i + 1], i]]));
  };
  const narrow = (found, other, offset) => {
    const fits = (n) => (place) => other.get(n)?.includes(place + offset);
    return new Map(Array.from(found, ([n, places]) => [n, places.filter(fits(n))]).filter(([, left]) => left.length));
  };
  // The numbers of the passages that contain a folded term.
  const holders = remember(async (term) => {
    if (!meta.shards) return contain(Array.from({ length: meta.count }, (_, n) => n), term);
    const keys = cover(term);
    if (keys.length === 1) return holding(term);
    let found;
    for (let i = 0; i < keys.length && found?.size !== 0; i += 4) {
      if (i && found.size < 8) return contain([...found.keys()], term);
      const lists = await Promise.all(keys.slice(i, i + 4).map(([key]) => placing(key)));
      lists.forEach((other, k) => (found = found ? narrow(found, other, keys[i + k][1]) : other));
    }
    return [...found.keys()];
  });
  const find = async ({ terms, without }) => {
    const [held, barred] = await Promise.all([terms, without].map((words) => Promise.all(words.map(holders))));
    const sets = held.slice(1).map((numbers) => new Set(numbers));
    const out = new Set(barred.flat());
    return (held[0] ?? []).filter((n) => !out.has(n) && sets.every((set) => set.has(n)));
  };
  // The ids of hits whose texts are not read: from the list of ids of the rarest key of the query.
  const ids = async (numbers, terms) => {
    const keys = terms.flatMap(cover).map(([key]) => key).slice(0, 4);
    const lists = await Promise.all(keys.map(holding));
    const rarest = lists.indexOf(lists.reduce((least, other) => (other.length < least.length ? other : least)));
    const run = await listed("i", keys[rarest]);
    const size = run.length / lists[rarest].length;
    const places = new Map(lists[rarest].map((n, i) => [n, i * size]));
    return numbers.map((n) => whole(run.slice(places.get(n), places.get(n) + size)));
  };
  // An id with its NOID check character (scripts/ledger/ids.py), where the lists leave it out.
  const whole = (stem) => {
    if (!meta.check) return stem.trim();
    return stem + meta.check[Array.from(stem, (char, i) => (i + 1) * meta.check.indexOf(char)).reduce((a, b) => a + b) % 29];
  };

  // --- when the words are not there ------------------------------------------------------------------------------
  // The same query in the mainland's words, where it has a regional one: [{text, terms, numbers}], only with hits.
  const regional = async ({ terms, without }) => {
    const pairs = meta.words.filter(([from]) => terms.some((term) => term.includes(from)));
    const tried = pairs.map(async ([from, to]) => {
      const changed = terms.map((term) => term.replaceAll(from, to));
      const numbers = await find({ terms: changed, without });
      const shown = await rows(numbers.slice(0, 1));
      return { terms: changed, numbers, text: shown.map((row) => row.text.slice(...marks(row, changed)[0]))[0] };
    });
    return (await Promise.all(tried)).filter(({ numbers }) => numbers.length);
  };
  // The passages that share most pairs of characters with a folded text, best first.
  const alike = async (folded, most) => {
    const chars = [...folded];
    const pairs = [...new Set(chars.slice(1).map((char, i) => chars[i] + char))];
    const step = meta.shards ? Math.ceil(pairs.length / 12) : 1;
    const counts = new Map();
    const held = await Promise.all(pairs.filter((_, i) => i % step === 0).map(holders));
    for (const n of held.flat()) counts.set(n, (counts.get(n) ?? 0) + 1);
    return rows([...counts.keys()].sort((a, b) => counts.get(b) - counts.get(a) || a - b).slice(0, most));
  };
  // What texts have that is one character away from a term: one is wrong, missing or too many, or two change places.
  const variants = (term) => {
    const chars = Array.from(term, escape);
    const put = (i, middle, j) => chars.slice(0, i).join("") + middle + chars.slice(j).join("");
    const inner = chars.slice(1).flatMap((char, i) => [put(i, char + chars[i], i + 2), put(i + 1, "[^]", i + 1)]);
    const outer = chars.length < 3 ? [] : chars.flatMap((_, i) => [put(i, "[^]", i + 1), put(i, "", i + 1)]);
    return [...inner, ...outer].join("|");
  };
  const near = async (term) => {
    const counts = new Map();
    for (const row of [...term].length < 2 ? [] : await alike(term, meta.shards ? 12 : meta.count)) {
      for (const shown of matches(row, variants(term)).map((span) => row.text.slice(...span))) {
        counts.set(shown, (counts.get(shown) ?? 0) + 1);
      }
    }
    return [...counts.keys()].sort((a, b) => counts.get(b) - counts.get(a)).slice(0, 5);
  };

  // --- what pages ask --------------------------------------------------------------------------------------------
  // The hits' numbers and the folded terms; `others`: hits in other words; `near`: what may have been meant;
  // `text`: the other word, if the hits are those of it because the query itself has none.
  const search = async (query) => {
    await ready();
    const asked = parse(query);
    const numbers = await find(asked);
    const others = await regional(asked);
    if (!numbers.length && others.length) return { ...others[0], others: others.slice(1), near: [] };
    return { numbers, terms: asked.terms, others, near: numbers.length || !query.trim() ? [] : await near(asked.terms.join("")) };
  };
  const make = (tag, attributes = {}, ...children) => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    element.append(...children);
    return element;
  };
  // A text of the page (in a <template class="search-words">, converted with the page) with its {names} filled in.
  const word = (key, values = {}) => {
    const templates = [...document.querySelectorAll("template.search-words")];
    const found = templates.map(({ content }) => content.querySelector(`[data-word="${key}"]`)).find(Boolean);
    return found.textContent.replace(/\{(\w+)\}/g, (_, name) => values[name]);
  };
  const facets = () => part(`${SCRIPT}/facets`);
  const old = () => part("old");
  const citations = (n) => part(`${SCRIPT}/c${shardOf(n) >> 4}`);
  yuan.search = { ready, search, fold, rows, ids, alike, marks, make, word, address, shardOf, documentOf, facets, old, citations };
})();
