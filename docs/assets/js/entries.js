/*
 * An address that once named an entry of a list, now that the list is in parts: it leads to the entry's own page,
 * where entries have one, or to the part that holds it. Which that is, a table says (scripts/pages/lists.py).
 */
(() => {
  "use strict";
  const list = /** @type {HTMLElement | null} */ (
    document.querySelector("[data-entries], [data-table]")
  );

  /** The address of the part that holds an entry. @param {string} id @returns {Promise<string | undefined>} */
  async function partOf(id) {
    const { table, files } = list?.dataset ?? {};
    const sum = Array.from(id).reduce((before, char) => before + (char.codePointAt(0) ?? 0), 0);
    const name = `${table}-${sum % Number(files)}`;
    const parts = await yuan.load(`assets/lists/${name}.js`, name);
    return parts[id];
  }

  async function follow() {
    const id = location.hash.slice(1);
    const known = !id || document.getElementById(id);
    if (!list || known || !/^[a-z0-9.-]+$/.test(id)) return;
    const pattern = list.dataset.entries;
    if (pattern) return location.replace(yuan.address(pattern.replace("0", id)));
    const part = await partOf(id);
    if (part) location.replace(yuan.address(part, `#${id}`));
  }

  addEventListener("hashchange", follow);
  follow();
})();
