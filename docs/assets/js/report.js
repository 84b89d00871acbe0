/*
 * Reporting an error: fills the addresses of a form or a mail with what the reader sees of a passage. The citation
 * dialog brings this script when it opens.
 */
(() => {
  "use strict";
  const LONGEST = 6000; // of an address; servers refuse from 8 kB on

  /** Where what is cited is published in the script of this page. @param {string} place */
  function published(place) {
    const canonical = /** @type {HTMLLinkElement | null} */ (
      document.querySelector("link[rel=canonical]")
    );
    const here = new URL(canonical?.href ?? location.href);
    here.hash = place; // none for the document
    return here.href;
  }

  /** A text as part of an address; half a character, which no address holds, is left out. @param {string} text */
  function encoded(text) {
    return encodeURIComponent(text.replace(/\p{Surrogate}/gu, ""));
  }

  /** @param {string} pattern @param {Record<string, string>} facts @param {string} body */
  function addressOf(pattern, facts, body) {
    const text = yuan.citation.fill(body, facts).replace(/ ?⏎ ?/g, "\r\n");
    const values = Object.entries({ ...facts, body: text }).map(([name, value]) => {
      return [name, encoded(value)];
    });
    return yuan.citation.fill(pattern, Object.fromEntries(values));
  }

  /**
   * @param {HTMLElement} ways the paragraph that holds the links
   * @param {Cited} cited
   */
  function prefill(ways, { place, hash, quote }) {
    /** @param {string} name */
    const word = (name) => ways.querySelector(`.report-${name}`)?.textContent ?? "";
    const { doc = "", version = "" } = ways.dataset;
    const facts = { passage: place || doc, address: published(place), version, hash };
    const title = yuan.citation.fill(word("title"), facts);
    for (const link of ways.querySelectorAll("a")) {
      const pattern = link.dataset.pattern ?? "";
      const letters = Array.from(quote);
      /** @param {number} size */
      const cut = (size) => {
        const quotation = letters.slice(0, size).join("") + (size < letters.length ? "…" : "");
        return addressOf(pattern, { ...facts, title, quotation }, word("body"));
      };
      let size = letters.length;
      while (size > 0 && cut(size).length > LONGEST) size = Math.floor(size * 0.9);
      link.href = cut(size);
    }
    ways.dataset.passage = place;
  }

  yuan.deliver("report", prefill);
})();
