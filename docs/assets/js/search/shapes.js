/*
 * Which passages of a large corpus have a shape, and where, by the posting lists alone: they tell where every
 * piece of text stands, and a wildcard or a distance is no more than a difference of places. So no text is read, but
 * those of a piece that hardly any passage has.
 * What is found is what the pattern of the shape matches in the folded text (syntax.js), by the same rules: from
 * the left, of several shapes the first that fits, as few characters between as will do.
 */
(() => {
  "use strict";
  const { passages, postings } = yuan;

  /** @typedef {Map<string, Set<number>>} Here of each piece the places where it stands in one passage */
  /** @typedef {{ at: Here, length: number }} Passing a passage, as it is gone through */

  /** @type {Shapes["pieces"]} */
  function pieces(shape) {
    if (typeof shape === "string") return [shape];
    if ("either" in shape) return shape.either.flatMap(pieces);
    return "row" in shape ? shape.row.flatMap(pieces) : [];
  }

  /** What all lists have; a list may be wanting. @param {(Passage[] | undefined)[]} lists */
  function common(lists) {
    const [first, ...others] = lists.filter((list) => list !== undefined);
    const sets = others.map((numbers) => new Set(numbers));
    return first?.filter((n) => sets.every((set) => set.has(n)));
  }

  /**
   * The passages that have the pieces of a shape, wherever they stand.
   * @param {Shape} shape
   * @param {(piece: string) => Passage[]} holding
   * @returns {Passage[] | undefined} nothing if the shape has none
   */
  function candidates(shape, holding) {
    if (typeof shape === "string") return holding(shape);
    if ("row" in shape) return common(shape.row.map((part) => candidates(part, holding)));
    if (!("either" in shape)) return undefined;
    const all = shape.either.flatMap((one) => candidates(one, holding) ?? []);
    return [...new Set(all)].sort((a, b) => a - b);
  }

  /** The least and the most characters before the first piece of a shape, and that piece. @param {Shape} shape @returns {[least: number, most: number, piece: string][]} */
  function openings(shape) {
    if (typeof shape === "string") return [[0, 0, shape]];
    if ("either" in shape) return shape.either.flatMap(openings);
    if (!("row" in shape)) return [];
    const at = shape.row.findIndex((part) => openings(part).length);
    const gaps = /** @type {[number, number][]} */ (shape.row.slice(0, at));
    const sum = (/** @type {number} */ end) => gaps.reduce((all, gap) => all + gap[end], 0);
    return openings(shape.row[at]).map(([least, most, piece]) => {
      return [least + sum(0), most + sum(1), piece];
    });
  }

  /** Where a shape may begin, in order. @param {ReturnType<typeof openings>} opening @param {Here} at */
  function starts(opening, at) {
    const found = opening.flatMap(([least, most, piece]) =>
      [...(at.get(piece) ?? [])].flatMap((place) => {
        const first = Math.max(0, place - most);
        return Array.from({ length: place - least - first + 1 }, (_, i) => first + i);
      }),
    );
    return [...new Set(found)].sort((a, b) => a - b);
  }

  /**
   * The ends that a shape has if it begins at a place: the first is the one that its pattern would take.
   * @param {Shape} shape
   * @param {number} start
   * @param {Passing} here
   * @returns {Generator<number>}
   */
  function* ends(shape, start, here) {
    if (typeof shape === "string") {
      if (here.at.get(shape)?.has(start)) yield start + Array.from(shape).length;
    } else if ("either" in shape) {
      for (const one of shape.either) yield* ends(one, start, here);
    } else if ("row" in shape) {
      yield* endsOfRow(shape.row, start, here);
    } else {
      const last = Math.min(start + shape[1], here.length);
      for (let end = start + shape[0]; end <= last; end++) yield end;
    }
  }

  /** @param {Shape[]} row @param {number} start @param {Passing} here @returns {Generator<number>} */
  function* endsOfRow([first, ...others], start, here) {
    if (first === undefined) yield start;
    else for (const end of ends(first, start, here)) yield* endsOfRow(others, end, here);
  }

  /** @param {Shape} shape @param {number[]} from @param {Passing} here */
  function matches(shape, from, here) {
    /** @type {[number, number][]} */
    const found = [];
    let free = 0;
    for (const start of from) {
      if (start < free) continue;
      const { value } = ends(shape, start, here).next();
      if (value === undefined) continue;
      found.push([start, value]);
      free = value;
    }
    return found;
  }

  /** Whether a shape may end with characters that no piece proves to be there. @param {Shape} shape @returns {boolean} */
  function isOpen(shape) {
    if (typeof shape === "string") return false;
    if ("either" in shape) return shape.either.some(isOpen);
    if (!("row" in shape)) return shape[0] > 0;
    const last = shape.row.findLastIndex((part) => !Array.isArray(part));
    return shape.row.slice(Math.max(0, last)).some(isOpen);
  }

  /** How many characters each folded text has. @returns {Promise<(n: Passage) => number>} */
  async function lengths() {
    const [sizes, spaces] = await Promise.all([passages.part("sizes"), passages.part("spaces")]);
    return (n) => sizes[n] + (spaces[n]?.length ?? 0);
  }

  /** @type {Shapes["stretches"]} */
  async function stretches(shape) {
    const sought = [...new Set(pieces(shape))];
    const lists = await Promise.all(sought.map(postings.places));
    const places = new Map(sought.map((piece, i) => [piece, lists[i]]));
    const lengthOf = isOpen(shape) ? await lengths() : () => Number.POSITIVE_INFINITY;
    const opening = openings(shape);
    const found = candidates(shape, (piece) => [...(places.get(piece)?.keys() ?? [])]) ?? [];
    const matched = found.map((n) => {
      const at = new Map(sought.map((piece) => [piece, new Set(places.get(piece)?.get(n))]));
      const here = { at, length: lengthOf(n) };
      return /** @type {const} */ ([n, matches(shape, starts(opening, at), here)]);
    });
    return new Map(matched.filter(([, places]) => places.length));
  }

  /** Whether a passage that has the pieces has the shape. @param {Shape} shape @returns {boolean} */
  function isPlain(shape) {
    return typeof shape === "string" || ("either" in shape && shape.either.every(isPlain));
  }

  /** @type {Shapes["holders"]} */
  async function holders(shape) {
    if (!isPlain(shape)) return [...(await stretches(shape)).keys()];
    const sought = pieces(shape);
    const lists = await Promise.all(sought.map(yuan.search.holders));
    return candidates(shape, (piece) => lists[sought.indexOf(piece)]) ?? [];
  }

  yuan.shapes = { holders, stretches, pieces };
})();
