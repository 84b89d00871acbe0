// The search box in the header: instant results, grouped by document, for mouse, keyboard and screen reader.
(() => {
  "use strict";
  const { search, rows, marks, make, word, address, documentOf } = window.yuan.search;
  const [DOCUMENTS, PASSAGES, BEFORE, AFTER] = [5, 3, 14, 60];
  const form = document.querySelector(".search-box");
  const input = form.elements.q;
  const panel = form.querySelector("[role=listbox]");
  const status = form.querySelector("[role=status]");
  let options = [];
  let active = -1;
  let latest = 0; // number of the newest question: answers to older ones are thrown away

  const activate = (index) => {
    active = options[index] ? index : -1;
    options.forEach((option, i) => option.setAttribute("aria-selected", String(i === active)));
    options[active]?.scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", options[active]?.id ?? "");
  };
  const show = (nodes) => {
    panel.replaceChildren(...nodes);
    options = [...panel.querySelectorAll("[role=option]")];
    options.forEach((option, i) => (option.id = `search-option-${i}`));
    panel.hidden = !nodes.length;
    input.setAttribute("aria-expanded", String(!panel.hidden));
    activate(-1);
  };

  const option = (href, ...inside) => make("a", { role: "option", href, tabindex: -1, "aria-selected": false }, ...inside);
  const page = (query, label) => option(address("search/", `?q=${encodeURIComponent(query)}`), label);
  const hit = (row, terms) => {
    const spans = marks(row, terms);
    const from = Math.max(0, spans[0][0] - BEFORE);
    const to = from + BEFORE + AFTER;
    const shown = spans.filter(([, end]) => end <= to);
    const between = (i) => row.text.slice(shown[i - 1]?.[1] ?? from, shown[i]?.[0] ?? to);
    const parts = shown.flatMap((span, i) => [between(i), make("mark", {}, row.text.slice(...span))]);
    const text = [from ? "…" : "", ...parts, between(shown.length), to < row.text.length ? "…" : ""];
    return option(row.href, make("span", {}, ...text), ...row.tags.map((tag) => make("small", {}, tag)));
  };
  const section = (numbers, found, terms) => {
    const about = make("small", {}, `${found[0].date ?? ""} ${word("hits", { n: numbers.length })}`);
    const head = make("div", { class: "search-document" }, found[0].title, about);
    return make("div", { role: "group", "aria-label": found[0].title }, head, ...found.map((row) => hit(row, terms)));
  };
  const results = async (query) => {
    const { numbers, terms, near, text } = await search(query);
    const groups = new Map();
    for (const n of numbers) groups.set(documentOf(n), [...(groups.get(documentOf(n)) ?? []), n]);
    const best = [...groups.values()].sort((a, b) => b.length - a.length).slice(0, DOCUMENTS);
    const found = await Promise.all(best.map((group) => rows(group.slice(0, PASSAGES))));
    const all = numbers.length ? [page(query, word("all", { n: numbers.length }))] : [];
    const told = word(text ? "replaced" : numbers.length ? "total" : "none", { n: numbers.length, documents: groups.size, text });
    return [[...all, ...best.map((group, i) => section(group, found[i], terms)), ...near.map((other) => page(other, word("near", { text: other })))], told];
  };
  const answer = async () => {
    const mine = ++latest;
    const [nodes, told] = input.value.trim() ? await results(input.value).catch(() => [[], word("failed")]) : [[], ""];
    if (mine !== latest) return;
    show(nodes);
    status.textContent = told;
  };

  const keys = {
    ArrowDown: () => activate(active + 1),
    ArrowUp: () => activate(active < 0 ? options.length - 1 : active - 1),
    Escape: () => show([]),
    Enter: () => options[active].click(),
  };
  form.action = address("search/");
  input.addEventListener("input", (event) => event.isComposing || answer());
  input.addEventListener("compositionend", answer);
  input.addEventListener("focus", () => panel.hidden && answer());
  input.addEventListener("keydown", (event) => {
    if (event.isComposing || !keys[event.key] || (event.key === "Enter" && active < 0)) return;
    event.preventDefault();
    keys[event.key]();
  });
  document.addEventListener("focusin", ({ target }) => form.contains(target) || show([]));
  document.addEventListener("pointerdown", ({ target }) => form.contains(target) || show([]));
  answer();
})();
