/*
 * The concordance page: every hit as a line with the keyword in a column, sorted, filtered, counted, for
 * download. What is asked stands in the address (q, not, sort and the filters), and nowhere else.
 *
 * When it is done, the list says so: data-state="done", data-total="<hits>"; each item has data-passage.
 */
(() => {
  "use strict";
  const { make, word, passages, search, facets, collocates } = yuan;
  const CONTEXT = 40; // characters beside the keyword
  const FIELDS = ["q", "not", "from", "to", "sort"];
  const LINES = 5; // passages read at a time, where many files would be needed for all
  const page = yuan.find("#concordance");
  const form = /** @type {HTMLFormElement} */ (yuan.find("form", page));
  const list = yuan.find("ol", page);
  const counts = /** @type {HTMLDetailsElement} */ (yuan.find(".search-facets", page));
  const beside = /** @type {HTMLDetailsElement} */ (yuan.find(".search-collocates", page));
  /** What is asked. @type {Record<string, string>} */
  const state = Object.fromEntries(new URLSearchParams(location.search));
  let newest = 0; // number of the newest question: answers to older ones are dropped
  /** The passages that are listed, and the pattern that they were found by. @type {Passage[]} */
  let shown = [];
  let pattern = "";
  /** The query that finds them, in other words than the reader's if only those have hits. */
  /** @type {string | undefined} */
  let sought = "";
  /** What the status says of them. */
  let told = "";

  /** @param {Row} row */
  function placesIn(row) {
    return passages.lines(row, pattern, CONTEXT, CONTEXT);
  }

  /** The same places as the addresses of stretches have them: in characters, from where to where. @param {Row} row */
  function stretchesIn(row) {
    const count = (/** @type {number} */ end) => Array.from(row.text.slice(0, end)).length;
    const found = passages.matches(row, pattern);
    return found.map(([start, end]) => `${count(start)}-${count(end)}`);
  }

  /** @param {string} key @param {Record<string, unknown>} [values] */
  function tell(key, values) {
    told = word(key, values);
    yuan.find("[role=status]", page).textContent = told;
  }

  /* --- The list: all at once if few files are to be read, else a few lines when they come into view -- */

  /** @param {Element} item @param {Row} row */
  function fill(item, row) {
    /** @param {string} text */
    const side = (text) => make("span", {}, make("bdi", {}, text));
    const places = placesIn(row);
    const stretches = places.length > 1 ? stretchesIn(row) : [];
    const lines = places.map(([left, keyword, right], i) => {
      const href = passages.arrival(row, sought ?? keyword, i ? stretches[i] : ""); // the first is where its passage leads
      return make("a", { href }, side(left), make("mark", {}, keyword), side(right));
    });
    const source = [row.title, row.date, ...row.tags].filter(Boolean).join(" · ");
    item.setAttribute("data-passage", row.id); // of what only limits found, not known before
    item.replaceChildren(...lines, make("small", {}, source));
  }

  /** @param {number} first @param {Row[]} rows */
  function fillFrom(first, rows) {
    for (const [i, row] of rows.entries()) fill(list.children[first + i], row);
  }

  const watcher = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) {
      if (!isIntersecting) continue;
      const first = Array.from(list.children).indexOf(target);
      watcher.unobserve(target);
      passages.rows(shown.slice(first, first + LINES)).then((rows) => fillFrom(first, rows));
    }
  });

  /** @param {string[]} ids of the passages shown @param {Row[]} read the first of them, or all */
  function render(ids, read) {
    watcher.disconnect();
    list.replaceChildren(...ids.map((id) => make("li", { "data-passage": id })));
    fillFrom(0, read);
    for (let first = read.length; first < ids.length; first += LINES) {
      watcher.observe(list.children[first]);
    }
  }

  /* --- From a question to its lines -------------------------------------------------------------------- */

  /** Filters cost a large corpus a file, so that it is asked only where they are wanted. */
  function isFiltered() {
    return [...facets.names, "from", "to"].some((name) => state[name]);
  }

  /** @param {Passage[]} numbers @returns {ReturnType<Facets["filter"]>} */
  async function filtered(numbers) {
    if (!counts.open && !isFiltered()) return { numbers, undated: 0 };
    return facets.filter(numbers, state, (facet, value) => change({ [facet]: value }));
  }

  /** @type {Record<string, (row: Row) => string>} */
  const SORT_KEYS = {
    left: (row) => Array.from(placesIn(row)[0][0]).reverse().join(""),
    right: (row) => placesIn(row)[0][2],
    date: (row) => row.date,
  };

  /** @param {Passage[]} numbers */
  async function sorted(numbers) {
    const keyOf = SORT_KEYS[state.sort];
    if (!keyOf) return numbers;
    const { compare } = new Intl.Collator("zh");
    const keyed = (await passages.rows(numbers)).map((row) => ({ key: keyOf(row), n: row.n }));
    keyed.sort((a, b) => compare(a.key, b.key) || a.n - b.n);
    return keyed.map(({ n }) => n);
  }

  /** All hits if they lie in few files, else the first lines. @param {Meta} meta */
  function readAtOnce({ shardOf }) {
    const few = new Set(shown.map((n) => shardOf[n])).size <= LINES;
    return few ? shown : shown.slice(0, LINES);
  }

  /** @param {Answer} answer */
  function offer({ others, near }) {
    const offers = [
      ...others.map((other) => ({ key: "others", text: other.text, n: other.numbers.length })),
      ...near.map((text) => ({ key: "near", text, n: 0 })),
    ];
    const buttons = offers.map(({ key, text, n }) => {
      const button = make("button", { type: "button" }, word(key, { text, n }));
      button.onclick = () => ask(text);
      return button;
    });
    yuan.find(".search-others", page).replaceChildren(...buttons);
  }

  /** What is wrong with the query, and where. @param {Fault} fault */
  function tellFault({ key, at, barring, known, ...values }) {
    const where = word(barring ? "fault-where-not" : "fault-where", { at: at + 1 });
    tell(`fault-${key}`, { ...values, where, known: known?.join(word("fault-between")) });
  }

  /** What is wrong with a query, or what it may have meant that found nothing. @param {Answer} answer */
  async function doubt({ fault, numbers }) {
    if (fault || numbers.length || !state.q?.trim()) return fault;
    await yuan.need("hints");
    return yuan.hint(state.q);
  }

  /** @param {Meta} meta @param {Answer} answer @param {Row[]} read @param {string} [wrong] with the dates */
  function tellTotal({ documentOf }, { text, fault, undated }, read, wrong) {
    if (wrong) return tell(`fault-no-${wrong}`, { where: word("fault-dates"), text: "" });
    if (fault && !shown.length) return tellFault(fault);
    const documents = new Set(shown.map((n) => documentOf[n])).size;
    const occurrences = read.flatMap(placesIn).length;
    const complete = read.length === shown.length;
    const found = text ? "replaced" : complete ? "occurrences" : "total";
    const key = !state.q?.trim() ? "hint" : shown.length ? found : "none";
    tell(key, { n: shown.length, occurrences, documents, text });
    if (!undated) return;
    told += word("undated", { n: undated });
    yuan.find("[role=status]", page).textContent = told;
  }

  /** @param {Answer} answer */
  function idsOf({ ids, terms }) {
    return ids ? ids(shown) : search.ids(shown, terms);
  }

  async function update() {
    const question = ++newest;
    const isLate = () => question !== newest;
    list.dataset.state = "loading";
    const meta = await passages.ready();
    const answer = await search.search(state.q ?? "", state.not ?? "");
    if (isLate()) return;
    ({ pattern } = answer);
    sought = search.sought(state.q ?? "", answer);
    const { numbers: fitting, undated, wrong } = await filtered(answer.numbers);
    const numbers = await sorted(fitting);
    if (isLate()) return;
    shown = numbers;
    const read = await passages.rows(readAtOnce(meta));
    const complete = read.length === shown.length;
    const ids = complete ? read.map((row) => row.id) : await idsOf(answer);
    const neighbours = beside.open ? (await passages.rows(shown)).flatMap(placesIn) : [];
    if (isLate()) return;
    render(ids, read);
    offer(answer);
    const fault = await doubt(answer);
    if (isLate()) return;
    tellTotal(meta, { ...answer, fault, undated: undated || answer.undated }, read, wrong);
    collocates.show(page, neighbours);
    list.dataset.total = String(shown.length);
    list.dataset.state = "done";
  }

  /* --- The reader ---------------------------------------------------------------------------------------- */

  /** @param {Record<string, string>} changes of what is asked */
  function change(changes) {
    Object.assign(state, changes);
    const asked = new URLSearchParams(Object.entries(state).filter(([, value]) => value));
    const query = asked.size ? `?${asked}` : location.pathname;
    history.replaceState(null, "", query + location.hash);
    const barred = (state.not ?? "").split(/\s+/).filter(Boolean);
    const whole = [state.q ?? "", ...barred.map((text) => `-${text}`)].join(" ");
    const counted = asked.has("q") ? `?q=${encodeURIComponent(whole)}` : "";
    yuan.find(".search-counts", page).setAttribute("href", yuan.address("counts/", counted));
    dispatchEvent(new Event("yuan:address")); // the script switch keeps it
    update().catch(() => tell("failed"));
  }

  /** @param {string} text */
  function ask(text) {
    field("q").value = text;
    change({ q: text });
  }

  /** @param {string} name */
  function field(name) {
    return /** @type {HTMLInputElement | HTMLSelectElement} */ (form.elements.namedItem(name));
  }

  /** @param {Event} event */
  function readForm(event) {
    event.preventDefault();
    if (event instanceof InputEvent && event.isComposing) return;
    change(Object.fromEntries(FIELDS.map((name) => [name, field(name).value.trimStart()])));
  }

  /** What is asked besides the query, in the words of the page. */
  function limits() {
    const named = [...page.querySelectorAll("[data-facet] [aria-pressed=true]")];
    const pressed = named.map((button) => (button.textContent ?? "").replace(/ \d+$/, ""));
    const { not, from = "", to = "" } = state;
    const dates = from || to ? [word("from-to", { from, to })] : [];
    return [...(not ? [word("without", { not })] : []), ...dates, ...pressed];
  }

  /** What a file says of itself. */
  function heading() {
    const { corpus = "", version = "" } = page.dataset;
    const asked = [state.q ?? "", ...limits()].filter(Boolean).join(word("fault-between"));
    const day = new Date().toISOString().slice(0, 10);
    return [
      word("asked", { asked }),
      told,
      word("version", { corpus, version, day }),
      word("address", { address: location.href }),
    ];
  }

  /** The hits as a file. @param {Event} event */
  async function download({ currentTarget }) {
    const { form = "" } = /** @type {HTMLElement} */ (currentTarget).dataset;
    const hits = (await passages.rows(shown)).map((row) => ({ row, places: placesIn(row) }));
    await yuan.need("../cite", "exports");
    await yuan.hits.save(form, hits, heading());
  }

  for (const name of FIELDS) field(name).value = state[name] ?? "";
  for (const event of ["input", "compositionend", "submit"]) form.addEventListener(event, readForm);
  for (const details of [counts, beside]) details.addEventListener("toggle", () => change({}));
  for (const button of page.querySelectorAll(".search-download button")) {
    button.addEventListener("click", (event) => download(event).catch(() => tell("failed")));
  }
  for (const example of page.querySelectorAll(".search-example")) {
    example.addEventListener("click", () => {
      ask(example.textContent);
      form.scrollIntoView();
    });
  }

  /** Counts stand open where there is room; in a large corpus, where they cost a file, when wanted. */
  async function begin() {
    const { shards } = await passages.ready();
    const wide = matchMedia("(min-width: 56em)").matches;
    if (isFiltered() || (!shards && wide)) counts.open = true;
    else change({}); // opening them asks
  }
  begin().catch(() => tell("failed"));
})();
