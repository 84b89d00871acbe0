// Exact search: a passage is a hit if its folded text contains every folded word of the query. One core for box,
// concordance and quotation check; the files it reads are made and described by scripts/search/index.py.
(() => {
  "use strict";
  const SCRIPT = ["zh-Hant", "zh-Hant-HK"].find((script) => script === document.documentElement.lang) ?? "zh-Hans";
  const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  const spelling = new Map(); // character → the one it folds to
  let meta; // what meta.js delivers, and of each passage the number of its document and of its shard of texts
  // A function that computes each value once; a promise that fails is forgotten, so that one may try again.
  const remember = (make, kept = new Map()) => (key) => {
    if (!kept.has(key)) kept.set(key, make(key));
    kept.get(key).catch?.(() => kept.delete(key));
    return kept.get(key);
  };
  const sums = (steps, sum = 0) => steps.map((step) => (sum += step));
  const tally = (values, counts = new Map()) => { // [[value, how often], …], the most frequent first
    for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
    return [...counts].sort(([, m], [, n]) => n - m);
  };
  const ready = remember(async () => {
    meta = await yuan.load("assets/search/meta.js", "meta");
    const owners = (sizes) => sizes.flatMap((size, k) => Array(size).fill(k));
    [meta.documentOf, meta.shardOf] = [owners(meta.docs), owners(meta.texts)];
    for (const [to, ...from] of meta.fold.split(" ")) for (const char of from) spelling.set(char, to);
    return meta;
  });
  const part = (name) => yuan.load(`assets/search/${meta.v}/${name}.js`, name);

  const foldChar = remember((char) =>
    Array.from(char.normalize("NFKC").toLowerCase(), (plain) => spelling.get(plain) ?? plain).join(""));
  const fold = (text) => Array.from(text, foldChar).join("");
  // Gives a row its folded text and, for each place in it, the place in `row.text` of the character behind it.
  const foldRow = (row) => {
    if (row.starts) return row;
    const ends = sums(Array.from(row.text, (char) => char.length));
    const starts = [...row.text].flatMap((char, i) => Array(foldChar(char).length).fill(ends[i] - char.length));
    return Object.assign(row, { folded: fold(row.text), starts: [...starts, row.text.length] });
  };
  const escape = (text) => text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
  // The stretches of a row's text whose folded form matches a pattern: [[start, end], …], none overlapping.
  const matches = (row, pattern) => {
    const { folded, starts } = foldRow(row);
    const found = Array.from(folded.matchAll(new RegExp(pattern, "gu")), ({ index, 0: { length } }) =>
      [starts[index], starts.find((start) => start > starts[index + length - 1])]);
    return found.filter(([start], i) => !i || start >= found[i - 1][1]);
  };
  // [left, keyword, right] of each place where a row has one of the terms, with so many characters around it.
  const lines = (row, terms, before, after) => matches(row, terms.map(escape).join("|")).map(([start, end]) =>
    [row.text.slice(Math.max(0, start - before), start), row.text.slice(start, end), row.text.slice(end, end + after)]);
  // Words separated by spaces; "-word" excludes, unless there is nothing else.
  const parse = (query) => {
    const words = query.split(/\s+/).filter(Boolean);
    const [wanted, barred] = [false, true].map((dash) => words.filter((word) => /^-./.test(word) === dash));
    const without = barred.filter(() => wanted.length).map((word) => fold(word.slice(1)));
    return { terms: (wanted.length ? wanted : words).map(fold), without };
  };

  // Passages go by their number in the corpus; a row is a passage as shown.
  const shard = remember(async (k) => {
    const { docs, labels, classes, codes, ids, texts } = await part(`${SCRIPT}/t${k}`);
    const first = meta.shardOf.indexOf(k);
    return new Map(ids.map((id, i) => {
      const [doc, title, date] = docs[meta.documentOf[first + i] - meta.documentOf[first]];
      const [kind, topics] = classes[codes[i]];
      const shown = { tags: [kind, ...topics].map((tag) => labels[tag]), href: yuan.address(`d/${doc}/`, `#${id}`) };
      return [first + i, { n: first + i, id, text: texts[i], kind, doc, title, date: date ?? "", ...shown }];
    }));
  });
  const rows = (numbers) => Promise.all(numbers.map(async (n) => (await shard(meta.shardOf[n])).get(n)));
  // Lists of characters and pairs (scripts/search/postings.py): a kind is n, p or i.
  const listed = async (kind, key) => {
    const file = Array.from(key).reduce((sum, char) => sum * 8191 + char.codePointAt(0), 0) % meta.shards[kind];
    return (await part(kind + file))[key] ?? "";
  };
  const digits = (code) => (code.match(/[^A-Za-f]*[A-Za-f]/g) ?? []).map((number) =>
    Array.from(number).reduceRight((sum, digit) => sum * 32 + (DIGITS.indexOf(digit) & 31), 0));
  // The numbers of the passages that hold a key; and, for a pair, these with the places where it stands.
  const holding = remember(async (key) => sums(digits(await listed("n", key)).map((step) => step + 1), -1));
  const placing = remember(async (pair) => {
    const [numbers, code] = await Promise.all([holding(pair), listed("p", pair)]);
    const places = [[]];
    for (const step of digits(code)) {
      places.at(-1).push((places.at(-1).at(-1) ?? 0) + (step >> 1));
      if (step & 1) places.push([]);
    }
    return new Map(numbers.map((n, i) => [n, places[i]]));
  });
  const pairs = (chars) => chars.slice(1).map((char, i) => [chars[i] + char, i]);
  // The pairs (or the one character) whose places decide whether a text contains a term: [key, offset].
  const cover = (term) => [...term].length < 2 ? [[term, 0]] :
    pairs([...term]).filter(([, i], _, all) => i % 2 === 0 || i === all.length - 1);
  const narrow = (found, other, offset) => new Map(Array.from(found, ([n, places]) =>
    [n, places.filter((place) => other.get(n)?.includes(place + offset))]).filter(([, left]) => left.length));
  const contain = async (numbers, term) =>
    (await rows(numbers)).filter((row) => foldRow(row).folded.includes(term)).map((row) => row.n);
  // The numbers of the passages that contain a folded term.
  const holders = remember(async (term) => {
    if (!meta.shards) return contain([...meta.shardOf.keys()], term);
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
    const [sets, out] = [held.slice(1).map((numbers) => new Set(numbers)), new Set(barred.flat())];
    return (held[0] ?? []).filter((n) => !out.has(n) && sets.every((set) => set.has(n)));
  };
  // The ids of hits whose texts are not read, from the list of ids of the rarest key of the query.
  const ids = async (numbers, terms) => {
    const keys = terms.flatMap(cover).map(([key]) => key).slice(0, 4);
    const lists = await Promise.all(keys.map(async (key) => [key, await holding(key)]));
    const [[rarest, held]] = lists.sort(([, a], [, b]) => a.length - b.length);
    const [run, size] = [await listed("i", rarest), (i) => (i * run.length) / held.length];
    const known = new Map(held.map((n, i) => [n, run.slice(size(i), size(i + 1)).trimEnd()]));
    return numbers.map((n) => known.get(n));
  };

  // The same query in the mainland's words, where it has a regional one: [{text, terms, numbers}], only with hits.
  const regional = async ({ terms, without }) => {
    const known = meta.words.filter(([from]) => terms.some((term) => term.includes(from)));
    const tried = await Promise.all(known.map(async ([from, to]) => {
      const changed = terms.map((term) => term.replaceAll(from, to));
      const numbers = await find({ terms: changed, without });
      const [row] = await rows(numbers.slice(0, 1));
      return row ? [{ terms: changed, numbers, text: lines(row, changed, 0, 0)[0][1] }] : [];
    }));
    return tried.flat();
  };
  // The passages that share most pairs of characters (of two characters: most of them) with a folded text, best first.
  const alike = async (folded, most) => {
    const keys = [...new Set([...folded].length < 3 ? folded : pairs([...folded]).map(([key]) => key))];
    const step = meta.shards ? Math.ceil(keys.length / 12) : 1;
    const held = await Promise.all(keys.filter((_, i) => i % step === 0).map(holders));
    return rows(tally(held.flat()).slice(0, most).map(([n]) => n));
  };
  // What texts have that sounds like a term, or is one character away: one is wrong, missing or too many, or two
  // change places. In a large corpus, only what shares a pair of characters with it.
  const near = async (term) => {
    const chars = Array.from(term, escape);
    if (chars.length < 2) return [];
    const [sounds, any] = [(await part("sounds")).split(" "), chars.length < 3 ? "\\p{L}" : "[^]"];
    const alikes = (char) => `[${escape([char, ...sounds.filter((group) => group.includes(char))].join(""))}]`;
    const put = (i, middle, j) => chars.slice(0, i).join("") + middle + chars.slice(j).join("");
    const inner = chars.slice(1).flatMap((char, i) => [put(i, char + chars[i], i + 2), put(i + 1, "[^]", i + 1)]);
    const outer = chars.flatMap((_, i) => [put(i, any, i + 1), ...(chars.length < 3 ? [] : [put(i, "", i + 1)])]);
    const read = meta.shards ? await alike(term, 12) : await rows([...meta.shardOf.keys()]);
    const found = (form) => tally(read.flatMap((row) => matches(row, form).map((span) => row.text.slice(...span))));
    const forms = [Array.from(term, alikes).join(""), [...inner, ...outer].join("|")];
    return [...new Set(forms.flatMap(found).map(([text]) => text))].slice(0, 5);
  };
  // The hits' numbers and the folded terms; `others`: hits in other words; `near`: what may have been meant;
  // `text`: the other word, if the hits are those of it because the query itself has none.
  const search = async (query) => {
    await ready();
    const asked = parse(query);
    const [numbers, others] = await Promise.all([find(asked), regional(asked)]);
    if (!numbers.length && others.length) return { ...others[0], others: others.slice(1), near: [] };
    return { numbers, terms: asked.terms, others, near: numbers.length ? [] : await near(asked.terms.join("")) };
  };

  const facets = () => part(`${SCRIPT}/${meta.shards ? "facets" : "t0"}`);
  const citations = (n) => part(`${SCRIPT}/c${meta.shardOf[n] >> 4}`);
  yuan.search = { ready, part, search, fold, foldRow, rows, lines, tally, ids, alike, facets, citations };
})();
