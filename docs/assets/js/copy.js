/*
 * Copied text is the text: who selects over several passages gets their wording, without the headings, labels
 * and notes between them. (Without scripts the style sheet leaves most of these out.) A selection within one
 * passage is the browser's own business.
 *
 * In a document the first selection brings what else can be done with one (reading/selection.js).
 */
(() => {
  "use strict";
  const PASSAGES = ".passage-text, .extract > p, .side > p, .said q";
  const HITS = ".search-lines a"; // each is three columns, which the browser would copy as three lines

  /** The part of an element that is selected. @param {Element} element @param {Range} selected */
  function partOf(element, selected) {
    const part = document.createRange();
    part.selectNodeContents(element);
    if (selected.compareBoundaryPoints(Range.START_TO_START, part) > 0) {
      part.setStart(selected.startContainer, selected.startOffset);
    }
    if (selected.compareBoundaryPoints(Range.END_TO_END, part) < 0) {
      part.setEnd(selected.endContainer, selected.endOffset);
    }
    return part;
  }

  /** @param {string} selector @param {Range} selected */
  function wording(selector, selected) {
    const touched = Array.from(document.querySelectorAll(selector)).filter((element) => {
      return selected.intersectsNode(element) && element.checkVisibility();
    });
    return touched.map((element) => `${partOf(element, selected)}`).filter((text) => text.trim());
  }

  /** @param {string[]} texts */
  function asParagraphs(texts) {
    const paragraphs = texts.map((text) => {
      const paragraph = document.createElement("p");
      paragraph.textContent = text;
      return paragraph.outerHTML;
    });
    return paragraphs.join("");
  }

  /** @param {ClipboardEvent} event */
  function copy(event) {
    const selection = getSelection();
    const inField = event.target instanceof Element && event.target.closest("input, textarea");
    if (!selection?.rangeCount || !event.clipboardData || inField) return;
    const selected = selection.getRangeAt(0);
    const passages = wording(PASSAGES, selected);
    const hits = wording(HITS, selected);
    if (passages.length < 2 && !hits.length) return;
    const text = passages.length ? passages.join("\n\n") : hits.join("\n");
    event.clipboardData.setData("text/plain", text);
    event.clipboardData.setData("text/html", asParagraphs(passages.length ? passages : hits));
    event.preventDefault();
  }

  /** Brings the tools once there are words in a selection; they come again by themselves. */
  function offerTools() {
    if (!document.querySelector(".document") || !getSelection()?.toString().trim()) return;
    document.removeEventListener("selectionchange", offerTools);
    yuan.need(...yuan.tools.selection).catch(() => {
      document.addEventListener("selectionchange", offerTools); // not loaded: the next selection asks again
    });
  }

  window.yuan ??= /** @type {Yuan} */ ({});
  yuan.partOf = partOf;
  document.addEventListener("copy", copy);
  document.addEventListener("selectionchange", offerTools);
})();
