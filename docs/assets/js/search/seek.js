/*
 * How a query with operators is answered: from the posting lists come the passages that hold the pieces
 * of text in it; what they cannot tell (wildcards, nearness) is compared with the text. A large corpus has
 * its folded texts in files of 512 passages, for questions to which so many passages may be the answer
 * that their own files would be too many.
 */
(() => {
  "use strict";
  const { folding, passages } = yuan;
  const { ready, part, rows, remember } = passages;
  const TOGETHER = 512; // passages in a file of folded texts, as in scripts/search/index.py
  const FEW = 64; // files of shown texts that are sooner read
  const TOLD = 12; // values that are offered in place of a wrong one

  /** @typedef {Extract<Clause, { needs: string[][][] }>} TextClause */
  /** @typedef {Extract<Clause, { field: Limiting }>} Limit */
  /** @typedef {{ id: string, text: string }} Read */

  const pack = remember((k) => part(`f${k}`));

  /** The folded texts of passages, with their ids. @param {Passage[]} numbers @returns {Promise<Map<Passage, Read>>} */
  async function texts(numbers) {
    const { shards, shardOf } = await ready();
    if (!shards || new Set(numbers.map((n) => shardOf[n])).size <= FEW) {
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

  /** What all lists have. @param {Passage[][]} lists */
  function common([first, ...others]) {
    const sets = others.map((numbers) => new Set(numbers));
    return first.filter((n) => sets.every((set) => set.has(n)));
  }

  /** @param {Passage[][]} lists */
  function together(lists) {
    return [...new Set(lists.flat())].sort((a, b) => a - b);
  }

  /** The passages that hold the pieces of a clause; if it is exact, those and no other are its hits. @param {TextClause} clause */
  async function holding({ needs }) {
    const groups = needs.map(async (group) => {
      const lists = group.map(async (pieces) => {
        return common(await Promise.all(pieces.map(yuan.search.holders)));
      });
      return together(await Promise.all(lists));
    });
    return common(await Promise.all(groups));
  }

  /** The pair with which each piece begins; none if one is a single character. @param {string[]} pieces */
  function pairsOf(pieces) {
    const pairs = pieces.map((piece) => Array.from(piece).slice(0, 2));
    return pairs.every(({ length }) => length === 2) ? pairs.map((pair) => pair.join("")) : [];
  }

  /**
   * Of what holds a clause's pieces, what may have two of them as near as they must be: the posting lists
   * tell where pairs stand, so that the others need not be read.
   *   联动 ~5 台风: a stretch of 9 at most, so that 联动 and 台风 begin within 9
   * @param {TextClause} clause
   */
  async function maybe(clause) {
    const numbers = await holding(clause);
    const { shards } = await ready();
    const [first, ...others] = clause.needs;
    const alone = first.length === 1 ? first[0].map((piece) => [piece]) : [];
    const anchors = others.length
      ? clause.needs.map((group) => group.map(([piece]) => piece))
      : alone;
    const [left, right] = anchors.map(pairsOf).filter((pairs) => pairs.length);
    if (!shards || clause.exact || !right) return numbers;
    const [from, to] = await Promise.all(
      [left, right].map(async (pairs) => {
        const lists = await Promise.all(pairs.map(yuan.postings.placing));
        return (/** @type {Passage} */ n) => lists.flatMap((list) => list.get(n) ?? []);
      }),
    );
    return numbers.filter((n) =>
      from(n).some((start) => to(n).some((other) => Math.abs(start - other) <= clause.reach)),
    );
  }

  /* --- Limits --------------------------------------------------------------------------------------- */

  /** @typedef {(values: string[]) => boolean} Passes */

  /** What lets a value of a facet pass, and what is wrong with it. @param {Limit} limit @param {FacetData} data @param {string[]} present @returns {[Passes, Fault[]]} */
  function named({ field, values }, data, present) {
    const labels = yuan.facets.labelsOf(data);
    /** @type {Fault[]} */
    const faults = [];
    const found = values.map(({ at, text }) => {
      const asked = folding.fold(text);
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
    await yuan.need("facets");
    const [meta, data] = await Promise.all([ready(), passages.facets()]);
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

  /** @param {TextClause[]} clauses @param {Passage[]} numbers that may be hits */
  async function compared(clauses, numbers) {
    /** @type {Map<Passage, Read>} */
    const read = clauses.length ? await texts(numbers) : new Map();
    const tests = clauses.map(({ pattern, barred }) => ({
      pattern: new RegExp(pattern, "u"),
      barred,
    }));
    const hits = numbers.filter((n) =>
      tests.every(({ pattern, barred }) => pattern.test(read.get(n)?.text ?? "") !== barred),
    );
    return { hits, read };
  }

  /**
   * The ids of hits: as they were read, else from the lists of the words by which they were found. Of hits
   * that only limits found they are not known before they are shown.
   * @param {Passage[]} numbers
   * @param {Map<Passage, Read>} read
   * @param {TextClause | undefined} clause
   */
  async function idsOf(numbers, read, clause) {
    if (!numbers.length) return [];
    const { shards } = await ready();
    const named = read.size || shards ? read : await texts(numbers);
    const known = new Map([...named].map(([n, { id }]) => [n, id]));
    for (const pieces of known.size ? [] : (clause?.needs[0] ?? [])) {
      const held = new Set(await yuan.search.holders(pieces[0]));
      const own = numbers.filter((n) => held.has(n));
      const ids = await yuan.search.ids(own, pieces);
      for (const [i, n] of own.entries()) known.set(n, ids[i]);
    }
    return numbers.map((n) => known.get(n) ?? "");
  }

  /** @param {Clause[]} clauses @returns {Promise<Answer>} */
  async function find(clauses) {
    const meta = await ready();
    const limits = clauses.filter((clause) => "field" in clause);
    const worded = clauses.filter((clause) => "needs" in clause);
    const wanted = worded.filter(({ barred }) => !barred);
    const all = [...meta.shardOf.keys()];
    const candidates = common([all, ...(await Promise.all(wanted.map(maybe)))]);
    const excluded = worded.filter(({ barred, exact }) => barred && exact);
    const barred = new Set((await Promise.all(excluded.map(holding))).flat());
    const { left, undated, fault } = await limited(
      limits,
      candidates.filter((n) => !barred.has(n)),
    );
    const unsure = worded.filter(({ exact }) => !exact);
    const { hits, read } = await compared(unsure, [...left, ...undated]);
    const lacking = new Set(undated);
    const numbers = hits.filter((n) => !lacking.has(n));
    const pattern = wanted.map((clause) => clause.pattern).join("|");
    const ids = (/** @type {Passage[]} */ shown) => idsOf(shown, read, wanted[0]);
    const without = hits.length - numbers.length;
    return { numbers, terms: [], others: [], near: [], pattern, ids, fault, undated: without };
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
