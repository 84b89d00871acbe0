/*
 * Where the address of a page leads: to which passage, and in which script.
 *
 * An id leads to its passage as people copy it: with the stop, bracket or quotation mark that followed it in a
 * text (#ab1cd2。 #ab1cd2)), in capitals, with spaces in it. On a page of the resolver it leads further, to the
 * page where the passage stands; a tombstone stays to be read.
 *
 * An address may ask for less than a passage (#ab1cd2:10-25), for more (#ab1cd2–ef3gh4), or for words (?q=,
 * #ab1cd2:~:text=): what marks them is loaded then (reading/arrive.js), and only then. Most browsers hide
 * ":~:" and what follows it from scripts; the entry of the navigation still tells it, and on the page the event.
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
  const inDocument = document.querySelector(".passage") !== null;
  const ID = /^(?=.*\d)[a-z][a-z0-9]{5}$/;
  const DASHES = /[-‐-―−~∼〜至到]+/g; // as NFKC leaves them
  const PLACE = /^[^a-z0-9]*([a-z0-9]+)(?::([\d-]+)|-[^a-z0-9]*([a-z0-9]+))[^a-z0-9]*$/;
  const HALVES = /%ED%[AB]|%EF%BF%BD|\ufffd/i; // of a character, or what a browser puts in their place
  const lost = links[0]?.getAttribute("href")?.startsWith("/"); // the error page
  const alone = "alone" in document.documentElement.dataset; // there is nothing to take a reader to

  /* --- To which passage --------------------------------------------------------------------------------- */

  /** What was copied; as it is, where a percent sign leads nowhere. @param {string} fragment */
  function decoded(fragment) {
    try {
      return decodeURIComponent(fragment);
    } catch {
      return fragment;
    }
  }

  /** What was copied, of one width and without spaces. @param {string} fragment */
  function bare(fragment) {
    return decoded(fragment)
      .replace(/%[0-9a-f]{2}/gi, "") // bytes of no character
      .normalize("NFKC")
      .replace(/[\s\p{Cf}]+/gu, "");
  }

  /**
   * The ids that a fragment may mean, the likeliest first: " AB1CD2）。见" → AB1CD2）。见 → ab1cd2）。见 → ab1cd2
   * @param {string} fragment
   */
  function idsMeantBy(fragment) {
    const copied = bare(fragment);
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

  /**
   * The stretch or the range that a fragment asks for, with any dash between its ends:
   * ab1cd2：10—25。 → ab1cd2:10-25, AB1CD2–#EF3GH4 → ab1cd2-ef3gh4
   * @param {string} fragment
   * @returns {Place | null}
   */
  function placeIn(fragment) {
    const plain = bare(fragment).toLowerCase().replace(DASHES, "-");
    const found = PLACE.exec(plain);
    if (!found) return null;
    const [, first, stretch, last] = found;
    return { first, stretch, last, written: last ? `${first}-${last}` : `${first}:${stretch}` };
  }

  /** @param {string} id */
  function isHere(id = "") {
    return document.getElementById(id)?.matches(".passage, li[data-state]") ?? false;
  }

  /** The place that a fragment asks for, if one of its ends may be a passage. @param {string} fragment */
  function knownPlace(fragment) {
    const place = document.getElementById(decoded(fragment)) ? null : placeIn(fragment);
    const known = place && (isHere(place.first) || isHere(place.last) || ID.test(place.first));
    return known ? place : undefined;
  }

  /** Brings what marks, if there is anything to mark or to tell. @param {Wanted} wanted */
  function mark(wanted) {
    if (!Object.values(wanted).some(Boolean)) return;
    yuan.need(...yuan.tools.marking).then(
      () => yuan.reading.arrive(wanted),
      () => {}, // not loaded: the page reads without
    );
  }

  /** From an entry of a list to what it names: of the resolver, to where its passage stands. @param {string} id @param {string} rest the fragment there */
  function leadOn(id, rest) {
    const link = document
      .getElementById(id)
      ?.querySelector("a.resolver-link, [data-state=live] > a");
    if (link instanceof HTMLAnchorElement) {
      if (link.hash) link.hash = yuan.words ? `${rest}:~:${yuan.words}` : rest;
      location.replace(link.href);
    } else if (isHere(id) && id !== rest) {
      location.replace(`#${id}`); // a tombstone, which tells what became of the passage
    }
  }

  /** @param {string} [asked] what the search was asked for */
  function follow(asked) {
    const [fragment] = location.hash.slice(1).split(":~:");
    const place = knownPlace(fragment);
    const meant = place ? null : elementMeantBy(fragment);
    if (meant) location.replace(`#${meant.id}`);
    const id = place?.first ?? meant?.id ?? decoded(fragment);
    if (!inDocument) return leadOn(id, place?.written ?? id);
    const garbled = meant !== null && HALVES.test(fragment);
    const missing = !place && ID.test(id) && !isHere(id) ? id : "";
    mark({ asked, words: yuan.words, place, missing, garbled });
  }

  /** The words behind ":~:" that the page was opened with, which the address may no longer show. */
  function wordsOfVisit() {
    const [visit] = performance.getEntriesByType("navigation");
    const [base, directive = ""] = (visit?.name ?? "").split(":~:");
    const [here] = location.href.split(":~:");
    return base.replace(/#$/, "") === here.replace(/#$/, "") ? directive : "";
  }

  /** The words behind ":~:" in an address. @param {string} address */
  function wordsIn(address) {
    return address.split(":~:")[1] ?? "";
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
      const [fragment] = location.hash.split(":~:");
      link.hash = yuan.words ? `${fragment}:~:${yuan.words}` : fragment;
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

  window.yuan ??= /** @type {Yuan} */ ({});
  yuan.words = wordsIn(location.hash) || wordsOfVisit();
  for (const link of links) {
    link.title ||= link.ariaLabel ?? ""; // pages of a large corpus have it once
    link.addEventListener("click", () => remember(link.hreflang));
  }
  addEventListener("hashchange", ({ newURL }) => {
    yuan.words = wordsIn(newURL); // has them where the location hides them
    follow();
  });
  for (const event of ["hashchange", "popstate", "yuan:address"])
    addEventListener(event, keepAddress);
  keepAddress();
  goWherePreferred();
  follow(new URLSearchParams(location.search).get("q")?.trim());
})();
