/*
 * Filters the rows of a list or table by words and by the values of data attributes; without it all show.
 *
 * What is chosen stands in the address. Values are ids, and words are compared as in the search, so that an
 * address holds in every script.
 */
(() => {
  "use strict";

  /** @typedef {HTMLInputElement | HTMLSelectElement} Field */
  /** Spells a text for comparison; until the table is there, as it is. */
  let fold = (/** @type {string} */ text) => text;

  /** The search's table of characters, fetched when somebody writes. */
  async function loadFolding() {
    const [, meta] = await Promise.all([
      yuan.need("fold"),
      yuan.load("assets/search/meta.js", "meta"),
    ]);
    yuan.folding.use(meta.folding);
    fold = yuan.folding.fold;
  }

  /** @param {HTMLElement} row @param {Field[]} fields */
  function matches(row, fields) {
    return fields.every((field) => {
      const value = field.value.trim();
      if (!value) return true;
      if (field.name === "text") return fold(row.textContent).includes(fold(value));
      return (row.dataset[field.name] ?? "").split(" ").includes(value);
    });
  }

  /** @param {Field[]} fields */
  function readAddress(fields) {
    const asked = new URLSearchParams(location.search);
    for (const field of fields) {
      field.value = asked.get(field.name) ?? "";
      const unknown = field instanceof HTMLSelectElement && field.selectedIndex < 0;
      if (unknown) field.value = ""; // this list has no such value
    }
  }

  /** @param {Field[]} fields */
  function writeAddress(fields) {
    const asked = new URLSearchParams(location.search);
    for (const { name, value } of fields) {
      if (value) asked.set(name, value);
      else asked.delete(name);
    }
    const query = asked.size ? `?${asked}` : location.pathname;
    history.replaceState(history.state, "", query + location.hash);
    dispatchEvent(new Event("yuan:address")); // the script switch keeps it
  }

  /** @param {HTMLFormElement} form */
  function connect(form) {
    /** @type {NodeListOf<HTMLElement>} */
    const rows = document.querySelectorAll(`#${form.dataset.filter} [data-row]`);
    const named = Array.from(form.elements).filter((element) => element.hasAttribute("name"));
    const fields = /** @type {Field[]} */ (named);
    const count = form.querySelector(".filter-count");

    function apply() {
      for (const row of rows) row.hidden = !matches(row, fields);
      const shown = Array.from(rows).filter((row) => !row.hidden).length;
      if (count) count.textContent = String(shown);
    }

    async function applyFolded() {
      apply();
      const writes = fields.some((field) => field.name === "text" && field.value.trim());
      if (!writes) return;
      await loadFolding();
      apply();
    }

    form.addEventListener("input", () => {
      writeAddress(fields);
      applyFolded();
    });
    form.addEventListener("submit", (event) => event.preventDefault());
    readAddress(fields);
    applyFolded();
  }

  for (const form of document.querySelectorAll("form[data-filter]")) {
    connect(/** @type {HTMLFormElement} */ (form));
  }
})();
