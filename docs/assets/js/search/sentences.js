/* An article, split into paragraphs, sentences and clauses; marks alone are none. */
(() => {
  "use strict";
  const { quotation } = yuan;
  const LONG = 300; // characters of a sentence, beyond which it is read in clauses
  const SENTENCE = /[^。！？!?]*(?:[。！？!?]+["”’」』）)】》〉]*|$)/gu;
  const CLAUSE = /(?:[^，；：;,:]|[,:：](?=\d))+[，；：;,:]*["”’」』）)】》〉]*|[，；：;,:]+/gu;

  /** @param {string} text */
  function hasWords(text) {
    return quotation.pieces(text).length > 0;
  }

  /** @param {string} sentence */
  function clauses(sentence) {
    return (sentence.match(CLAUSE) ?? []).flatMap(cut);
  }

  /** A run without a mark, cut where it becomes too long to be compared. @param {string} run */
  function cut(run) {
    const chars = Array.from(run);
    const count = Math.ceil(chars.length / LONG);
    return Array.from({ length: count }, (_, i) => chars.slice(i * LONG, (i + 1) * LONG).join(""));
  }

  /** @type {Sentences["paragraphs"]} */
  function paragraphs(text) {
    const lines = text.toWellFormed().split(/[\r\n\u2028\u2029]+/u);
    const split = lines.map((line) => {
      const sentences = (line.match(SENTENCE) ?? []).map((sentence) => sentence.trim());
      return sentences
        .flatMap((one) => (one.length > LONG ? clauses(one) : [one]))
        .filter(hasWords);
    });
    return split.filter((sentences) => sentences.length);
  }

  yuan.sentences = { paragraphs, clauses };
})();
