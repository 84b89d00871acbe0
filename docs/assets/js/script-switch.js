/*
 * The script switch keeps the passage, the query and the filters, and remembers the choice.
 *
 * A reader who once chose another script and comes back to the original is taken to that choice once a
 * session, never again: so no address sends anyone round in circles. The error page, known by links from
 * the root, takes nobody anywhere.
 */
(() => {
  "use strict";
  const KEY = "yuan-script";
  /** @type {NodeListOf<HTMLAnchorElement>} */
  const links = document.querySelectorAll("a.script-link");
  const here = document.documentElement.lang;
  const lost = links[0]?.getAttribute("href")?.startsWith("/"); // the error page

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
    if (!original || original.hreflang !== here || lost) return;
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
})();
