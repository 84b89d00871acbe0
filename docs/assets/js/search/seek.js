/*
 * How a query with operators is answered: the texts of a small corpus are compared; the posting lists of a
 * large one tell where everything stands (shapes.js), and no text is read. A large corpus has its folded
 * texts in files of 512 passages, too, for who needs so many that their own files would be too many.
 */
(() => {
  "use strict";
  const { folding, passages } = yuan;
  const { ready, part, rows, remember } = passages;
  const TOGETHER = 512; // passages in a file of folded texts, as in scripts/search/index.py
  const FEW = 64; // files of shown texts that are sooner read
  const TOLD = 12; // values that are offered in place of a wrong one

  /** @typedef {Extract<Clause, { shape: Shape }>} TextClause */
  /** @typedef {Extract<Clause, { field: Limiting }>} Limit */
  /** @typedef {{ id: string, text: string }} Read */

  /** A file of many texts: it is compressed, and written in letters. @type {(k: number) => Promise<{ ids: string[], texts: string[] }>} */
  const pack = remember(async (k) => {
    const bytes = Uint8Array.from(atob(await part(`f${k}`)), (letter) => letter.charCodeAt(0));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
    return new Response(stream).json();
  });

  /** The folded texts of passages, with their ids. @param {Passage[]} numbers @param {boolean} [isPart] @returns {Promise<Map<Passage, Read>>} */
  async function texts(numbers, isPart = false) {
    const { shards, shardOf } = await ready();
    if (!shards || (!isPart && new Set(numbers.map((n) => shardOf[n])).size <= FEW)) {
      const read = await rows(numbers);
      return new Map(read.map((row) => [row.n, { id: row.id, text: folding.row(row).text }]));
    }
    const found = await Promise.all(
      numbers.map(async (n) => {
        const { ids, texts } = await pack(Math.floor(n / TOGETHER));
        return /** @type {[Passage, Read]} */ ([
          n,
          { id: ids[n % TOGETHER], text: texts[n % TOGETHER] },
        ]);
      }),
    );
    return new Map(found);
  }

  /* --- Limits --------------------------------------------------------------------------------------- */

  /** @typedef {(values: string[]) => boolean} Passes */

  /** What lets a value of a facet pass, and what is wrong with it. @param {Limit} limit @param {FacetData} data @param {string[]} present @returns {[Passes, Fault[]]} */
  function named({ field, values }, data, present) {
    const labels = yuan.facets.labelsOf(data);
    /** @type {Fault[]} */
    const faults = [];
    const found = values.map(({ at, text }) => {
      const folded = folding.fold(text);
      const years = folded.replaceAll("年", "").replace(/…|至|到/, "-"); // 2024年..2025年 → 2024-2025
      const asked = field === "year" ? years : folded;
      const [from, to = from] = asked.split("-");
      const isYear = field === "year" && /^\d{4}(-\d{4})?$/.test(asked);
      const names = present.map((value) => [value, folding.fold(labels[value] ?? value)]);
      const same = names.filter(([value, name]) => name === asked || value === text);
      const like = names.filter(([, name]) => name.includes(asked));
      const between = names.filter(([value]) => from <= value && value <= to);
      const fit = isYear ? between : field === "year" ? [] : same.length ? same : like;
      const known = present.slice(0, TOLD).map((value) => labels[value] ?? value);
      if (!fit.length) faults.push({ key: `no-${field}`, at, text, known });
      return fit.map(([value]) => value);
    });
    const set = new Set(found.flat());
    return [(values) => values.some((value) => set.has(value)), faults];
  }

  /** The same for dates: one, or two with .. between them, either of which may be left out. @param {Limit} limit @returns {[Passes, Fault[]]} */
  function dated({ values }) {
    /** @type {Fault[]} */
    const faults = [];
    const passes = values.map(({ at, text }) => {
      const [from, to = from] = text.split(/\.\.+|…+|至|到/);
      const { fits = () => false, wrong } = yuan.facets.between(from, to);
      if (wrong) faults.push({ key: `no-${wrong}`, at, text });
      return fits;
    });
    return [(dates) => passes.some((fits) => fits(dates)), faults];
  }

  /**
   * What limits leave of passages, and what only the want of a date keeps from being left; or the fault of a value.
   * @param {Limit[]} limits
   * @param {Passage[]} numbers
   * @returns {Promise<{ left: Passage[], undated: Passage[], fault?: Fault }>}
   */
  async function limited(limits, numbers) {
    if (!limits.length) return { left: numbers, undated: [] };
    const [meta, data] = await Promise.all([ready(), passages.facets(), yuan.need("facets")]);
    const of = yuan.facets.valuesOf(data, meta.documentOf);
    let left = numbers;
    /** @type {Passage[]} */
    let undated = [];
    for (const limit of limits) {
      const { field, barred } = limit;
      const present = new Set([...meta.shardOf.keys()].flatMap((n) => of(n)[field]));
      const [passes, [fault]] =
        field === "date" ? dated(limit) : named(limit, data, [...present].sort());
      if (fault) return { left: [], undated: [], fault };
      const keeps = (/** @type {Passage} */ n) => passes(of(n)[field]) !== barred;
      const lacking = left.filter((n) => field === "date" && !barred && !of(n).date.length);
      undated = [...undated.filter((n) => keeps(n) || field === "date"), ...lacking];
      left = left.filter(keeps);
    }
    return { left, undated };
  }

  /* --- The answer ----------------------------------------------------------------------------------- */

  /**
   * The passages that have what is asked and nothing that is barred.
   * @param {TextClause[]} clauses
   * @param {Passage[]} all
   */
  async function fitting(clauses, all) {
    const holders = (await ready()).shards ? await located(clauses) : await compared(clauses, all);
    return all.filter((n) => clauses.every(({ barred }, i) => holders[i].has(n) !== barred));
  }

  /** By the texts, who has each. @param {TextClause[]} clauses @param {Passage[]} all */
  async function compared(clauses, all) {
    const read = await texts(clauses.length ? all : []);
    return clauses.map(({ pattern }) => {
      const sought = new RegExp(pattern, "u");
      return new Set(all.filter((n) => sought.test(read.get(n)?.text ?? "")));
    });
  }

  /** The same by the posting lists. @param {TextClause[]} clauses */
  async function located(clauses) {
    if (clauses.length) await yuan.need("postings", "shapes");
    const held = await Promise.all(clauses.map(({ shape }) => yuan.shapes.holders(shape)));
    return held.map((numbers) => new Set(numbers));
  }

  /**
   * The ids of hits: of a small corpus as they are read, else from the lists of the words by which they were found,
   * beginning with the one that fewest have. Of hits that only limits found they are not known before they are shown.
   * @param {Passage[]} numbers
   * @param {Shape | undefined} shape
   */
  async function idsOf(numbers, shape) {
    const { shards } = await ready();
    if (!shards) return (await rows(numbers)).map(({ id }) => id);
    /** @type {Map<Passage, string>} */
    const known = new Map();
    const pieces = shape ? yuan.shapes.pieces(shape) : [];
    const held = await Promise.all(pieces.map(yuan.search.holders));
    const order = [...pieces.keys()].sort((a, b) => held[a].length - held[b].length);
    for (const i of order) {
      const having = new Set(held[i]);
      const own = numbers.filter((n) => having.has(n) && !known.has(n));
      const ids = own.length ? await yuan.search.ids(own, [pieces[i]]) : [];
      for (const [j, n] of own.entries()) known.set(n, ids[j]);
    }
    return numbers.map((n) => known.get(n) ?? "");
  }

  /** @param {Clause[]} clauses @returns {Promise<Answer>} */
  async function find(clauses) {
    const meta = await ready();
    const limits = clauses.filter((clause) => "field" in clause);
    const worded = clauses.filter((clause) => "shape" in clause);
    const [first, ...others] = worded.filter(({ barred }) => !barred);
    const [fits] = await Promise.all([
      fitting(worded, [...meta.shardOf.keys()]),
      limits.length && passages.facets(), // that it is under way
    ]);
    const { left, undated, fault } = await limited(limits, fits);
    const either = [first, ...others].filter(Boolean);
    return {
      numbers: left,
      terms: [],
      others: [],
      near: [],
      pattern: either.map(({ pattern }) => pattern).join("|"),
      shape: first && { either: either.map(({ shape }) => shape) },
      ids: (shown) => idsOf(shown, first?.shape),
      fault,
      undated: undated.length,
    };
  }

  /** @type {Seek["answer"]} */
  async function answer(query, without) {
    const asked = yuan.syntax.parse(query, false);
    const barring = yuan.syntax.parse(without, true);
    if (asked.plain && barring.plain) return { doubt: asked.doubt };
    const clauses = [...asked.clauses, ...barring.clauses];
    const found = asked.fault ?? barring.fault;
    const nothing = clauses.every(({ barred }) => barred);
    const fault = found ?? (nothing ? { key: "barred", at: 0 } : undefined);
    if (!fault) return { answer: await find(clauses) };
    const told = { ...fault, barring: !asked.fault && Boolean(barring.fault) };
    return { answer: { numbers: [], terms: [], others: [], near: [], pattern: "", fault: told } };
  }

  yuan.seek = { answer, texts };
})();
