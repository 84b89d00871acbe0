/* An article as it was checked: every sentence with where it stands, how many of each kind, and all that as a text. */
(() => {
  "use strict";
  const { make, word, article, sentences } = yuan;
  const MOST = 60_000; // characters that are checked at once
  const NAMED = 3; // other passages that are named
  const KINDS = ["exact", "script", "punctuation", "old", "differs", "pieces", "absent"];
  const MARKS = { span: ["", ""], ins: ["〔+", "+〕"], del: ["〔-", "-〕"] };
  const page = yuan.find("#verify");
  const results = yuan.find(".verify-results", page);
  const running = yuan.find(".verify-running", page);
  const report = yuan.find(".verify-report", page);
  const bar = /** @type {HTMLProgressElement} */ (yuan.find("progress", running));
  /** What was found of the article shown. @type {{ judged: Judged, paragraph: number }[]} */
  let found = [];
  let head = "";
  let newest = 0;

  /** @param {string} key @param {Record<string, unknown>} [values] */
  function tell(key, values) {
    yuan.find("[role=status]", page).textContent = word(key, values);
  }

  /** The published address of a passage for ever, from a copy on a disk too. @param {string} id */
  function address(id) {
    const published = document.querySelector("link[rel=canonical]")?.getAttribute("href");
    const path = `${document.documentElement.dataset.resolver}${yuan.shelf(id)}/#${id}`;
    return published ? new URL(`../${path}`, published).href : yuan.resolver(id);
  }

  /* --- Shown --------------------------------------------------------------------------------------------- */

  /** @param {Judged} judged */
  function labels({ verdict, row }) {
    const old = row && "until" in row;
    const told = verdict === "old" ? [] : [word(`is-${verdict}`)];
    return old ? [...told, word("old", { ...row })] : told;
  }

  /** Where a sentence stands, as a link. @param {Judged} judged @returns {(Node | string)[]} */
  function source({ row, also }) {
    if (!row) return [];
    const [href, title] =
      "until" in row ? [yuan.resolver(row.id), ""] : [row.href, `${row.title} `];
    const id = make("span", { translate: "no" }, row.id);
    return ["　", make("a", { href }, title, id), also.length ? `　${others(also)}` : ""];
  }

  /** @param {string[]} ids */
  function others(ids) {
    const named = ids.slice(0, NAMED).join("、");
    return word(ids.length > NAMED ? "also-more" : "also", { ids: named, n: ids.length });
  }

  /** @param {Judged} judged @returns {HTMLElement[]} */
  function lines(judged) {
    const told = labels(judged).map((label) => make("strong", {}, label));
    const text = judged.shown.map(([tag, part]) => make(tag, {}, part));
    const held = make("p", { class: "verify-told" }, ...told, ...source(judged));
    const whole = judged.pieces.length ? [] : [make("blockquote", {}, ...text)];
    return [held, ...whole, ...judged.pieces.map(piece)];
  }

  /** @param {Judged} judged */
  function piece(judged) {
    const attributes = { class: "verify-piece", "data-piece": judged.verdict };
    if (judged.row) Object.assign(attributes, { "data-passage": judged.row.id });
    return make("div", attributes, ...lines(judged));
  }

  /** @param {Judged} judged @param {boolean} begins a paragraph @param {boolean} isOpen clauses may tell more */
  function shown(judged, begins, isOpen) {
    const { verdict, row } = judged;
    /** @type {Record<string, string>} */
    const attributes = { "data-verdict": verdict };
    if (row) attributes["data-passage"] = row.id;
    if (begins) attributes.class = "verify-begins";
    if (isOpen) attributes["aria-busy"] = "true";
    const more = isOpen ? [make("p", {}, word("open-clauses"))] : [];
    return make("article", attributes, ...lines(judged), ...more);
  }

  /* --- As a text ------------------------------------------------------------------------------------------ */

  /** @param {Judged} judged */
  function marked({ shown }) {
    return shown.map(([tag, part]) => MARKS[tag].join(part)).join("");
  }

  /** @param {Judged} judged @param {string} indent @returns {string[]} */
  function written(judged, indent = "   ") {
    const { row, also, pieces } = judged;
    const title = row && !("until" in row) ? `${row.title} ` : "";
    const where = row ? [`${indent}${row.id} ${title}${address(row.id)}`] : [];
    const more = also.length ? [`${indent}${others(also)}`] : [];
    const inside = pieces.flatMap((one) => {
      const [first, ...rest] = written(one, `${indent}  `);
      return [`${indent}- ${first}`, ...rest];
    });
    const text = pieces.length ? judged.text : marked(judged);
    return [`[${labels(judged).join("；")}] ${text}`, ...where, ...more, ...inside];
  }

  function totals() {
    return KINDS.map((kind) => {
      return /** @type {const} */ ([
        kind,
        found.filter(({ judged }) => judged.verdict === kind).length,
      ]);
    });
  }

  function asText() {
    const counts = totals().map(([kind, n]) => `${word(`is-${kind}`)}：${n}`);
    const checked = found.flatMap(({ judged, paragraph }, i) => {
      const [first, ...rest] = written(judged);
      const begins = paragraph !== found[i - 1]?.paragraph;
      return [
        ...(begins ? ["", word("paragraph", { n: paragraph + 1 })] : []),
        `${i + 1}. ${first}`,
        ...rest,
      ];
    });
    return `${[head, ...counts, word("legend"), ...checked].join("\n")}\n`;
  }

  /** What was checked, when, and against what. @param {number} all @param {string} text */
  async function heading(all, text) {
    const { v } = await yuan.passages.ready();
    const { iso } = yuan.citation.today();
    const facts = { n: found.length, all, chars: Array.from(text).length, iso, v };
    const keys = ["report-head", "report-corpus", "report-date", "report-size"];
    return keys.map((key) => word(key, facts)).join("\n");
  }

  /* --- The reader ------------------------------------------------------------------------------------------ */

  function finish() {
    const items = totals().map(([kind, n]) => {
      return make(
        "li",
        { "data-kind": kind },
        make("strong", {}, `${n}`),
        ` ${word(`is-${kind}`)}`,
      );
    });
    yuan.find(".verify-totals", report).replaceChildren(...items);
    report.hidden = false;
    running.hidden = true;
    results.dataset.state = "done";
  }

  /** @type {Yuan["checkArticle"]} */
  yuan.checkArticle = async (pasted) => {
    newest += 1;
    const mine = newest;
    const text = Array.from(pasted).slice(0, MOST).join("");
    const split = sentences.paragraphs(text);
    const all = split.flat().length;
    found = [];
    results.replaceChildren();
    results.dataset.state = "loading";
    report.hidden = true;
    running.hidden = false;
    bar.max = Math.max(all, 1);
    tell("checking", { n: all });
    await article.check(split, (judged, paragraph, isOpen) => {
      if (mine !== newest) return false;
      results.querySelector("[aria-busy]")?.remove();
      results.append(shown(judged, paragraph !== found.at(-1)?.paragraph, isOpen));
      if (isOpen) return true;
      found.push({ judged, paragraph });
      bar.value = found.length;
      return !running.hidden;
    });
    if (mine !== newest) return;
    head = await heading(all, text);
    finish();
    const key =
      text.length < pasted.length
        ? "article-cut"
        : found.length < all
          ? "article-part"
          : "article-done";
    tell(key, { n: found.length, all, most: MOST });
  };

  yuan.find("button", running).addEventListener("click", () => {
    running.hidden = true; // the next sentence is the last
  });
  yuan.find(".verify-copy", report).addEventListener("click", async () => {
    tell((await yuan.citation.write(asText())) ? "copied" : "not-copied");
  });
  yuan.find(".verify-save", report).addEventListener("click", () => {
    yuan.save(asText(), "text/plain", `${word("file")}-${yuan.citation.today().iso}.txt`);
  });
  const only = /** @type {HTMLInputElement} */ (yuan.find("[name=only]", report));
  only.addEventListener("change", () => results.classList.toggle("verify-only", only.checked));
})();
