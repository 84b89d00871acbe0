/* What a notebook is taken away as: citations, Markdown, a table. */
(() => {
  "use strict";
  const COLUMNS = [
    "id",
    "document",
    "title",
    "text",
    "note",
    "citation",
    "hash",
    "address",
    "kept",
  ];

  /** Where a place is found for ever, as published; from a copy on a disk too. @param {string} place */
  function address(place) {
    const published = document.querySelector("link[rel=canonical]")?.getAttribute("href");
    const path = `${document.documentElement.dataset.resolver}${yuan.shelf(place)}/#${place}`;
    return published ? new URL(`../${path}`, published).href : yuan.address(path);
  }

  /** The citation in the first style. @param {Note} note */
  function first({ citations }) {
    return Object.values(citations)[0] ?? "";
  }

  /** The items of a citation in JSON; none where a file that was brought back has something else. @param {string} text */
  function items(text) {
    try {
      return JSON.parse(text);
    } catch {
      return [];
    }
  }

  /** All in one style; lists in JSON become one list. @param {Note[]} notes @param {string} style */
  function citations(notes, style) {
    const texts = notes.flatMap((note) => note.citations[style] ?? []);
    if (!style.includes("JSON")) return `${texts.join(/BibTeX|RIS/.test(style) ? "\n\n" : "\n")}\n`;
    return `${JSON.stringify(texts.flatMap(items), null, 2)}\n`;
  }

  /** What Markdown would take for marks of its own. @param {string} text */
  function plain(text) {
    return text.replace(/[\\\x60*_[\]<>#|]/g, "\\$&");
  }

  /** @param {string} text */
  function quoted(text) {
    return text
      .split("\n")
      .map((line) => `> ${plain(line)}`.trimEnd())
      .join("\n");
  }

  /** @param {Note[]} notes @param {string} heading */
  function markdown(notes, heading) {
    const parts = notes.map((note) => {
      const cited = `${plain(first(note))} <${address(note.place)}>`.trim();
      return [quoted(note.quote), note.note && plain(note.note), cited]
        .filter(Boolean)
        .join("\n\n");
    });
    return `${[`# ${heading}`, ...parts].join("\n\n")}\n`;
  }

  /** @param {string} text */
  function cell(text) {
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  }

  /** A table; its first character tells Excel that it is UTF-8. @param {Note[]} notes */
  function csv(notes) {
    const rows = notes.map((note) => {
      const { id, doc, title, quote, hash, kept } = note;
      return [id, doc, title, quote, note.note, first(note), hash, address(note.place), kept];
    });
    const lines = [COLUMNS, ...rows].map((row) => `${row.map(cell).join(",")}\r\n`);
    return `\ufeff${lines.join("")}`;
  }

  yuan.deliver("exports", { citations, markdown, csv, address });
})();
