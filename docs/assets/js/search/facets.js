/*
 * The concordance's filters: by document, year, topic and kind. Each is a list of buttons that tell how
 * many hits a value has, as long as its share; pressed, only these hits are listed. A filter's values are
 * ids and years, never words, so that an address holds in every script.
 */
(() => {
  "use strict";
  const { make, passages } = yuan;
  const BARS = 12; // shown of each facet
  const NO_YEAR = "—";
  /** @type {readonly Facet[]} */
  const names = ["doc", "year", "topic", "kind"];

  /** @typedef {Record<Facet, string[]>} Values what a passage has of each facet */

  /**
   * @param {FacetData} data
   * @param {number[]} documentOf
   * @returns {(n: Passage) => Values}
   */
  function valuesOf({ docs, classes, codes }, documentOf) {
    return (n) => {
      const [doc, , date] = docs[documentOf[n]];
      const [kind, topics] = classes[codes[n]];
      return { doc: [doc], year: [date?.slice(0, 4) ?? NO_YEAR], topic: topics, kind: [kind] };
    };
  }

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
    const of = valuesOf(data, documentOf);
    /** @type {Record<string, string>} */
    const labels = { ...data.labels };
    for (const [id, title] of data.docs) labels[id] = title;

    /** Whether a passage fits all that is chosen, one facet aside. @param {Passage} n @param {Facet} [aside] */
    const fits = (n, aside) =>
      names.every((facet) => {
        return facet === aside || !chosen[facet] || of(n)[facet].includes(chosen[facet]);
      });

    for (const facet of names) {
      // What another choice in this facet would list.
      const others = numbers.filter((n) => fits(n, facet)).flatMap((n) => of(n)[facet]);
      const list = yuan.find(`#concordance [data-facet="${facet}"]`);
      const items = bars(
        passages.tally(others),
        (value) => labels[value] ?? value,
        chosen[facet],
        (value) => choose(facet, value),
      );
      list.replaceChildren(...items);
    }
    return numbers.filter((n) => fits(n));
  }

  yuan.facets = { names, filter, valuesOf };
})();
