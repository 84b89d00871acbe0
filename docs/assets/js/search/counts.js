/*
 * The page of counts: one to three queries, counted by year, document, topic and kind, with plots and their
 * tables, to be saved. What is asked stands in the address (q, up to three times, and by), and nowhere else.
 *
 * When it is done, .counts-figures says so: data-state="done".
 */
(() => {
  "use strict";
  const { find, make, word, folding, passages, search, facets, plots } = yuan;
  const SHOWN = 40; // groups or documents in a plot; the table has all
  const WIDEST = 760;
  const page = find("#counts");
  const form = /** @type {HTMLFormElement} */ (find("form", page));
  const figures = find(".counts-figures", page);
  const by = /** @type {HTMLSelectElement} */ (find("select", form));
  const fields = Array.from(form.querySelectorAll("input"));
  let newest = 0; // number of the newest question: answers to older ones are dropped

  /** @typedef {{ query: string, hits: Hit[], occurrences: number, told: string }} Series */
  /** @typedef {{ sizes: number[], documentOf: number[], data: FacetData, of: (n: Passage) => Record<Facet, string[]> }} Whole */
  /** @typedef {{ value: string, label: string, characters: number, counts: number[], values: number[] }} Group */
  /** @typedef {{ name: string, svg: SVGElement, rows: (string | number)[][] }} Figure */

  /** @param {number} count @param {number} characters */
  function rate(count, characters) {
    return characters ? (count / characters) * 10_000 : 0;
  }

  /** @param {number[]} numbers */
  function sum(numbers) {
    return numbers.reduce((all, one) => all + one, 0);
  }

  /* --- Counting -------------------------------------------------------------------------------------- */

  /** @returns {Promise<Whole>} */
  async function whole() {
    const { documentOf } = await passages.ready();
    const [data, sizes] = await Promise.all([passages.facets(), passages.part("sizes")]);
    return { sizes, documentOf, data, of: facets.valuesOf(data, documentOf) };
  }

  /** @param {string} query @param {Promise<Whole>} all @returns {Promise<Series>} */
  async function count(query, all) {
    const answer = await search.search(query);
    const { numbers, text, fault } = answer;
    if (fault && !numbers.length) {
      return { query, hits: [], occurrences: 0, told: word("wrong", { query }) };
    }
    const [hits, { sizes, documentOf }] = await Promise.all([yuan.occurrences(answer), all]);
    const occurrences = sum(hits.map(({ places }) => places.length));
    const documents = new Set(numbers.map((n) => documentOf[n])).size;
    const shown = rate(occurrences, sum(sizes)).toFixed(2);
    const counts = { query, n: numbers.length, occurrences, documents, rate: shown };
    const other = text ? `${word("instead", { query, text })}。` : "";
    return { query, hits, occurrences, told: other + word("series", counts) };
  }

  /** @param {Facet} facet @param {Series[]} series @param {Whole} all @returns {Group[]} */
  function grouped(facet, series, { sizes, data, of }) {
    const labels = facets.labelsOf(data);
    /** @type {Map<string, Group>} */
    const groups = new Map();
    for (const [n, size] of sizes.entries()) {
      for (const value of of(n)[facet]) {
        const label = labels[value] ?? value;
        const counts = series.map(() => 0);
        if (!groups.has(value))
          groups.set(value, { value, label, characters: 0, counts, values: [] });
        const group = /** @type {Group} */ (groups.get(value));
        group.characters += size;
      }
    }
    for (const [i, { hits }] of series.entries()) {
      for (const { n, places } of hits) {
        for (const value of of(n)[facet]) {
          const group = /** @type {Group} */ (groups.get(value));
          group.counts[i] += places.length;
        }
      }
    }
    const found = [...groups.values()];
    for (const group of found)
      group.values = group.counts.map((one) => rate(one, group.characters));
    return found.sort((a, b) =>
      facet === "year" ? (a.value < b.value ? -1 : 1) : sum(b.counts) - sum(a.counts),
    );
  }

  /* --- Figures --------------------------------------------------------------------------------------- */

  /** @param {Group[]} groups @param {Facet} facet @param {Series[]} series @returns {(string | number)[][]} */
  function tableOf(groups, facet, series) {
    const heads = series.flatMap(({ query }) => [
      word("count", { query }),
      word("rate", { query }),
    ]);
    const rows = groups.map(({ label, characters, counts, values }) => {
      return [label, characters, ...counts.flatMap((one, i) => [one, values[i].toFixed(2)])];
    });
    return [[word(facet), word("characters"), ...heads], ...rows];
  }

  /** @param {Series[]} series @param {Whole} all @param {number} width @returns {Figure} */
  function dispersion(series, { sizes, documentOf, data }, width) {
    const starts = sizes.map(() => 0);
    const lengths = data.docs.map(() => 0);
    for (const [n, size] of sizes.entries()) {
      starts[n] = lengths[documentOf[n]];
      lengths[documentOf[n]] += size;
    }
    const placed = series.map(({ hits }) =>
      hits.flatMap(({ n, id, places }) =>
        places.map((place) => ({ n, id, at: starts[n] + place })),
      ),
    );
    const held = [...new Set(placed.flat().map(({ n }) => documentOf[n]))].sort((a, b) => a - b);
    const documents = held.slice(0, SHOWN).map((document) => ({
      label: data.docs[document][1],
      places: placed.map((all) => {
        const own = all.filter(({ n }) => documentOf[n] === document);
        return own.map(({ at }) => at / lengths[document]);
      }),
    }));
    const rows = placed.flatMap((all, i) =>
      all.map(({ n, id, at }) => {
        const document = documentOf[n];
        return [data.docs[document][1], id, series[i].query, at + 1, lengths[document]];
      }),
    );
    const heads = ["doc", "passage", "query", "place", "of"].map((key) => word(key));
    const name = word("dispersion");
    return { name, svg: plots.dispersion(name, documents, width), rows: [heads, ...rows] };
  }

  /** @param {Series[]} series @param {Whole} all @returns {Figure[]} */
  function figuresOf(series, all) {
    const width = Math.min(figures.clientWidth, WIDEST);
    const facet = /** @type {Facet} */ (by.value);
    const years = grouped("year", series, all);
    const groups = facet === "year" ? years : grouped(facet, series, all);
    const shown = groups.filter(({ counts }) => facet === "year" || sum(counts)).slice(0, SHOWN);
    const dated = years.filter(({ value }) => /^\d/.test(value));
    const [trend, bars] = [word("trend"), `${word("groups")} · ${word(facet)}`];
    return [
      { name: trend, svg: plots.trend(trend, dated, width), rows: tableOf(years, "year", series) },
      { name: bars, svg: plots.bars(bars, shown, width), rows: tableOf(groups, facet, series) },
      dispersion(series, all, width),
    ];
  }

  /** What every file says of itself. @param {Series[]} series @param {Whole} all @param {string} name */
  function heading(series, { sizes, data }, name) {
    const { corpus = "", version = "" } = page.dataset;
    const total = { passages: sizes.length, characters: sum(sizes), documents: data.docs.length };
    const told = series.map(({ told }, i) => `${i + 1} ${told}`);
    const source = word("version", { corpus, version });
    const lines = [
      name,
      ...told,
      word("whole", total),
      source,
      word("address", { address: location.href }),
    ];
    return lines.map((line) => line.replace(/\s+/g, " "));
  }

  /** @param {string | number} value */
  function cell(value) {
    const text = String(value).replace(/\s+/g, " ");
    return /[",]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  }

  /** @param {Figure} figure @param {string[]} head @param {string} file */
  function section({ name, svg, rows }, head, file) {
    const [first, ...others] = rows;
    const heads = make(
      "tr",
      {},
      ...first.map((text) => make("th", { scope: "col" }, String(text))),
    );
    const body = make("tbody", {});
    const table = make("table", {}, make("thead", {}, heads), body);
    const scroll = {
      class: "scroll",
      role: "region",
      "aria-label": `${name} · ${word("table")}`,
      tabindex: "0",
    };
    const details = make(
      "details",
      {},
      make("summary", {}, word("table")),
      make("div", scroll, table),
    );
    // Thousands of rows take longer than all else, and few readers open them.
    const fill = () =>
      body.append(
        ...others.map((row) => make("tr", {}, ...row.map((text) => make("td", {}, String(text))))),
      );
    details.addEventListener("toggle", fill, { once: true });
    const save = [
      make("button", { type: "button" }, word("save-svg")),
      make("button", { type: "button" }, word("save-csv")),
    ];
    save[0].onclick = () => yuan.save(plots.file(svg, head), "image/svg+xml", `${file}.svg`);
    save[1].onclick = () => {
      const lines = [
        ...head.map((line) => cell(`# ${line}`)),
        ...rows.map((row) => row.map(cell).join()),
      ];
      yuan.save(`\ufeff${lines.join("\r\n")}\r\n`, "text/csv", `${file}.csv`);
    };
    return make(
      "section",
      {},
      make("h2", {}, name),
      svg,
      make("p", { class: "saving" }, ...save),
      details,
    );
  }

  /* --- The reader ------------------------------------------------------------------------------------ */

  /** @param {string} text */
  function tell(text) {
    find("[role=status]", page).textContent = text;
  }

  async function update() {
    const question = ++newest;
    figures.dataset.state = "loading";
    const queries = fields.map(({ value }) => value.trim()).filter(Boolean);
    const coming = whole();
    const series = await Promise.all(queries.map((query) => count(query, coming)));
    const all = await coming;
    if (question !== newest) return;
    const told = series.map(({ told }, i) => make("li", { "data-series": String(i) }, told));
    find(".counts-told", page).replaceChildren(...told);
    const drawn = sum(series.map(({ occurrences }) => occurrences)) ? figuresOf(series, all) : [];
    const names = ["trend", "groups", "dispersion"];
    figures.replaceChildren(
      ...drawn.map((figure, i) => section(figure, heading(series, all, figure.name), names[i])),
    );
    tell(queries.length ? word("done") : word("hint"));
    figures.dataset.state = "done";
  }

  /** @param {Event} event */
  function ask(event) {
    event.preventDefault();
    const asked = new URLSearchParams();
    for (const { value } of fields) if (folding.seen(value).trim()) asked.append("q", value);
    asked.set("by", by.value);
    history.replaceState(null, "", `?${asked}`);
    dispatchEvent(new Event("yuan:address")); // the script switch keeps it
    begin();
  }

  function begin() {
    update().catch(() => tell(word("failed")));
  }

  const asked = new URLSearchParams(location.search);
  for (const [i, query] of asked.getAll("q").slice(0, fields.length).entries())
    fields[i].value = query;
  if (facets.names.some((name) => name === asked.get("by"))) by.value = asked.get("by") ?? "";
  form.addEventListener("submit", ask);
  for (const example of page.querySelectorAll(".search-example")) {
    example.addEventListener("click", (event) => {
      for (const [i, field] of fields.entries()) field.value = i ? "" : (example.textContent ?? "");
      ask(event);
    });
  }
  by.addEventListener("change", ask);
  passages.ready().then(
    ({ shards }) => {
      if (shards) yuan.need("postings", "shapes").catch(() => {}); // under way; asked for again, and told
      begin();
    },
    () => tell(word("failed")),
  );
})();
