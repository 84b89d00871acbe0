// The search box in the header: instant results, grouped by document, for mouse, keyboard and screen reader.
(() => {
  "use strict";
  const { make, word, address, search: { ready, search, rows, lines } } = yuan;
  const [DOCUMENTS, PASSAGES, BEFORE, AFTER] = [5, 3, 14, 46]; // shown of each; characters around the match
  const form = document.querySelector(".search-box");
  const input = form.elements.q;
  const [panel, status] = ["[role=listbox]", "[role=status]"].map((part) => form.querySelector(part));
  let [options, active, latest] = [[], -1, 0]; // latest: number of the newest question, older answers are dropped

  const activate = (index) => {
    active = options[index] ? index : -1;
    options.forEach((option, i) => option.setAttribute("aria-selected", i === active));
    options[active]?.scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", options[active]?.id ?? "");
  };
  const show = (nodes) => {
    panel.replaceChildren(...nodes);
    panel.hidden = !nodes.length;
    input.setAttribute("aria-expanded", !panel.hidden);
    options = [...panel.querySelectorAll("[role=option]")];
    options.forEach((option, i) => (option.id = `search-option-${i}`));
    activate(-1);
  };
  const option = (href, ...inside) => make("a", { role: "option", href, tabindex: -1 }, ...inside);
  const page = (query, label) => option(address("search/", `?q=${encodeURIComponent(query)}`), label);
  const hit = (row, terms) => {
    const [left, key, right] = lines(row, terms, BEFORE, AFTER)[0];
    const [before, after] = [row.text.startsWith(left + key) ? "" : "…", row.text.endsWith(key + right) ? "" : "…"];
    const text = make("span", {}, before, left, make("mark", {}, key), right, after);
    return option(row.href, text, ...row.tags.map((tag) => make("small", {}, tag)));
  };
  const section = (found, n, terms) => {
    const [{ title, date }] = found;
    const head = make("div", { class: "search-document" }, title, make("small", {}, `${date} ${word("hits", { n })}`));
    return make("div", { role: "group", "aria-label": title }, head, ...found.map((row) => hit(row, terms)));
  };
  const results = async (query) => {
    const [{ documentOf }, { numbers, terms, near, others, text }] = [await ready(), await search(query)];
    const groups = new Map(numbers.map((n) => [documentOf[n], []]));
    for (const n of numbers) groups.get(documentOf[n]).push(n);
    const best = [...groups.values()].sort((a, b) => b.length - a.length).slice(0, DOCUMENTS);
    const found = await Promise.all(best.map((group) => rows(group.slice(0, PASSAGES))));
    const counts = { n: numbers.length, documents: groups.size, text };
    const pages = numbers.length ? [page(query, word(text ? "replaced" : "all", counts))] : [];
    pages.push(...others.map((one) => page(one.text, word("others", { text: one.text, n: one.numbers.length }))));
    pages.push(...near.map((other) => page(other, word("near", { text: other }))));
    const told = word(text ? "replaced" : numbers.length ? "total" : "none", counts);
    return [[...pages, ...found.map((group, i) => section(group, best[i].length, terms))], told];
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
  input.addEventListener("input", () => form.composing || answer());
  input.addEventListener("compositionend", answer);
  input.addEventListener("focus", () => panel.hidden && answer());
  input.addEventListener("keydown", (event) => {
    if (event.isComposing || !keys[event.key] || (event.key === "Enter" && active < 0)) return;
    event.preventDefault();
    keys[event.key]();
  });
  for (const event of ["focusin", "pointerdown"]) addEventListener(event, ({ target }) => form.contains(target) || show([]));
  if (!form.composing) answer();
})();
