// The concordance page: every hit as a line with the keyword in a column, sorted, filtered, counted, for download.
(() => {
  "use strict";
  const { ready, search, rows, ids, marks, make, word, shardOf, documentOf, facets } = window.yuan.search;
  const [CONTEXT, LINES, BARS] = [40, 5, 12]; // characters beside the keyword; lines read at a time; bars shown
  const FACETS = ["doc", "year", "topic", "kind"];
  const page = document.getElementById("concordance");
  const part = (selector) => page.querySelector(selector);
  const [form, list, status, counts, collocates] = ["form", "ol", "[role=status]", ".search-facets", ".search-collocates"].map(part);
  const collator = new Intl.Collator("zh");
  const state = Object.fromEntries(new URLSearchParams(location.search));
  let shown = []; // numbers of the passages listed
  let terms = [];
  let latest = 0;

  const tally = (values) => {
    const found = new Map();
    for (const value of values) found.set(value, (found.get(value) ?? 0) + 1);
    return [...found].sort(([, m], [, n]) => n - m);
  };
  // [left, keyword, right] of every occurrence in a row.
  const lines = (row) => marks(row, terms).map(([start, end]) =>
    [row.text.slice(Math.max(0, start - CONTEXT), start), row.text.slice(start, end), row.text.slice(end, end + CONTEXT)]);
  const fill = (item, row) => {
    const line = ([left, key, right]) => make("a", { href: row.href }, make("span", {}, make("bdi", {}, left)), make("mark", {}, key), make("span", {}, right));
    item.replaceChildren(...lines(row).map(line), make("small", {}, [row.title, row.date, ...row.tags].filter(Boolean).join(" · ")));
  };
  // Shows the list: all at once if few texts are to be read, else a few lines when they come into view.
  const watcher = new IntersectionObserver((entries) => {
    for (const { target } of entries.filter((entry) => entry.isIntersecting)) {
      const first = [...list.children].indexOf(target);
      watcher.unobserve(target);
      rows(shown.slice(first, first + LINES)).then((read) => read.forEach((row, i) => fill(list.children[first + i], row)));
    }
  });
  const render = async () => {
    const few = new Set(shown.map(shardOf)).size <= LINES;
    const [read, listed] = await Promise.all([rows(few ? shown : shown.slice(0, LINES)), few ? [] : ids(shown, terms)]);
    const items = shown.map((n, i) => make("li", { "data-passage": read[i]?.id ?? listed[i] }));
    watcher.disconnect();
    items.forEach((item, i) => (read[i] ? fill(item, read[i]) : i % LINES || watcher.observe(item)));
    list.replaceChildren(...items);
    return few && read.flatMap(lines).length;
  };

  const keys = { left: (row) => [...lines(row)[0][0]].reverse().join(""), right: (row) => lines(row)[0][2], date: (row) => row.date ?? "" };
  const sorted = async (numbers) => {
    if (!keys[state.sort]) return numbers;
    const keyed = (await rows(numbers)).map((row) => [keys[state.sort](row), row.n]);
    return keyed.sort(([a, m], [b, n]) => collator.compare(a, b) || m - n).map(([, n]) => n);
  };
  // Counts of the hits by document, year, topic and kind; each is a button that keeps only these.
  const bars = (facet, values, label) => {
    const found = tally(values);
    const most = found[0]?.[1];
    return found.slice(0, BARS).map(([value, count]) => {
      const bar = make("button", { type: "button", "aria-pressed": state[facet] === value }, `${label(value)} ${count}`);
      bar.style.setProperty("--share", count / most);
      bar.onclick = () => change({ [facet]: state[facet] === value ? "" : value });
      return make("li", {}, bar);
    });
  };
  const filtered = async (numbers) => {
    const chosen = FACETS.filter((facet) => state[facet]);
    if (!counts.open && !chosen.length) return numbers;
    const { docs, labels, classes, codes } = await facets();
    const titles = Object.fromEntries(docs);
    const of = (n) => {
      const [doc, , date] = docs[documentOf(n)];
      const [kind, topic] = classes[codes[n]];
      return { doc: [doc], year: [date?.slice(0, 4) ?? "—"], topic, kind: [kind] };
    };
    const kept = numbers.filter((n) => chosen.every((facet) => of(n)[facet].includes(state[facet])));
    for (const facet of FACETS) {
      part(`[data-facet="${facet}"]`).replaceChildren(...bars(facet, kept.flatMap((n) => of(n)[facet]), (value) => titles[value] ?? labels[value] ?? value));
    }
    return kept;
  };

  const segmenter = new Intl.Segmenter("zh", { granularity: "word" });
  const words = (text) => Array.from(segmenter.segment(text), ({ segment }) => segment);
  const beside = [([left]) => words(left).at(-1), ([left]) => [...left].at(-1), ([, , right]) => [...right][0], ([, , right]) => words(right)[0]];
  const collocate = async () => {
    if (!collocates.open) return;
    const all = (await rows(shown)).flatMap(lines);
    const columns = beside.map((pick) => tally(all.map(pick).filter((text) => /[\p{L}\p{N}]/u.test(text ?? ""))).slice(0, BARS));
    const height = Math.max(...columns.map((column) => column.length));
    const cells = (i) => columns.map((column) => make("td", {}, column[i]?.join(" ") ?? ""));
    part("tbody").replaceChildren(...Array.from({ length: height }, (_, i) => make("tr", {}, ...cells(i))));
  };
  const download = async () => {
    const table = [["id", "document", "title", "date", "kind", "left", "keyword", "right", "url"]];
    for (const row of await rows(shown)) {
      table.push(...lines(row).map((line) => [row.id, row.doc, row.title, row.date ?? "", row.kind, ...line, row.href]));
    }
    const text = table.map((cells) => `${cells.map((cell) => cell.replace(/\s+/g, " ")).join("\t")}\n`);
    const href = URL.createObjectURL(new Blob(text, { type: "text/tab-separated-values" }));
    make("a", { href, download: "concordance.tsv" }).click();
    setTimeout(() => URL.revokeObjectURL(href), 10_000);
  };

  const offers = ({ others, near }) => [...others.map(({ text, numbers }) => [text, word("others", { text, n: numbers.length })]), ...near.map((text) => [text, word("near", { text })])].map(([q, label]) => {
    const button = make("button", { type: "button" }, label);
    button.onclick = () => change({ q: (form.elements.q.value = q) });
    return button;
  });
  const update = async () => {
    const mine = ++latest;
    list.dataset.state = "loading";
    const barred = (state.not ?? "").split(/\s+/).filter(Boolean).map((text) => `-${text}`);
    const found = await search([state.q ?? "", ...barred].join(" "));
    if (mine !== latest) return;
    ({ terms } = found);
    const kept = await sorted(await filtered(found.numbers));
    if (mine !== latest) return;
    shown = kept;
    const occurrences = await render();
    part(".search-others").replaceChildren(...offers(found));
    const told = !state.q?.trim() ? "hint" : !shown.length ? "none" : found.text ? "replaced" : occurrences ? "occurrences" : "total";
    status.textContent = word(told, { n: shown.length, occurrences, documents: new Set(shown.map(documentOf)).size, text: found.text });
    await collocate();
    Object.assign(list.dataset, { total: shown.length, state: "done" });
  };
  const change = (changes) => {
    Object.assign(state, changes);
    history.replaceState(null, "", `?${new URLSearchParams(Object.entries(state).filter(([, value]) => value))}`);
    update().catch(failed);
  };
  const failed = () => (status.textContent = word("failed"));
  const read = () => change(Object.fromEntries(new FormData(form)));
  for (const field of form.elements) field.value = state[field.name] ?? "";
  form.addEventListener("input", (event) => event.isComposing || read());
  form.addEventListener("compositionend", read);
  form.addEventListener("submit", (event) => (event.preventDefault(), read()));
  for (const details of [counts, collocates]) details.addEventListener("toggle", () => change({}));
  part(".search-download").addEventListener("click", download);
  // Counts cost a file in a large corpus: there they open when wanted. Opening them asks for the hits again.
  const start = ({ shards }) => (shards && !FACETS.some((facet) => state[facet]) ? change({}) : (counts.open = true));
  ready().then(start, failed);
})();
