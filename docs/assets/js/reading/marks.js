/*
 * Words marked in the passages, and the marks taken away again. A mark is an element around a part of a text
 * node, so that it holds in every browser, and what is copied stays the text.
 */
(() => {
  "use strict";
  const { make } = yuan;
  const BETWEEN_CELLS = "table, thead, tbody, tr"; // where tabs and line feeds of a table's text stand

  /** @param {Element} element @returns {Text[]} */
  function textNodes(element) {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    const nodes = [];
    while (walker.nextNode()) nodes.push(/** @type {Text} */ (walker.currentNode));
    return nodes;
  }

  /** @param {Text} node @param {number} from @param {number} to */
  function wrap(node, from, to) {
    const part = document.createRange();
    part.setStart(node, from);
    part.setEnd(node, to);
    const mark = make("mark", { class: "hit" });
    part.surroundContents(mark);
    return mark;
  }

  /** A mark for each text node that a stretch touches: links cut it. @param {Stretch} stretch */
  function markOne({ text, start, end }) {
    let at = 0;
    /** @type {HTMLElement[]} */
    const marks = [];
    for (const node of textNodes(text)) {
      const { length } = node;
      const [from, to] = [Math.max(start - at, 0), Math.min(end - at, length)];
      if (from < to && !node.parentElement?.matches(BETWEEN_CELLS))
        marks.push(wrap(node, from, to));
      at += length;
    }
    return marks;
  }

  function clear() {
    for (const mark of document.querySelectorAll("mark.hit")) {
      const { parentNode } = mark;
      mark.replaceWith(...mark.childNodes);
      parentNode?.normalize();
    }
  }

  yuan.marks = { set: (stretches) => stretches.map(markOne), clear };
})();
