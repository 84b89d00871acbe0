/*
 * Arriving at more than a passage: words of a search or of a link (":~:text="), a stretch of a passage, a range of
 * several. What the address asks for is marked; where it cannot be, a sentence says why, and the passage shows.
 */
(() => {
  "use strict";
  const { make, word, folding, passages, places, panel } = yuan;
  const [visit] = /** @type {PerformanceNavigationTiming[]} */ (
    performance.getEntriesByType("navigation")
  );
  /** Whoever comes back, or asks for the page once more, finds it where it was left. */
  const still = visit?.type === "back_forward" || visit?.type === "reload";

  /** @param {string} key @param {Record<string, unknown>} [values] */
  function sentence(key, values) {
    return () => word(`reading-${key}`, values);
  }

  /** The text of the passage that the address names. @returns {HTMLElement[]} */
  function named() {
    const text = places.textOf(location.hash.slice(1).split(":~:")[0]);
    return text ? [text] : [];
  }

  /** @param {string} id of a passage that is not here */
  function whereabouts(id) {
    return [" ", make("a", { href: yuan.resolver(id) }, word("reading-whereabouts"))];
  }

  /** @param {string} id */
  function tellMissing(id) {
    panel.show({ sentence: sentence("missing", { id }), more: whereabouts(id) });
  }

  /* --- A stretch, a range ---------------------------------------------------------------------------- */

  /** @param {HTMLElement} text @param {string} written as the address has it */
  function showStretch(text, written) {
    const whole = text.textContent;
    const { start, end, fault } = places.stretch(written, whole);
    const id = places.idOf(text);
    if (fault) {
      const n = places.characters(whole, whole.length);
      panel.show({ whole: [text], still, sentence: sentence(fault, { id, written, n }) });
      return;
    }
    const stretch = { text, start: places.units(whole, start), end: places.units(whole, end) };
    panel.show({
      stretches: [stretch],
      still,
      sentence: sentence("stretch", { id, from: start + 1, to: end }),
      cited: places.citedPart(text, whole.slice(stretch.start, stretch.end), { start, end }),
    });
  }

  /** @param {HTMLElement} first @param {HTMLElement} last */
  function showRange(first, last) {
    const range = places.between(first, last);
    const ends = [range[0], range[range.length - 1]];
    const key = ends[0] === first ? "range" : "range-reversed";
    const [from, to] = ends.map(places.idOf);
    panel.show({
      whole: range,
      still,
      sentence: sentence(key, { first: from, last: to, n: range.length }),
      cited: places.citedRange(range, range.map((text) => text.textContent).join("\n\n")),
    });
  }

  /** @param {HTMLElement} text the end that is here @param {string} missing the other */
  function showHalf(text, missing) {
    const id = places.idOf(text);
    const told = sentence("half", { id, missing });
    panel.show({ whole: [text], still, sentence: told, more: whereabouts(missing) });
  }

  /** @param {Place} place */
  function showPlace({ first, stretch, last, written }) {
    const [one, other] = [first, last ?? first].map(places.textOf);
    if (!one && !other) return tellMissing(first);
    const hash = `#${written}`;
    if (location.hash !== hash) history.replaceState(history.state, "", hash); // as it is to be copied
    dispatchEvent(new Event("yuan:address"));
    if (one && stretch !== undefined) showStretch(one, stretch);
    else if (one && other) showRange(one, other);
    else if (one) showHalf(one, last ?? "");
    else if (other) showHalf(other, first);
  }

  /* --- Words ----------------------------------------------------------------------------------------- */

  /** @param {string} text @returns {string | undefined} nothing where a percent sign leads nowhere */
  function decoded(text) {
    try {
      return decodeURIComponent(text);
    } catch {
      return undefined;
    }
  }

  /**
   * The parts of "text=[prefix-,]start[,end][,-suffix]" (URL Fragment Text Directives, section 3.1).
   * @param {string} directive
   * @returns {Words | undefined}
   */
  function wordsOf(directive) {
    const [value] = directive.split("&").flatMap((one) => /^text=(.*)/.exec(one)?.[1] ?? []);
    const parts = (value ?? "").split(",");
    const prefix = parts[0].endsWith("-") ? (parts.shift() ?? "").slice(0, -1) : "";
    const suffix = parts[parts.length - 1]?.startsWith("-") ? (parts.pop() ?? "").slice(1) : "";
    const read = [prefix, parts[0] ?? "", parts[1] ?? "", suffix].map(decoded);
    if (!read[1] || read.includes(undefined)) return undefined;
    const [before = "", start = "", end = "", after = ""] = read;
    return { before, start, end, after };
  }

  /** The text of a passage, folded, as a pattern. @param {string} text */
  function pattern(text) {
    return passages.literally(folding.fold(text));
  }

  /** @param {HTMLElement} text @param {string} wanted @returns {Stretch | undefined} the first */
  function firstIn(text, wanted) {
    const [found] = passages.matches({ text: text.textContent }, wanted);
    return found && { text, start: found[0], end: found[1] };
  }

  /**
   * From the words in one passage to those in a later one.
   * @param {Words} words
   * @param {HTMLElement[]} texts
   * @returns {Stretch[]}
   */
  function across({ start, end }, texts) {
    const first = texts.map((text) => firstIn(text, pattern(start))).find(Boolean);
    if (!first) return [];
    const later = texts.slice(texts.indexOf(first.text) + 1);
    const last = later.map((text) => firstIn(text, pattern(end))).find(Boolean);
    if (!last) return [];
    const inside = later.slice(0, later.indexOf(last.text));
    return [
      { ...first, end: first.text.textContent.length },
      ...inside.map((text) => ({ text, start: 0, end: text.textContent.length })),
      { ...last, start: 0 },
    ];
  }

  /** Where the words stand: in the passage that the address names before all others, with what is around them before without. @param {Words} words */
  function findWords(words) {
    const all = places.texts();
    const [first] = named();
    const texts = first ? [first, ...all.filter((text) => text !== first)] : all;
    const bare = pattern(words.start) + (words.end && `[\\s\\S]*?${pattern(words.end)}`);
    const around = `(?<=${pattern(words.before)})${bare}(?=${pattern(words.after)})`;
    for (const wanted of [around, bare]) {
      const found = texts.map((text) => firstIn(text, wanted)).find(Boolean);
      if (found) return [found];
    }
    return words.end ? across(words, first ? all.slice(all.indexOf(first)) : all) : [];
  }

  /** @param {string} directive */
  async function showWords(directive) {
    await passages.ready();
    document.documentElement.classList.add("words-read"); // ours are marked, and go away; the browser's are hidden
    const words = wordsOf(directive);
    const stretches = words ? findWords(words) : [];
    const key = stretches.length ? "words" : words ? "no-words" : "garbled";
    const whole = stretches.length ? [] : named();
    panel.show({ stretches, whole, still, sentence: sentence(key) });
  }

  /** @param {Wanted} wanted */
  async function arrive({ asked, words, place, missing, garbled }) {
    if (asked && !words) return yuan.reading.answer(asked, still, place);
    await panel.open("place");
    if (missing) tellMissing(missing);
    else if (garbled) panel.show({ whole: named(), sentence: sentence("garbled") });
    else if (words) await showWords(words);
    else if (place) showPlace(place);
  }

  yuan.reading.arrive = arrive;
})();
