/*
 * Where the address of a page leads: to which passage, and in which script.
 *
 * An id leads to its passage as people copy it: with the stop, bracket or quotation mark that followed it in a
 * text (#ab1cd2。 #ab1cd2)), in capitals, with spaces in it. On a page of the resolver it leads further, to the
 * page where the passage stands; a tombstone stays to be read.
 *
 * The script switch keeps the passage, the query and the filters, and remembers the choice. A reader who once
 * chose another script and comes back to the original is taken to that choice once a session, never again: so
 * no address sends anyone round in circles. The error page, known by links from the root, takes nobody anywhere;
 * nor does a page that is one for all scripts.
 */
(() => {
  "use strict";
  const KEY = "yuan-script";
  /** @type {NodeListOf<HTMLAnchorElement>} */
  const links = document.querySelectorAll("a.script-link");
  const here = document.documentElement.lang;
  const lost = links[0]?.getAttribute("href")?.startsWith("/"); // the error page
  const alone = "alone" in document.documentElement.dataset; // there is nothing to take a reader to

  /* --- To which passage --------------------------------------------------------------------------------- */

  /** What was copied, without a broken percent sign. @param {string} fragment */
  function decoded(fragment) {
    try {
      return decodeURIComponent(fragment);
    } catch {
      return fragment;
    }
  }

  /**
   * The ids that a fragment may mean, the likeliest first: " AB1CD2）。见" → AB1CD2）。见 → ab1cd2）。见 → ab1cd2
   * @param {string} fragment
   */
  function idsMeantBy(fragment) {
    const copied = decoded(fragment)
      .normalize("NFKC")
      .replace(/[\s\p{Cf}]+/gu, "");
    const lower = copied.toLowerCase();
    const trimmed = lower.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, "");
    const [plain = ""] = /[a-z0-9]([a-z0-9._-]*[a-z0-9])?/.exec(lower) ?? [];
    return [copied, lower, trimmed, plain].filter(Boolean);
  }

  /** @param {string} fragment */
  function elementMeantBy(fragment) {
    if (document.getElementById(decoded(fragment))) return null; // the browser finds it by itself
    for (const id of idsMeantBy(fragment)) {
      const element = document.getElementById(id);
      if (element) return element;
    }
    return null;
  }

  function follow() {
    const fragment = location.hash.slice(1);
    const meant = elementMeantBy(fragment);
    if (meant) location.replace(`#${meant.id}`); // a change of the fragment, which comes here again
    const link = document.getElementById(decoded(fragment))?.querySelector("a.resolver-link");
    if (link instanceof HTMLAnchorElement) location.replace(link.href);
  }

  /* --- In which script ---------------------------------------------------------------------------------- */

  /** @param {string} script */
  function remember(script) {
    try {
      localStorage.setItem(KEY, script);
      sessionStorage.setItem(KEY, "asked");
    } catch {
      // Without storage nothing is remembered; the links work all the same.
    }
  }

  /** The script chosen before, told once a session. */
  function preferred() {
    try {
      if (sessionStorage.getItem(KEY)) return null;
      sessionStorage.setItem(KEY, "asked");
      return localStorage.getItem(KEY);
    } catch {
      return null;
    }
  }

  /** Pages change their address when a reader searches or filters, and then say "yuan:address". */
  function keepAddress() {
    for (const link of links) {
      link.search = location.search;
      link.hash = location.hash;
    }
  }

  function goWherePreferred() {
    const [original] = links;
    if (!original || original.hreflang !== here || lost || alone) return;
    const choice = preferred();
    if (!choice || choice === here) return;
    const wanted = Array.from(links).find((link) => link.hreflang === choice);
    if (wanted) location.replace(wanted.href);
  }

  for (const link of links) link.addEventListener("click", () => remember(link.hreflang));
  for (const event of ["hashchange", "popstate", "yuan:address"])
    addEventListener(event, keepAddress);
  keepAddress();
  goWherePreferred();
  addEventListener("hashchange", follow);
  if (location.hash) follow();
})();
