/*
 * The texts of a large corpus in another script than that of the originals: of each shard there is one file,
 * with the places where a table of characters is wrong (scripts/search/spelled.py).
 */
(() => {
  "use strict";
  const { part, remember } = yuan.passages;

  /** What each character mostly becomes in a script. */
  const getTable = remember(async (script) => {
    const chars = Array.from(await part(`${script}/table`));
    return new Map(chars.flatMap((char, i) => (i % 2 ? [] : [[char, chars[i + 1]]])));
  });

  /**
   * @param {TextShard} data
   * @param {Map<string, string>} table
   * @param {[string: number, place: number, became: string][]} wrong a place of -1 is that of a whole string
   * @returns {TextShard}
   */
  function spelled(data, table, wrong) {
    const labels = Object.keys(data.labels).sort();
    const originals = [
      ...data.docs.flatMap(([, title, , publisher]) => [title, publisher]).filter((text) => text),
      ...labels.map((key) => data.labels[key]),
      ...data.texts,
    ];
    const made = originals.map((text) => Array.from(text ?? "", (char) => table.get(char) ?? char));
    for (const [string, place, became] of wrong) {
      if (place < 0) made[string] = [became];
      else made[string][place] = became;
    }
    const strings = made.map((chars) => chars.join("")).values();
    const next = () => /** @type {string} */ (strings.next().value);
    return {
      ...data,
      docs: data.docs.map(([id, title, date, publisher, ...dated]) => [
        id,
        title && next(),
        date,
        publisher && next(),
        ...dated,
      ]),
      labels: Object.fromEntries(labels.map((key) => [key, next()])),
      texts: data.texts.map(next),
    };
  }

  yuan.spelled = async (k, script) => {
    const [data, table] = await Promise.all([part(`t${k}`), getTable(script)]);
    const wrong = data.spelled?.[script];
    return wrong ? spelled(data, table, wrong) : data;
  };
})();
