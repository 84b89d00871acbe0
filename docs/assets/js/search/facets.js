/*
 * What limits a search: document, publisher, year, topic, kind, and from when to when. In the concordance each
 * but the last is a list of buttons that tell how many hits a value has, as long as its share; pressed, only
 * these hits are listed. Their values are ids, years and folded names, so that an address holds in every script.
 */
(() => {
  "use strict";
  const { make, passages, folding } = yuan;
  const BARS = 12; // shown of each facet
  const NONE = "—";
  /** @type {readonly Facet[]} */
  const names = ["doc", "publisher", "year", "topic", "kind"];
  const DATE = /^(\d{4})(?:[-./](\d{1,2})(?:[-./](\d{1,2}))?)?$/;

  /** @typedef {Record<Facet | "date", string[]>} Values what a passage has of each facet */

  /**
   * @param {FacetData} data
   * @param {number[]} documentOf
   * @returns {(n: Passage) => Values}
   */
  function valuesOf(data, documentOf) {
    const ofDocuments = data.docs.map(([doc, , dated, publisher]) => {
      const [date] = dated?.match(/^[\d-]+/) ?? [];
      return {
        doc: [doc],
        publisher: [publisher ? folding.fold(publisher) : NONE],
        date: date ? [date] : [],
        year: [date?.slice(0, 4) ?? NONE],
      };
    });
    const classOf = passages.classes(data);
    return (n) => {
      const [kind, ...topic] = classOf(n);
      return { ...ofDocuments[documentOf[n]], topic, kind: [kind] };
    };
  }

  /** How readers know the values of facets. @param {FacetData} data @returns {Record<string, string>} */
  function labelsOf({ labels, docs }) {
    const known = { ...labels };
    for (const [id, title, , publisher] of docs) {
      known[id] = title;
      if (publisher) known[folding.fold(publisher)] = publisher;
    }
    return known;
  }

  /* --- From when to when ----------------------------------------------------------------------------- */

  /** A date in figures alone: 2024年5月 → 2024-5. @param {string} text */
  function figures(text) {
    const plain = text.normalize("NFKC").trim();
    return plain.replace(/(?<=\d)[年月](?=\d)/g, "-").replace(/(?<=\d)[年月日号號]$/, "");
  }

  /**
   * The first or the last day that a date may mean; undefined if it is none.
   *   2024-5 → 2024-05-01, 2024-05-31
   * @param {string} text
   * @param {boolean} first
   */
  function day(text, first) {
    const [, year, month, of] = figures(text).match(DATE) ?? [];
    const months = Number(month ?? (first ? 1 : 12));
    const last = new Date(Date.UTC(2000 + (Number(year) % 400), months, 0)).getUTCDate(); // leap years recur
    const days = Number(of ?? (first ? 1 : last));
    if (!year || months < 1 || months > 12 || days < 1 || days > last) return undefined;
    return [year, ...[months, days].map((part) => String(part).padStart(2, "0"))].join("-");
  }

  /**
   * Whether a date may lie from one to another day, either of which may be left open: a date of a month or a
   * year does where a part of it does.
   * @type {Facets["between"]}
   */
  function between(from, to) {
    const [begin, end] = [from && day(from, true), to && day(to, false)];
    if (begin === undefined || end === undefined || !(begin || end)) return { wrong: "date" };
    if (begin && end && begin > end) return { wrong: "reversed" };
    const lies = (/** @type {string} */ date) => {
      return (!begin || `${day(date, false)}` >= begin) && (!end || `${day(date, true)}` <= end);
    };
    return { fits: (dates) => dates.some(lies) };
  }

  /* --- The concordance's filters ---------------------------------------------------------------------- */

  /**
   * @param {[value: string, count: number][]} counted the most frequent first
   * @param {(value: string) => string} label
   * @param {string | undefined} chosen
   * @param {(value: string) => void} choose
   */
  function bars(counted, label, chosen, choose) {
    return counted.slice(0, BARS).map(([value, count]) => {
      const pressed = value === chosen;
      const attributes = { type: "button", "aria-pressed": String(pressed) };
      const bar = make("button", attributes, `${label(value)} ${count}`);
      bar.style.setProperty("--share", String(count / counted[0][1]));
      bar.onclick = () => choose(pressed ? "" : value);
      return make("li", {}, bar);
    });
  }

  /** @type {Facets["filter"]} */
  async function filter(numbers, chosen, choose) {
    const { documentOf } = await passages.ready();
    const data = await passages.facets();
    const values = valuesOf(data, documentOf);
    const held = new Map(numbers.map((n) => [n, values(n)]));
    const of = (/** @type {Passage} */ n) => held.get(n) ?? values(n);
    const labels = labelsOf(data);
    const { from = "", to = "" } = chosen;
    const dated = from || to ? between(from, to) : {};
    const lies = (/** @type {Passage} */ n) => !dated.fits || dated.fits(of(n).date);

    /** Whether a passage fits all that is chosen, one facet aside. @param {Passage} n @param {Facet} [aside] */
    const fits = (n, aside) =>
      names.every((facet) => {
        return facet === aside || !chosen[facet] || of(n)[facet].includes(chosen[facet]);
      });

    for (const facet of names) {
      // What another choice in this facet would list.
      const others = numbers.filter((n) => fits(n, facet) && lies(n)).flatMap((n) => of(n)[facet]);
      const list = yuan.find(`#concordance [data-facet="${facet}"]`);
      const items = bars(
        passages.tally(others),
        (value) => labels[value] ?? value,
        chosen[facet],
        (value) => choose(facet, value),
      );
      list.replaceChildren(...items);
    }
    const fitting = numbers.filter((n) => fits(n));
    const undated = dated.fits ? fitting.filter((n) => !of(n).date.length).length : 0;
    return { numbers: dated.wrong ? [] : fitting.filter(lies), undated, wrong: dated.wrong };
  }

  yuan.facets = { names, filter, valuesOf, labelsOf, between };
})();
