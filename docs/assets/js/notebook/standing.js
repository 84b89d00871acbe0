/* How a kept passage stands in this version of the corpus: as it was, amended, elsewhere or no longer there. */
(() => {
  "use strict";
  const { passages } = yuan;

  /** The numbers of a document's passages. @param {Meta} meta @param {number} document */
  function numbersOf({ docs }, document) {
    const first = docs.slice(0, document).reduce((sum, size) => sum + size, 0);
    return Array.from({ length: docs[document] ?? 0 }, (_, i) => first + i);
  }

  /**
   * The numbers of passages by their ids, of all whose citations lie in the file where one has its. The file names
   * all that have a digest, in their order; where some have none, it is the texts that tell.
   * @param {Passage[]} shelf
   * @returns {Promise<Map<string, Passage>>}
   */
  async function named(shelf) {
    const ids = Object.keys((await passages.citations(shelf[0])).digests);
    if (ids.length === shelf.length) return new Map(ids.map((id, i) => [id, shelf[i]]));
    return new Map((await passages.rows(shelf)).map((row) => [row.id, row.n]));
  }

  /** The number of the passage of an id: in its document; in a small corpus, wherever it is now. @param {string} id @param {string} doc */
  async function find(id, doc) {
    const meta = await passages.ready();
    const { docs } = await passages.facets();
    const document = docs.findIndex(([name]) => name === doc);
    const wanted = [...new Set(numbersOf(meta, document).map(passages.shelf))];
    const all = [...meta.shardOf.keys()];
    const shelves = wanted.map((shelf) => all.filter((n) => passages.shelf(n) === shelf));
    const known = await Promise.all(shelves.map(named));
    const [n] = known.flatMap((numbers) => numbers.get(id) ?? []);
    if (n !== undefined && meta.documentOf[n] === document) return { n, moved: false };
    if (meta.shards) return undefined;
    const elsewhere = (await passages.rows(all)).find((row) => row.id === id);
    return elsewhere && { n: elsewhere.n, moved: true };
  }

  /** @param {string} id @param {string} hash @param {string} doc @returns {Promise<Standing>} */
  async function standingOf(id, hash, doc) {
    const found = await find(id, doc);
    if (!found) return { kind: "gone" };
    const { digests } = await passages.citations(found.n);
    const now = digests[id];
    const isAmended = hash && now && hash !== now;
    if (!isAmended && !found.moved) return { kind: "same" };
    const [row] = await passages.rows([found.n]);
    return { kind: isAmended ? "amended" : "moved", row };
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
