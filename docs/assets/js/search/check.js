/* A quotation checked: which passage it stands in, what differs, how to cite it; and that shown. */
(() => {
  "use strict";
  const { make, word, folding, passages, near, quotation, citation: citing } = yuan;
  const COMPARED = 5; // passages that a quotation is compared with
  const VERDICTS = ["exact", "script", "punctuation", "differs", "absent"]; // the best first

  /** @typedef {Row | OldText} Text */
  /** @typedef {Compared<Text>} Found */

  /** @param {Text} text @returns {text is OldText} */
  function isOld(text) {
    return "until" in text;
  }

  /** The texts that a quotation may be taken from. @param {string} quote @returns {Promise<Text[]>} */
  async function candidates(quote) {
    const alike = await near.alike(folding.fold(quote), COMPARED);
    return [...alike, ...(await passages.part("old"))];
  }

  /** The better first; where two are equal, the text that stands today. @param {Found} a @param {Found} b */
  function byVerdict(a, b) {
    const rank = VERDICTS.indexOf(a.verdict) - VERDICTS.indexOf(b.verdict);
    return rank || a.cost - b.cost || Number(isOld(a.row)) - Number(isOld(b.row));
  }

  /** Whether nothing but script or punctuation differs. @param {Found | undefined} found @returns {found is Found} */
  function isHeld(found) {
    return found !== undefined && VERDICTS.indexOf(found.verdict) < VERDICTS.indexOf("differs");
  }

  /** Whether a text may be meant as it stands: it is held, or its ellipses are the text's own. @param {Found | undefined} found */
  function isWhole(found) {
    if (!found || found.verdict === "absent") return false;
    return !found.shown.some(([tag, text]) => tag === "del" && quotation.elides(text));
  }

  /**
   * The comparison with the text that a quotation is most likely from: as it stands, or with its pieces in
   * their order where it leaves something out.
   * @param {string} quote
   * @param {string[]} parts
   * @returns {Promise<Found | undefined>}
   */
  async function bestOf(quote, parts) {
    if (!parts.length) return undefined; // marks alone
    const texts = await candidates(quote);
    const [whole] = texts.map((text) => quotation.compare(quote, text)).sort(byVerdict);
    if (parts.length < 2 || isHeld(whole)) return whole;
    const elided = texts.flatMap((text) => quotation.compareElided(parts, text) ?? []);
    return elided.sort(byVerdict)[0] ?? whole;
  }

  /** How to cite a passage. @param {Row} row */
  async function citation(row) {
    const { patterns, digests } = await passages.citations(row.n);
    const { id } = row;
    const facts = { id, place: id, shelf: yuan.shelf(id), hash: digests[id] };
    return citing.fill(patterns[row.doc] ?? "", { ...citing.today(), ...facts });
  }

  /** @param {string} text */
  function strong(text) {
    return make("strong", {}, text);
  }

  /** @param {string} quote */
  function absent(quote) {
    return make(
      "article",
      { "data-verdict": "absent" },
      make("p", {}, quote),
      strong(word("absent")),
    );
  }

  /** @param {Found} found */
  async function present({ row, verdict, shown }) {
    const old = isOld(row);
    const told = [strong(word(verdict)), ...(old ? [strong(word("old", { ...row }))] : [])];
    const text = make("blockquote", {}, ...shown.map(([tag, part]) => make(tag, {}, part)));
    const cited = make("p", { class: "verify-citation" }, old ? "" : await citation(row));
    const href = old ? yuan.resolver(row.id) : row.href;
    const link = make("a", { href }, `${word("open")} ${row.id}`);
    const attributes = { "data-verdict": old ? "old" : verdict, "data-passage": row.id };
    return make("article", attributes, ...told, text, cited, make("p", {}, link));
  }

  /**
   * One quotation: a whole, or each piece for itself where no text has them all.
   * @param {string} quote
   * @returns {Promise<HTMLElement[]>}
   */
  async function check(quote) {
    const parts = quotation.pieces(quote);
    const found = await bestOf(quote, parts);
    if (parts.length > 1 && !isWhole(found)) return (await Promise.all(parts.map(check))).flat();
    return [found && found.verdict !== "absent" ? await present(found) : absent(quote)];
  }

  yuan.check = check;
})();
