/*
 * An address that once named an entry of a list, now that the list is in parts: it leads to the entry's own page.
 */
(() => {
  "use strict";
  const list = /** @type {HTMLElement | null} */ (document.querySelector("[data-entries]"));

  function follow() {
    const id = location.hash.slice(1);
    const known = !id || document.getElementById(id);
    const pattern = list?.dataset.entries;
    if (!pattern || known || !/^[a-z0-9-]+$/.test(id)) return;
    location.replace(yuan.address(pattern.replace("0", id)));
  }

  addEventListener("hashchange", follow);
  follow();
})();
