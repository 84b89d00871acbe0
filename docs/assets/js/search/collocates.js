/* The words and characters that stand beside the keyword, counted: the concordance's collocates. */
(() => {
  "use strict";
  const { make, passages } = yuan;
  const SHOWN = 12;
  const AROUND = /^[“”‘’「」『』《》（）\s]+|[“”‘’「」『』《》（）\s]+$/gu; // quoted or not: the same neighbour
  const segmenter = Intl.Segmenter && new Intl.Segmenter("zh", { granularity: "word" });

  /** @param {string} text @returns {string[]} none where the browser cannot tell */
  function words(text) {
    return Array.from(segmenter?.segment(text) ?? [], ({ segment }) => segment);
  }

  /** Word and character before the keyword, character and word after it. @param {Line} line */
  function neighbours([left, , right]) {
    const before = left.replace(AROUND, "");
    const after = right.replace(AROUND, "");
    return [words(before).at(-1), Array.from(before).at(-1), Array.from(after)[0], words(after)[0]];
  }

  /** @param {HTMLElement} page whose table is filled @param {Line[]} lines */
  function show(page, lines) {
    const all = lines.map(neighbours);
    const columns = [0, 1, 2, 3].map((i) => {
      const spoken = all.map((four) => four[i]).filter((text) => /[\p{L}\p{N}]/u.test(text ?? ""));
      return passages.tally(spoken).slice(0, SHOWN);
    });
    const height = Math.max(...columns.map((cells) => cells.length));
    const rows = Array.from({ length: height }, (_, i) => {
      return make("tr", {}, ...columns.map((cells) => make("td", {}, cells[i]?.join(" ") ?? "")));
    });
    yuan.find(".search-collocates tbody", page).replaceChildren(...rows);
  }

  yuan.collocates = { show };
})();
