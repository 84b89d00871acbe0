// The concordance page: every hit as a line with the keyword in a column, sorted, filtered, counted, for download.
(() => {
  "use strict";
  const { make, word, search: { ready, search, rows, ids, facets, lines, tally } } = yuan;
  const [CONTEXT, LINES, BARS] = [40, 5, 12]; // characters beside the keyword; lines read at a time; bars shown
  const FACETS = ["doc", "year", "topic", "kind"];
  const part = (selector) => document.querySelector(`#concordance ${selector}`);
  const [form, list, counts, collocates] = ["form", "ol", ".search-facets", ".search-collocates"].map(part);
  const state = Object.fromEntries(new URLSearchParams(location.search));
  let [shown, terms, latest] = [[], [], 0]; // passages listed; what they were found by; number of the newest question
  let meta;
  const places = (row) => lines(row, terms, CONTEXT, CONTEXT);
  const tell = (key, values) => (part("[role=status]").textContent = word(key, values));
  const button = (label, onclick, attributes = {}) =>
    Object.assign(make("button", { type: "button", ...attributes }, label), { onclick });

  // The list: all at once if few texts are to be read, else a few lines when they come into view.
  const fill = (item, row) => {
    const side = (text) => make("span", {}, make("bdi", {}, text));
    const line = ([left, key, right]) => make("a", { href: row.href }, side(left), make("mark", {}, key), side(right));
    const source = [row.title, row.date, ...row.tags].filter(Boolean).join(" · ");
    item.replaceChildren(...places(row).map(line), make("small", {}, source));
  };
  const watcher = new IntersectionObserver((entries) => {
    for (const { target } of entries.filter((entry) => entry.isIntersecting)) {
      const first = [...list.children].indexOf(target);
      watcher.unobserve(target);
      rows(shown.slice(first, first + LINES)).then((all) => all.forEach((row, i) => fill(list.children[first + i], row)));
    }
  });
  const render = async (fresh) => {
    const few = new Set(shown.map((n) => meta.shardOf[n])).size <= LINES;
    const [read, listed] = await fresh(Promise.all([rows(few ? shown : shown.slice(0, LINES)), few || ids(shown, terms)]));
    const items = shown.map((n, i) => make("li", { "data-passage": read[i]?.id ?? listed[i] }));
    watcher.disconnect();
    items.forEach((item, i) => (read[i] ? fill(item, read[i]) : i % LINES || watcher.observe(item)));
    list.replaceChildren(...items);
    return few && read.flatMap(places).length;
  };
  const sorted = async (numbers) => {
    const [left, right] = [([[text]]) => [...text].reverse().join(""), ([[, , text]]) => text];
    const key = { left, right, date: (_, row) => row.date }[state.sort];
    if (!key) return numbers;
    const { compare } = new Intl.Collator("zh");
    const keyed = (await rows(numbers)).map((row) => [key(places(row), row), row.n]);
    return keyed.sort(([a, m], [b, n]) => compare(a, b) || m - n).map(([, n]) => n);
  };

  // Counts: one button a value, as long as its share; pressed, only these hits are listed.
  const bars = (facet, values, label) => tally(values).slice(0, BARS).map(([value, count], _, [[, most]]) => {
    const choose = () => change({ [facet]: state[facet] === value ? "" : value });
    const bar = button(`${label(value)} ${count}`, choose, { "aria-pressed": state[facet] === value });
    bar.style.setProperty("--share", count / most);
    return make("li", {}, bar);
  });
  const filtered = async (numbers) => {
    const chosen = FACETS.filter((facet) => state[facet]);
    if (!counts.open && !chosen.length) return numbers;
    const { docs, labels, classes, codes } = await facets();
    const names = { ...labels, ...Object.fromEntries(docs) };
    const values = (n, [doc, , date] = docs[meta.documentOf[n]], [kind, topic] = classes[codes[n]]) =>
      ({ doc: [doc], year: [date?.slice(0, 4) ?? "—"], topic, kind: [kind] });
    const fits = (n, but) => chosen.every((facet) => facet === but || values(n)[facet].includes(state[facet]));
    for (const facet of FACETS) { // what another choice in this facet would list
      const found = numbers.filter((n) => fits(n, facet)).flatMap((n) => values(n)[facet]);
      part(`[data-facet="${facet}"]`).replaceChildren(...bars(facet, found, (value) => names[value] ?? value));
    }
    return numbers.filter((n) => fits(n));
  };

  // Words and characters beside the keyword.
  const segmenter = Intl.Segmenter && new Intl.Segmenter("zh", { granularity: "word" });
  const words = (text) => Array.from(segmenter?.segment(text) ?? [], ({ segment }) => segment);
  const bare = (text) => text.replace(/^[“”‘’「」『』《》（）\s]+|[“”‘’「」『』《》（）\s]+$/gu, ""); // quoted or not
  const sides = ([a, , b]) => [words(bare(a)).at(-1), [...bare(a)].at(-1), [...bare(b)][0], words(bare(b))[0]];
  const collocate = async () => {
    const found = collocates.open ? (await rows(shown)).flatMap(places).map(sides) : [];
    const column = (i) => found.map((all) => all[i]).filter((text) => /[\p{L}\p{N}]/u.test(text ?? ""));
    const columns = [0, 1, 2, 3].map((i) => tally(column(i)).slice(0, BARS));
    const line = (_, i) => make("tr", {}, ...columns.map((cells) => make("td", {}, cells[i]?.join(" ") ?? "")));
    part("tbody").replaceChildren(...Array.from({ length: Math.max(...columns.map((cells) => cells.length)) }, line));
  };
  const download = async () => {
    const head = ["id", "doc", "title", "date", "kind", "left", "keyword", "right", "url"];
    const line = (row) => places(row).map((place) => [...head.slice(0, 5).map((key) => row[key]), ...place, row.href]);
    const table = [head, ...(await rows(shown)).flatMap(line)];
    const text = table.map((cells) => `${cells.map((cell) => cell.replace(/\s+/g, " ")).join("\t")}\n`);
    const href = URL.createObjectURL(new Blob(text, { type: "text/tab-separated-values" }));
    make("a", { href, download: "concordance.tsv" }).click();
    setTimeout(() => URL.revokeObjectURL(href), 10_000);
  };

  const update = async () => {
    const mine = ++latest;
    const fresh = (answer) => answer.then((value) => (mine === latest ? value : new Promise(() => {}))); // late: never
    list.dataset.state = "loading";
    meta = await ready();
    const barred = (state.not ?? "").split(/\s+/).filter(Boolean).map((text) => `-${text}`);
    const { numbers, others, near, text, ...found } = await fresh(search([state.q, ...barred].join(" ")));
    ({ terms } = found);
    shown = await fresh(filtered(numbers).then(sorted));
    const occurrences = await render(fresh);
    const offers = [...others.map((one) => ["others", one.text, one.numbers.length]), ...near.map((q) => ["near", q])];
    part(".search-others").replaceChildren(...offers.map(([key, q, n]) =>
      button(word(key, { text: q, n }), () => change({ q: (form.elements.q.value = q) }))));
    const documents = new Set(shown.map((n) => meta.documentOf[n])).size;
    const told = !shown.length ? "none" : text ? "replaced" : occurrences ? "occurrences" : "total";
    tell(state.q?.trim() ? told : "hint", { n: shown.length, occurrences, documents, text });
    await collocate();
    Object.assign(list.dataset, { total: shown.length, state: "done" });
  };
  const change = (changes) => {
    Object.assign(state, changes);
    history.replaceState(null, "", `?${new URLSearchParams(Object.entries(state).filter(([, value]) => value))}`);
    update().catch(() => tell("failed"));
  };
  const read = (event) => (event.preventDefault(), event.isComposing || change(Object.fromEntries(new FormData(form))));
  for (const field of form.elements) field.value = state[field.name] ?? "";
  for (const event of ["input", "compositionend", "submit"]) form.addEventListener(event, read);
  for (const details of [counts, collocates]) details.addEventListener("toggle", () => change({}));
  part(".search-download").addEventListener("click", download);
  // Counts stand open where there is room; in a large corpus, where they cost a file, when wanted. Opening them asks.
  const wide = matchMedia("(min-width: 56em)").matches;
  const roomy = ({ shards }) => FACETS.some((facet) => state[facet]) || (!shards && wide);
  ready().then((known) => (roomy(known) ? (counts.open = true) : change({})), () => tell("failed"));
})();
