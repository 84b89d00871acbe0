/*
 * Two documents side by side, or one in two scripts: `?a=` and `?b=` name them, `script` the script of the second.
 * What it needs is loaded when it is asked for: the search's texts, and the curator's parallels of the first document.
 */
(() => {
  "use strict";
  const page = /** @type {HTMLDetailsElement | null} */ (document.querySelector("#side-by-side"));
  if (!page) return;
  const form = /** @type {HTMLFormElement} */ (page.querySelector("form"));
  const DIFFER = 0.35; // less alike, two texts are shown as they are: to mark their letters would mark all
  const FOLDED = 4; // so many passages in a row that only one document has are folded away
  /** @type {Promise<void> | undefined} */
  let filled;

  /* --- What is read ------------------------------------------------------------------------------------- */

  /** The passages of a document in a script. @param {string} doc @param {string} script @returns {Promise<Side[]>} */
  async function passagesOf(doc, script) {
    const meta = await yuan.passages.ready();
    const { docs } = await yuan.passages.facets();
    const place = docs.findIndex(([id]) => id === doc);
    const first = meta.documentOf.indexOf(place);
    const numbers = Array.from({ length: meta.docs[place] }, (_, i) => first + i);
    const parts = new Map();
    for (const k of new Set(numbers.map((n) => meta.shardOf[n])))
      parts.set(k, await yuan.passages.texts(k, script));
    return numbers.map((n) => {
      const k = meta.shardOf[n];
      const { ids, texts } = parts.get(k);
      const i = n - meta.shardOf.indexOf(k);
      const id = yuan.passages.written(ids, texts.length)(i);
      return { id, text: texts[i], folded: yuan.folding.fold(texts[i]) };
    });
  }

  /** The curator's parallels of a document, by the other document. @param {string} doc @returns {Promise<Record<string, Tie[]>>} */
  async function tiesOf(doc) {
    const known = /** @type {HTMLElement} */ (page).dataset.tied
      ?.split(" ")
      .includes(doc);
    return known ? yuan.load(`assets/lists/ties-${doc}.js`, `ties-${doc}`) : {};
  }

  /** Loads what every comparison needs and fills the two lists of documents. */
  async function prepare() {
    await yuan.need("elements", "fold", "passages");
    await Promise.all([yuan.passages.ready(), yuan.load("assets/js/compare/align.js", "align")]);
    const { docs } = await yuan.passages.facets();
    for (const name of ["a", "b"]) {
      const options = docs.map(([id, title]) => new Option(title, id));
      field(name).replaceChildren(...options);
    }
  }

  function ready() {
    filled ??= prepare().catch((error) => {
      filled = undefined;
      throw error;
    });
    return filled;
  }

  /* --- What is shown ------------------------------------------------------------------------------------ */

  /** @param {string} name */
  function field(name) {
    return /** @type {HTMLSelectElement} */ (form.elements.namedItem(name));
  }

  /** @param {string} key @param {Record<string, unknown>} [values] */
  function tell(key, values) {
    yuan.find("[role=status]", page ?? undefined).textContent = yuan.word(key, values);
  }

  /** @param {[differs: boolean, text: string][]} stretches @param {"del" | "ins" | "mark"} tag */
  function marked(stretches, tag) {
    return stretches.map(([differs, text]) => (differs ? yuan.make(tag, {}, text) : text));
  }

  /** A text with the quotations of parallels in it marked. @param {string} text @param {[number, number][]} places */
  function quoted(text, places) {
    const letters = Array.from(text);
    /** @type {(Node | string)[]} */
    const parts = [];
    let done = 0;
    for (const [start, end] of [...places].sort((one, other) => one[0] - other[0])) {
      if (start < done) continue;
      parts.push(letters.slice(done, start).join(""));
      parts.push(yuan.make("mark", {}, letters.slice(start, end).join("")));
      done = end;
    }
    return [...parts, letters.slice(done).join("")];
  }

  /**
   * One side of a row.
   * @param {"a" | "b"} side @param {Column} shown @param {Side | undefined} passage @param {(Node | string)[]} text
   * @param {string[]} elsewhere ids of the other side that parallels tie to this passage, in another row
   */
  function cell(side, shown, passage, text, elsewhere) {
    if (!passage) return yuan.make("div", { class: "cell empty" });
    const { doc, script } = shown;
    const sign = yuan.make("span", { class: "sign" }, yuan.word(side));
    const href = yuan.address(`d/${doc}/`, `#${passage.id}`);
    const id = yuan.make("a", { class: "id", href, translate: "no" }, `¶${passage.id}`);
    const see = elsewhere.map((other) =>
      yuan.make("a", { class: "id", href: `#${side === "a" ? "b" : "a"}-${other}` }, `¶${other}`),
    );
    const told = see.length ? [yuan.make("span", { class: "see" }, yuan.word("see"), ...see)] : [];
    const body = yuan.make("p", {}, yuan.make("span", { lang: script }, ...text), " ", id);
    const attributes = { class: "cell", id: `${side}-${passage.id}`, "data-side": side };
    return yuan.make("div", attributes, sign, body, ...told);
  }

  /** @param {Comparison} comparison @param {Beside} row */
  function rowOf({ a, b, ties, aligning }, row) {
    const one = row.a === undefined ? undefined : a.passages[row.a];
    const other = row.b === undefined ? undefined : b.passages[row.b];
    const own = ties.filter(([id]) => id === one?.id);
    const its = ties.filter(([, , , id]) => id === other?.id);
    /** @type {(Node | string)[][]} */
    let texts = [
      quoted(
        one?.text ?? "",
        own.map(([, start, end]) => [start, end]),
      ),
      quoted(
        other?.text ?? "",
        its.map(([, , , , start, end]) => [start, end]),
      ),
    ];
    if (one && other && row.alike >= DIFFER) {
      const same = a.doc === b.doc;
      const [first, second] = aligning.differences(one.text, other.text, same);
      texts = [marked(first, same ? "mark" : "del"), marked(second, same ? "mark" : "ins")];
    }
    const toB = own.map(([, , , id]) => id).filter((id) => id !== other?.id);
    const toA = its.map(([id]) => id).filter((id) => id !== one?.id);
    return yuan.make(
      "li",
      { class: "beside-row", "data-row": one && other ? "both" : one ? "a" : "b" },
      cell("a", a, one, texts[0], Array.from(new Set(toB))),
      cell("b", b, other, texts[1], Array.from(new Set(toA))),
    );
  }

  /** Whether a row has one side only, and nothing ties that to the other. @param {HTMLElement} row */
  function standsAlone(row) {
    return row.dataset.row !== "both" && !row.querySelector(".see");
  }

  /** The rows, with long runs of what only one document has folded away. @param {HTMLElement[]} rows */
  function folded(rows) {
    /** @type {HTMLElement[][]} */
    const runs = [];
    for (const row of rows) {
      const last = runs.at(-1);
      const goesOn = last && standsAlone(row) && standsAlone(last[0]);
      if (goesOn && last[0].dataset.row === row.dataset.row) last.push(row);
      else runs.push([row]);
    }
    return runs.flatMap((run) => {
      if (run.length < FOLDED) return run;
      const side = yuan.word(run[0].dataset.row ?? "a");
      const told = yuan.make("summary", {}, yuan.word("only", { side, n: run.length }));
      const list = yuan.make("ol", { class: "beside-rows" }, ...run);
      return [yuan.make("li", { class: "beside-fold" }, yuan.make("details", {}, told, list))];
    });
  }

  /** @param {Comparison} comparison */
  function show(comparison) {
    const { a, b, ties, aligning } = comparison;
    const rows = aligning.align(a.passages, b.passages, ties);
    const heads = [a, b].map((side, n) => {
      const title = yuan.make("a", { href: yuan.address(`d/${side.doc}/`) }, side.title);
      const sign = yuan.make("span", { class: "sign" }, yuan.word(n ? "b" : "a"));
      return yuan.make("p", { class: "side-title" }, sign, title, " ", side.label);
    });
    const results = yuan.find(".side-results", page ?? undefined);
    const list = yuan.make("ol", { class: "beside-rows" });
    list.append(...folded(rows.map((row) => rowOf(comparison, row))));
    results.replaceChildren(yuan.make("div", { class: "side-titles" }, ...heads), list);
    const both = rows.filter((row) => row.a !== undefined && row.b !== undefined).length;
    tell(a.doc === b.doc ? "scripts" : "done", {
      both,
      a: a.passages.length - both,
      b: b.passages.length - both,
    });
    results.dataset.total = `${both}`;
    results.dataset.state = "done";
  }

  /** What the address asks for; what it leaves open is chosen: the document most tied to the first, another script. */
  async function asked() {
    const given = new URLSearchParams(location.search);
    const { docs } = await yuan.passages.facets();
    const a = given.get("a") ?? "";
    const ties = docs.some(([id]) => id === a) ? await tiesOf(a) : {};
    const [closest] = Object.entries(ties).sort((one, other) => other[1].length - one[1].length);
    const b = given.get("b") ?? closest?.[0] ?? a;
    const here = document.documentElement.lang;
    const scripts = Array.from(field("script").options, (option) => option.value);
    const wanted = given.get("script") ?? "";
    const other = a === b ? scripts.find((script) => script !== here) : here;
    const script = scripts.includes(wanted) ? wanted : (other ?? here);
    return {
      a,
      b,
      script,
      here,
      ties: ties[b] ?? [],
      unknown: [a, b].filter((id) => !docs.some((doc) => doc[0] === id)),
    };
  }

  async function run() {
    if (!new URLSearchParams(location.search).has("a")) return;
    const details = /** @type {HTMLDetailsElement} */ (page);
    details.open = true;
    const results = /** @type {HTMLElement} */ (details.querySelector(".side-results"));
    results.dataset.state = "loading";
    await ready();
    const { a, b, script, here, ties, unknown } = await asked();
    if (unknown.length) {
      results.replaceChildren();
      results.dataset.state = "unknown";
      return tell("unknown", { id: unknown[0] });
    }
    const { docs } = await yuan.passages.facets();
    /** @param {string} id */
    const titleOf = (id) => docs.find((doc) => doc[0] === id)?.[1] ?? id;
    const named = Array.from(field("script").options).find((option) => option.value === script);
    field("a").value = a;
    field("b").value = b;
    field("script").value = script;
    const label = script === here ? "" : `（${named?.text}）`;
    const aligning = await yuan.load("assets/js/compare/align.js", "align");
    const [first, second] = await Promise.all([passagesOf(a, here), passagesOf(b, script)]);
    show({
      a: { doc: a, title: titleOf(a), label: "", script: here, passages: first },
      b: { doc: b, title: titleOf(b), label, script, passages: second },
      ties,
      aligning,
    });
  }

  function start() {
    run().catch(() => tell("compare-failed"));
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const query = new URLSearchParams();
    for (const name of ["a", "b", "script"]) query.set(name, field(name).value);
    history.pushState(null, "", `?${query}`);
    dispatchEvent(new Event("yuan:address")); // the script switch keeps it
    start();
  });
  addEventListener("popstate", start);
  if (new URLSearchParams(location.search).has("a")) start();
  else ready().catch(() => {}); // asked for again, and told, by the form
})();
