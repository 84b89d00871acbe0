/*
 * The page of words: what is asked (it stands in the address) and the table that answers it (wordtables.js), sorted,
 * limited and saved. When it is done, .counts-figures says so: data-state="done".
 */
(() => {
  "use strict";
  const { find, make, word, passages, wordTables } = yuan;
  const page = find("#words");
  const form = /** @type {HTMLFormElement} */ (find("form", page));
  const figures = find(".counts-figures", page);
  let newest = 0; // number of the newest question: answers to older ones are dropped

  /** @param {string} name */
  function field(name) {
    return /** @type {HTMLInputElement | HTMLSelectElement} */ (find(`[name="${name}"]`, form));
  }

  /** @param {string} name */
  function number(name) {
    return Math.max(0, Math.trunc(Number(field(name).value)) || 0);
  }

  /* --- The table shown -------------------------------------------------------------------------------- */

  /** @param {string | number} value */
  function cell(value) {
    const text = String(value).replace(/\s+/g, " ");
    return /[",]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  }

  /** @param {WordTable} table */
  function saved({ name, heads, rows }) {
    const { corpus, version, passages, size } = page.dataset;
    const told = { passages, characters: size, corpus, version };
    const lines = [name, word("whole", told), word("address", { address: location.href })];
    const text = [
      ...lines.map((line) => cell(`# ${line}`)),
      ...[heads, ...rows].map((row) => row.map(cell).join()),
    ];
    yuan.save(`\ufeff${text.join("\r\n")}\r\n`, "text/csv", `words-${field("list").value}.csv`);
  }

  /** Sorted by a column, numbers from the greatest. @param {WordTable} table @param {number} column */
  function sorted({ rows }, column) {
    return [...rows].sort(({ [column]: a, 0: one }, { [column]: b, 0: other }) => {
      if (typeof a === "number" && typeof b === "number" && a !== b) return b - a;
      if (a !== b) return String(a) < String(b) ? 1 : -1;
      return String(one) < String(other) ? -1 : 1;
    });
  }

  /** Numbers of a column have two decimals, if one of them has any. @param {WordTable["rows"]} rows */
  function evened(rows) {
    const [first = []] = rows;
    const broken = first.map((_, i) => rows.some((row) => Number(row[i]) % 1));
    return rows.map((row) =>
      row.map((value, i) => (broken[i] && typeof value === "number" ? value.toFixed(2) : value)),
    );
  }

  /** @param {WordTable} table @param {number} column */
  function show(table, column) {
    const rows = evened(sorted(table, column).slice(0, Math.max(1, number("most"))));
    const heads = table.heads.map((text, i) => {
      const button = make("button", { type: "button" }, text);
      button.onclick = () => {
        put("sort", String(i));
        show(table, i);
        find(`th:nth-child(${i + 1}) button`, figures).focus();
      };
      return make(
        "th",
        { scope: "col", ...(i === column && { "aria-sort": "descending" }) },
        button,
      );
    });
    const body = rows.map((row) =>
      make("tr", {}, ...row.map((value) => make("td", {}, String(value)))),
    );
    const save = make("button", { type: "button" }, word("save-csv"));
    save.onclick = () => saved({ ...table, rows });
    const grid = make(
      "table",
      {},
      make("thead", {}, make("tr", {}, ...heads)),
      make("tbody", {}, ...body),
    );
    const scroll = { class: "scroll", role: "region", "aria-label": table.name, tabindex: "0" };
    const shown = rows.length
      ? [make("p", { class: "saving" }, save), make("div", scroll, grid)]
      : [];
    figures.replaceChildren(make("section", {}, make("h2", {}, table.name), ...shown));
    const all = table.rows.length;
    tell(all ? word("listed", { shown: rows.length, all }) : word("nothing"));
  }

  /** @param {string} text */
  function tell(text) {
    find("[role=status]", page).textContent = text;
  }

  /* --- The reader ------------------------------------------------------------------------------------- */

  const asked = new URLSearchParams(location.search);

  /** @param {string} name @param {string} value in the address */
  function put(name, value) {
    asked.set(name, value);
    history.replaceState(null, "", `?${asked}`);
    dispatchEvent(new Event("yuan:address")); // the script switch keeps it
  }

  /** The parts that may be compared stand in the form when they are wanted. */
  const offered = passages.remember(async () => {
    const select = field("part");
    for (const [facet, values] of await wordTables.parts()) {
      const options = values.map(([value, label]) =>
        make("option", { value: `${facet}:${value}` }, label),
      );
      if (options.length) select.append(make("optgroup", { label: word(facet) }, ...options));
    }
    restore("part", asked.get("part") ?? "");
  });

  async function update() {
    const question = ++newest;
    const list = field("list").value;
    figures.dataset.state = "loading";
    for (const part of form.querySelectorAll("[data-for]")) {
      const lists = part.getAttribute("data-for")?.split(" ") ?? [];
      part.toggleAttribute("hidden", !lists.includes(list));
    }
    if (list === "key") await offered("parts");
    const [part, q, only, measure] = ["part", "q", "only", "measure"].map((name) =>
      field(name).value.trim(),
    );
    const [left, right] = [number("left"), number("right")];
    /** @param {WordTable} table */
    const tell = (table) => {
      const column = Number(asked.get("sort") ?? table.sort);
      if (question === newest) show(table, column < table.heads.length ? column : table.sort);
    };
    const wanted = asked.get("part");
    if (list === "key" && wanted && wanted !== part)
      tell({ name: word("no-part", { part: wanted }), heads: [], rows: [], sort: 0 });
    else tell(await wordTables.make({ list, part, q, only, left, right, measure }, tell));
    if (question !== newest) return;
    figures.dataset.state = "done";
  }

  function begin() {
    update().catch(() => tell(word("failed")));
  }

  /** @param {Event} event */
  function ask(event) {
    event.preventDefault();
    asked.delete("sort");
    for (const name of ["part", "q", "only", "left", "right", "measure", "most"]) {
      const { value } = field(name);
      if (value.trim()) asked.set(name, value);
      else asked.delete(name);
    }
    put("list", field("list").value);
    begin();
  }

  /** Puts into the form what the address asks for, if it can be chosen. @param {string} name @param {string} value */
  function restore(name, value) {
    const wanted = form.querySelector(`[name="${CSS.escape(name)}"]`);
    const fits =
      !(wanted instanceof HTMLSelectElement) ||
      [...wanted.options].some((option) => option.value === value);
    if (!(wanted && fits)) return;
    field(name).value = value;
    if (wanted instanceof HTMLInputElement && !wanted.checkValidity())
      wanted.value = wanted.defaultValue; // a number beyond its bounds
  }

  /** Questions ask with the words that they show: addresses are not converted. @param {HTMLAnchorElement} question */
  function spell(question) {
    const address = new URL(question.href);
    /** @type {NodeListOf<HTMLElement>} */
    const shown = question.querySelectorAll("[data-field]");
    const words = Array.from(shown, ({ textContent }) => textContent).join(" ");
    for (const { dataset } of shown) address.searchParams.set(dataset.field ?? "", words);
    question.href = address.href;
  }

  for (const question of page.querySelectorAll("a.search-example"))
    spell(/** @type {HTMLAnchorElement} */ (question));
  for (const [name, value] of asked) restore(name, value);
  find(".words-lists", page).hidden = true;
  form.addEventListener("submit", ask);
  for (const select of form.querySelectorAll("select")) select.addEventListener("change", ask);
  begin();
})();
