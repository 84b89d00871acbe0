/*
 * What a query that found nothing may have meant: signs that other searches know, and ours where they are only text.
 * Loaded when nothing was found.
 */
(() => {
  "use strict";
  /** What is told, and the sign of it. The first that a query has is the likeliest. @type {[key: string, sign: RegExp][]} */
  const SIGNS = [
    ["brackets", /[(（][^)）]*[|｜][^)）]*[)）]/u],
    ["english", /(?<=\s|^)(?:AND|OR|NOT)(?=\s|$)|(?<=\s)(?:and|or|not)(?=\s)|&&|\|\|/u],
    ["glued", /(?<=\S)[~～]\s*[\d０-９]+|[~～][\d０-９]+(?=[^\s\d０-９])/u],
    ["barred", /^\s*[-－﹣]\S+(?:\s+[-－﹣]\S+)*\s*$/u],
    ["bar-apart", /(?<=^|\s)[-－﹣](?=\s|$)/u],
    ["spaces", /(?<=^|\s)["＂“„‘「『«](?=\S+\s+\S)/u],
  ];

  yuan.hint = (query) => {
    for (const [key, sign] of SIGNS) {
      const found = sign.exec(query);
      if (found) return { key, at: Array.from(query.slice(0, found.index)).length, text: found[0] };
    }
    return undefined;
  };
})();
