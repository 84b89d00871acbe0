/*
 * The hits of a search as a file that says what was asked, of which version, when, and how many there were:
 * as a table, a line a place, or as citations of the passages. Loaded when one is wanted.
 */
(() => {
  "use strict";
  const { passages, citation } = yuan;
  const SOURCE = ["id", "doc", "title", "date", "date_of", "date_basis", "kind"];
  const TOLD = ["asked", "found", "version", "address"]; // last, and in every line: the head stays the first line
  const COLUMNS = [...SOURCE, "left", "keyword", "right", "url", ...TOLD];

  /** @typedef {{ row: Row, places: Line[] }} Hit */
  /** @typedef {[type: string, ending: string, write: (hits: Hit[], told: string[]) => string | Promise<string>]} Form */

  /* --- Tables ------------------------------------------------------------------------------------------ */

  /** On one line, as no reader of tables keeps line ends in cells. @param {string} text */
  function flat(text) {
    return text.replace(/\s+/g, " ");
  }

  /** A cell as Excel, pandas and csv read it back. @param {string} text @param {string} between */
  function cell(text, between) {
    const line = flat(text);
    return line.includes('"') || line.includes(between) ? `"${line.replaceAll('"', '""')}"` : line;
  }

  /** A date without its words, of what it is, and whether it is stated or inferred. @param {Row} row */
  function dateOf({ date, dated: [of, basis] }) {
    const [day = ""] = date.match(/^[\d-]+/) ?? [];
    return [day, of ?? "", basis ?? ""];
  }

  /** The first character tells Excel that it is UTF-8. @param {string} between @param {string} end @returns {Form[2]} */
  function table(between, end) {
    return (hits, told) => {
      const lines = hits.flatMap(({ row, places }) => {
        const source = [row.id, row.doc, row.title, ...dateOf(row), row.kind];
        return places.map((place) => [...source, ...place, row.href, ...told]);
      });
      const text = [COLUMNS, ...lines].map(
        (row) => row.map((one) => cell(one, between)).join(between) + end,
      );
      return `\ufeff${text.join("")}`;
    };
  }

  /* --- Citations --------------------------------------------------------------------------------------- */

  /** What a style writes of a passage, of those that go by a form. @param {string} form @param {string} style */
  async function formed(form, style) {
    const name = `cite-${form}`;
    /** @type {CitationForm[]} */
    const forms = await yuan.load(new URL(`shared/${name}.js`, yuan.root).href, name);
    return forms.find(([id]) => id === style)?.[5] ?? "";
  }

  /** The citation of a passage for programs. @param {Row} row @param {string} style */
  async function cited({ n, id, doc }, style) {
    const { digests, exports } = await passages.citations(n);
    if (!exports[doc]) return "";
    const [form, facts, own] = exports[doc];
    const told = { ...facts, ...citation.published(facts.date), ...citation.today() };
    const passage = { id, place: id, shelf: yuan.shelf(id), hash: digests[id] };
    return citation.fill(own[style] ?? (await formed(form, style)), { ...told, ...passage }).trim();
  }

  /** @param {Hit[]} hits @param {string} style */
  function allCited(hits, style) {
    return Promise.all(hits.map(({ row }) => cited(row, style)));
  }

  /** Whatever reads BibTeX passes over what stands outside of entries, up to an at sign: that is written wide. @type {Form[2]} */
  async function bibtex(hits, told) {
    const entries = await allCited(hits, "bibtex");
    return `${[told.map((line) => `% ${flat(line).replaceAll("@", "＠")}`).join("\n"), ...entries].join("\n\n")}\n`;
  }

  /** RIS has no such place: each record has it as its note. @type {Form[2]} */
  async function ris(hits, told) {
    const note = `N1  - ${flat(told.join(" "))}`;
    const records = await allCited(hits, "ris");
    return records
      .map((record) => `${record.replace(/^ER {2}-/m, () => `${note}\nER  -`)}\n\n`)
      .join("");
  }

  /** Here what was found stands in each item under `custom`. @type {Form[2]} */
  async function csl(hits, told) {
    const lists = await allCited(hits, "csl-json");
    const items = lists.flatMap((list) => JSON.parse(list || "[]"));
    const found = items.map((item) => ({ ...item, custom: { ...item.custom, search: told } }));
    return `${JSON.stringify(found, null, 2)}\n`;
  }

  /** @type {Record<string, Form>} */
  const FORMS = {
    tsv: ["text/tab-separated-values", "tsv", table("\t", "\n")],
    csv: ["text/csv", "csv", table(",", "\r\n")],
    bibtex: ["application/x-bibtex", "bib", bibtex],
    ris: ["application/x-research-info-systems", "ris", ris],
    "csl-json": ["application/vnd.citationstyles.csl+json", "csl.json", csl],
  };

  /** @type {Hits["save"]} */
  async function save(form, hits, told) {
    const [type, ending, write] = FORMS[form];
    yuan.save(await write(hits, told), type, `concordance.${ending}`);
  }

  yuan.hits = { save };
})();
