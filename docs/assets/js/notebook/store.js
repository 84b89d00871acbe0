/*
 * The notebook: passages that a reader keeps, in this browser alone. Brought by the citation dialog when one is kept,
 * and by the page of the notebook.
 */
(() => {
  "use strict";
  const KEY = "yuan-notebook";
  const FORMAT = "yuan-notebook";
  const ID = /^[0-9a-z]+$/;
  const DOC = /^[\w.-]+$/;
  const TEXTS = /** @type {const} */ (["id", "title", "quote", "hash", "note", "kept"]);

  /** @param {unknown} value @returns {value is Record<string, any>} */
  function isRecord(value) {
    return typeof value === "object" && value !== null && !Array.isArray(value);
  }

  /** A note as it should be, from whatever a file or the browser holds; none if it names no passage. @param {unknown} value @returns {Note[]} */
  function note(value) {
    if (!isRecord(value) || typeof value.place !== "string" || typeof value.doc !== "string")
      return [];
    const ids = value.place.split(":")[0].split("-");
    if (!DOC.test(value.doc) || !ids.every((id) => ID.test(id))) return [];
    const texts = Object.fromEntries(
      TEXTS.map((name) => [name, typeof value[name] === "string" ? value[name] : ""]),
    );
    const citations = isRecord(value.citations) ? Object.entries(value.citations) : [];
    const known = citations.filter(([, text]) => typeof text === "string");
    const { place, doc } = value;
    return [/** @type {Note} */ ({ ...texts, place, doc, citations: Object.fromEntries(known) })];
  }

  /** @returns {Note[]} throws where the browser keeps nothing for us */
  function read() {
    const text = localStorage.getItem(KEY);
    try {
      const kept = JSON.parse(text ?? "[]");
      return Array.isArray(kept) ? kept.flatMap(note) : [];
    } catch {
      return []; // not ours
    }
  }

  /** @param {Note[]} notes */
  function write(notes) {
    localStorage.setItem(KEY, JSON.stringify(notes));
  }

  /** @param {Note[]} notes @param {Note[]} more those that are there already stay as they are */
  function joined(notes, more) {
    const places = new Set(notes.map(({ place }) => place));
    return [...notes, ...more.filter(({ place }) => !places.has(place) && places.add(place))];
  }

  /** @param {Note[]} more @returns {number} how many there are now */
  function add(more) {
    const notes = joined(read(), more);
    write(notes);
    return notes.length;
  }

  /** The notes of a file, or nothing if it is none of ours. @param {string} text */
  function parse(text) {
    try {
      const { format, notes } = JSON.parse(text.replace(/^\ufeff/, ""));
      return format === FORMAT && Array.isArray(notes) ? notes.flatMap(note) : undefined;
    } catch {
      return undefined;
    }
  }

  /** @param {Note[]} notes @param {Record<string, string>} corpus */
  function file(notes, corpus) {
    return `${JSON.stringify({ format: FORMAT, ...corpus, notes }, null, 1)}\n`;
  }

  yuan.deliver("notebook", { KEY, read, write, add, parse, file });
})();
