// Exact search: a passage is a hit if its folded text contains every folded word of the query. Used by the
// box, the concordance and the quotation check. The files it reads are made by scripts/search/index.py.
(() => {
  "use strict";
  const { yuan } = window;
  const SCRIPT = ["zh-Hant", "zh-Hant-HK"].find((script) => script === document.documentElement.lang) ?? "zh-Hans";
  const DIGITS = new Map(Array.from("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_", (d, i) => [d, i]));
  const table = new Map(); // character → folded character, as scripts/search/folding.py writes it
  let meta; // what meta.js delivers

  // A function that computes each value once; a promise that fails is forgotten, so that one may try again.
  const remember = (make, kept = new Map()) => (key) => {
    if (!kept.has(key)) kept.set(key, make(key));
    kept.get(key).catch?.(() => kept.delete(key));
    return kept.get(key);
  };
  const part = (name) => yuan.load(`assets/search/${meta.v}/${name}.js`, name);
  // The address of a page of this script tree; a copy on disk needs the file's name.
  const address = (page, rest = "") => new URL(page + (yuan.root.protocol === "file:" ? "index.html" : "") + rest, yuan.root).href;
  const lastUpTo = (starts, n) => {
    let [low, high] = [0, starts.length];
    while (low < high) starts[(low + high) >> 1] <= n ? (low = ((low + high) >> 1) + 1) : (high = (low + high) >> 1);
    return low - 1;
  };
  const ready = remember(async () => {
    meta = await yuan.load("assets/search/meta.js", "meta");
    for (const [to, ...from] of meta.fold.split(" ")) for (const char of from) table.set(char, to);
    return meta;
  });

  // --- folding -------------------------------------------------------------------------------------------------
  const foldChar = remember((char) => {
    return Array.from(char.normalize("NFKC").toLowerCase(), (plain) => table.get(plain) ?? plain).join("");
  });
  // {folded, at}: at[i] is the place in `text` of the character that folded[i] comes from.
  const foldText = (text) => {
    const [at, parts] = [[], []];
    let place = 0;
    for (const char of text) {
      parts.push(foldChar(char));
      for (let i = parts.at(-1).length; i > 0; i--) at.push(place);
      place += char.length;
    }
    return { folded: parts.join(""), at: [...at, place] };
  };
  const fold = (text) => foldText(text).folded;
  const foldRow = (row) => (row.fold ??= foldText(row.text));

  // Words separated by spaces; "-word" excludes, unless there is nothing else.
  const parse = (query) => {
    const words = query.split(/\s+/).filter(Boolean);
    const wanted = words.filter((word) => !/^-./.test(word));
    const without = wanted.length ? words.filter((word) => !wanted.includes(word)) : [];
    return { terms: (wanted.length ? wanted : words).map(fold), without: without.map((word) => fold(word.slice(1))) };
  };

  // --- passages ------------------------------------------------------------------------------------------------
  const shard = remember(async (k) => {
    const { docs, labels, classes, rows } = await part(`${SCRIPT}/t${k}`);
    const first = lastUpTo(meta.docs, meta.texts[k]);
    return rows.map(([id, number, text], i) => {
      const n = meta.texts[k] + i;
      const [doc, title, date, , publisher] = docs[lastUpTo(meta.docs, n) - first];
      const [kind, topics] = classes[number];
      const href = address(`d/${doc}/`, `#${id}`);
      return { n, id, text, kind, topics: topics.map((topic) => labels[topic]), doc, title, date, publisher, href };
    });
  });
  const shardNumber = (n) => lastUpTo(meta.texts, n);
  const rows = async (numbers) => {
    const wanted = [...new Set(numbers.map(shardNumber))];
    const read = new Map(await Promise.all(wanted.map(async (k) => [k, await shard(k)])));
    return numbers.map((n) => read.get(shardNumber(n))[n - meta.texts[shardNumber(n)]]);
  };
  const everyNumber = () => Array.from({ length: meta.count }, (_, n) => n);

  // --- finding -------------------------------------------------------------------------------------------------
  // A posting list (scripts/search/postings.py): number of the passage → places of the pair in it.
  const decode = (code, paired) => {
    const list = new Map();
    let [i, n] = [0, -1];
    const next = () => {
      for (let value = 0, scale = 1, digit; ; scale *= 32) {
        digit = DIGITS.get(code[i++]);
        value += (digit & 31) * scale;
        if (digit < 32) return value;
      }
    };
    while (i < code.length) {
      const places = [];
      n += next() + 1;
      for (let step = 0, place = 0; paired && !(step & 1); places.push(place)) place += (step = next()) >> 1;
      list.set(n, places);
    }
    return list;
  };
  const fileOf = (key) => Array.from(key).reduce((sum, char) => sum * 8191 + char.codePointAt(0), 0) % meta.shards;
  const list = remember(async (key) => decode((await part(`g${fileOf(key)}`))[key] ?? "", [...key].length > 1));
  const narrow = (found, other, offset) => {
    const kept = new Map();
    for (const [n, places] of found) {
      const there = other.get(n);
      const left = there ? places.filter((place) => there.includes(place + offset)) : [];
      if (left.length) kept.set(n, left);
    }
    return kept;
  };
  const contain = async (numbers, term) => {
    const texts = await rows(numbers);
    return numbers.filter((_, i) => foldRow(texts[i]).folded.includes(term));
  };
  // The pairs (or the one character) whose places decide whether a text contains a term: [key, offset].
  const cover = (term) => {
    const chars = [...term];
    const last = chars.length - 2;
    if (last < 0) return [[term, 0]];
    return chars.slice(0, -1).flatMap((char, i) => (i % 2 && i !== last ? [] : [[char + chars[i + 1], i]]));
  };
  // The numbers of the passages that contain a folded term.
  const holders = remember(async (term) => {
    if (!meta.shards) return contain(everyNumber(), term);
    const keys = cover(term);
    let found;
    for (let i = 0; i < keys.length && found?.size !== 0; i += 4) {
      if (i && found.size < 8) return contain([...found.keys()], term);
      const lists = await Promise.all(keys.slice(i, i + 4).map(([key]) => list(key)));
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
  // The ids of hits whose texts are not read: from the id list beside the shortest posting list of the query.
  const ids = async (numbers, terms) => {
    const keys = terms.flatMap(cover).map(([key]) => key).slice(0, 4);
    const lists = await Promise.all(keys.map(list));
    const best = lists.reduce((least, other, i) => (other.size < lists[least].size ? i : least), 0);
    const run = (await part(`i${fileOf(keys[best])}`))[keys[best]];
    const size = run.length / lists[best].size;
    const places = new Map(Array.from(lists[best].keys(), (n, i) => [n, i * size]));
    return numbers.map((n) => run.slice(places.get(n), places.get(n) + size));
  };

  // --- when the words are not there ----------------------------------------------------------------------------
  // The same query in the mainland's words, where it has a regional one: [{terms, numbers}], only with hits.
  const regional = async ({ terms, without }) => {
    const changed = (from, to) => terms.map((term) => term.replaceAll(from, to));
    const asked = meta.words.filter(([from]) => terms.some((term) => term.includes(from)));
    const tried = await Promise.all(asked.map(async ([from, to]) => {
      return { terms: changed(from, to), numbers: await find({ terms: changed(from, to), without }) };
    }));
    return tried.filter(({ numbers }) => numbers.length);
  };
  // The passages that share most pairs of characters with a folded text, best first.
  const alike = async (folded, most) => {
    const chars = [...folded];
    const pairs = [...new Set(chars.slice(1).map((char, i) => chars[i] + char))];
    const step = meta.shards ? Math.ceil(pairs.length / 12) : 1;
    const counts = new Map();
    const holding = await Promise.all(pairs.filter((_, i) => i % step === 0).map(holders));
    for (const numbers of holding) for (const n of numbers) counts.set(n, (counts.get(n) ?? 0) + 1);
    return rows([...counts.keys()].sort((a, b) => counts.get(b) - counts.get(a) || a - b).slice(0, most));
  };
  // What the texts have that is one character away from a term: wrong, missing, superfluous, or exchanged.
  const variants = (term) => {
    const chars = [...term].map((char) => char.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&"));
    const cut = (i, middle, j) => chars.slice(0, i).join("") + middle + chars.slice(j).join("");
    const forms = chars.flatMap((char, i) => [
      ...(i ? [cut(i - 1, char + chars[i - 1], i + 1), cut(i, "[^]", i)] : []),
      ...(chars.length > 2 ? [cut(i, "", i + 1), cut(i, "[^]", i + 1)] : []),
    ]);
    return new RegExp(forms.join("|"), "gu");
  };
  const near = async ([term]) => {
    if ([...term].length < 2) return [];
    const counts = new Map();
    for (const row of await alike(term, meta.shards ? 12 : meta.count)) {
      const { folded, at } = foldRow(row);
      for (const { index, 0: match } of folded.matchAll(variants(term))) {
        const shown = row.text.slice(at[index], at[index + match.length]);
        counts.set(shown, (counts.get(shown) ?? 0) + 1);
      }
    }
    return [...counts.keys()].sort((a, b) => counts.get(b) - counts.get(a)).slice(0, 5);
  };

  // --- what pages ask ------------------------------------------------------------------------------------------
  // {numbers, terms, others, near}: the hits; the words looked for; the same in other words; likely misspellings.
  const search = async (query) => {
    await ready();
    const asked = parse(query);
    const numbers = await find(asked);
    const others = asked.terms.length ? await regional(asked) : [];
    if (!numbers.length && others.length) return { ...others[0], others: [], near: [], replaced: true };
    return { numbers, terms: asked.terms, others, near: numbers.length || !asked.terms.length ? [] : await near(asked.terms) };
  };
  // The stretches of a row's text that match a term: [[start, end], …], in order, none overlapping.
  const marks = (row, terms) => {
    const { folded, at } = foldRow(row);
    const found = terms.flatMap((term) => {
      const here = [];
      for (let i = folded.indexOf(term); i >= 0; i = folded.indexOf(term, i + 1)) here.push([i, i + term.length]);
      return here;
    });
    const end = (i) => at.find((place) => place > at[i - 1]);
    const ordered = found.map(([i, j]) => [at[i], end(j)]).sort(([a, b], [c, d]) => a - c || d - b);
    return ordered.reduce((kept, mark) => (mark[0] < kept.at(-1)?.[1] ? kept : [...kept, mark]), []);
  };
  // A stretch of a row's text as nodes, with the matches in <mark>.
  const marked = (row, terms, from = 0, to = row.text.length) => {
    const nodes = [];
    for (const [start, end] of marks(row, terms).filter(([start, end]) => start < to && end > from)) {
      nodes.push(row.text.slice(from, Math.max(from, start)), make("mark", {}, row.text.slice(Math.max(from, start), Math.min(to, end))));
      from = Math.min(to, end);
    }
    return [...nodes, row.text.slice(from, to)];
  };
  const make = (tag, attributes = {}, ...children) => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    element.append(...children.filter((child) => child != null));
    return element;
  };
  // A text of the page (from <template class="search-words">, converted with the page), {name} filled in.
  const word = (key, values = {}) => {
    const places = Array.from(document.querySelectorAll("template.search-words"), (t) => t.content.querySelector(`[data-word="${key}"]`));
    return (places.find(Boolean)?.textContent ?? key).replace(/\{(\w+)\}/g, (_, name) => values[name]);
  };
  const documentOf = (n) => lastUpTo(meta.docs, n);
  const facets = () => part(`${SCRIPT}/facets`);
  const old = () => part("old");
  yuan.search = {
    ready, search, find, parse, fold, foldText, rows, ids, alike, marks, marked, make, word, address, documentOf, facets, old,
  };
})();
