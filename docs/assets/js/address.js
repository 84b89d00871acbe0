/*
 * An address leads to its passage, as people copy addresses: with the stop, bracket or quotation mark that
 * followed it in a text (#ab1cd2。 #ab1cd2)), in capitals, with spaces in it. On a page of the resolver it
 * leads further, to the page where the passage stands; a tombstone stays to be read.
 */
(() => {
  "use strict";

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

  addEventListener("hashchange", follow);
  if (location.hash) follow();
})();
