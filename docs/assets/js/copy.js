/*
 * Copied text is the text: who selects over several passages gets their wording, without the headings, labels
 * and notes between them. (Without scripts the style sheet leaves most of these out.) A selection within one
 * passage is the browser's own business.
 */
(() => {
  "use strict";
  const PASSAGES = ".passage-text, .extract > p, .side > p, .said q";
  const HITS = ".search-lines a"; // each is three columns, which the browser would copy as three lines

  /** The part of an element that is selected. @param {Element} element @param {Range} selected */
  function selectedIn(element, selected) {
    const part = document.createRange();
    part.selectNodeContents(element);
    if (selected.compareBoundaryPoints(Range.START_TO_START, part) > 0) {
      part.setStart(selected.startContainer, selected.startOffset);
    }
    if (selected.compareBoundaryPoints(Range.END_TO_END, part) < 0) {
      part.setEnd(selected.endContainer, selected.endOffset);
    }
    return part.toString();
  }

  /** @param {string} selector @param {Range} selected */
  function wording(selector, selected) {
    const touched = Array.from(document.querySelectorAll(selector)).filter((element) => {
      return selected.intersectsNode(element) && element.checkVisibility();
    });
    return touched.map((element) => selectedIn(element, selected)).filter((text) => text.trim());
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

  document.addEventListener("copy", copy);
})();
