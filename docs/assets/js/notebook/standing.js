/* How a kept passage stands in this version of the corpus: as it was, amended, elsewhere or no longer there. */
(() => {
  "use strict";
  const { passages } = yuan;

  /** The numbers of a document's passages. @param {Meta} meta @param {number} document */
  function numbersOf({ docs }, document) {
    const first = docs.slice(0, document).reduce((sum, size) => sum + size, 0);
    return Array.from({ length: docs[document] ?? 0 }, (_, i) => first + i);
  }

  /** The passage of an id: in its document; in a small corpus, wherever it is now. @param {string} id @param {string} doc */
  async function find(id, doc) {
    const meta = await passages.ready();
    const { docs } = await passages.facets();
    const document = docs.findIndex(([name]) => name === doc);
    const near = document < 0 ? [] : await passages.rows(numbersOf(meta, document));
    const found = near.find((row) => row.id === id);
    if (found || meta.shards) return found;
    const all = await passages.rows([...meta.shardOf.keys()]);
    return all.find((row) => row.id === id);
  }

  /** @param {string} id @param {string} hash @param {string} doc @returns {Promise<Standing>} */
  async function standingOf(id, hash, doc) {
    const row = await find(id, doc);
    if (!row) return { kind: "gone" };
    const { digests } = await passages.citations(row.n);
    const now = digests[id];
    if (hash && now && hash !== now) return { kind: "amended", row };
    return { kind: row.doc === doc ? "same" : "moved", row };
  }

  /** Of a range, what is worst of its first and its last passage. @param {Note} note @returns {Promise<Standing>} */
  async function standing({ place, hash, doc }) {
    const ids = place.split(":")[0].split("-");
    const hashes = hash.split("–");
    const all = await Promise.all(ids.map((id, i) => standingOf(id, hashes[i] ?? "", doc)));
    const order = ["same", "moved", "amended", "gone"];
    return all.reduce((a, b) => (order.indexOf(a.kind) >= order.indexOf(b.kind) ? a : b));
  }

  yuan.deliver("standing", standing);
})();
