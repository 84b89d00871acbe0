/* The page of the notebook: what was kept, in the reader's order, with her lines; taken away and brought back. */
(() => {
  "use strict";
  const page = /** @type {HTMLElement} */ (document.querySelector("#notebook"));
  const BASE = "assets/js/notebook/";
  const NEEDED = ["elements", "fold", "passages"];
  const STORE = "yuan-notebook";
  /** @type {Notebook} */
  let book;
  /** @type {Exports} */
  let exports_;
  /** @type {Note[]} */
  let notes = [];
  /** What was taken out last, and where it stood. @type {{ note: Note, at: number } | undefined} */
  let removed;

  /** @param {string} key @param {Record<string, unknown>} [values] */
  function tell(key, values) {
    yuan.find("[role=status]", page).textContent = yuan.word(key, values);
  }

  /** Keeps the notes as they are now, and says so where that cannot be. */
  function keep() {
    try {
      book.write(notes);
      return true;
    } catch {
      tell("unkept");
      return false;
    }
  }

  /* --- The list ------------------------------------------------------------------------------------------ */

  /** @param {Note} note @returns {HTMLElement} */
  function item(note) {
    const template = /** @type {HTMLTemplateElement} */ (yuan.find(".notebook-item", page));
    const made = /** @type {HTMLElement} */ (template.content.firstElementChild?.cloneNode(true));
    made.dataset.place = note.place;
    yuan.find("blockquote", made).textContent = note.quote;
    const link = /** @type {HTMLAnchorElement} */ (yuan.find(".notebook-source", made));
    link.href = yuan.address(
      `${document.documentElement.dataset.resolver}${yuan.shelf(note.place)}/`,
      `#${note.place}`,
    );
    link.append(note.title, " ", yuan.make("span", { translate: "no" }, note.id));
    yuan.find(".notebook-citation", made).textContent = Object.values(note.citations)[0] ?? "";
    const field = /** @type {HTMLTextAreaElement} */ (yuan.find("textarea", made));
    field.value = note.note;
    yuan.find(".notebook-written", made).textContent = note.note;
    for (const control of made.querySelectorAll("button, textarea")) {
      control.setAttribute("aria-label", `${control.getAttribute("aria-label")} ${note.id}`);
    }
    return made;
  }

  function render() {
    yuan.find(".notebook-list", page).replaceChildren(...notes.map(item));
    page.dataset.count = String(notes.length);
    yuan.find(".notebook-tools", page).hidden = !notes.length;
    yuan.find(".notebook-empty", page).hidden = notes.length > 0;
    const styles = [...new Set(notes.flatMap(({ citations }) => Object.keys(citations)))];
    const select = styleField();
    const chosen = select.value;
    select.replaceChildren(...styles.map((style) => yuan.make("option", { value: style }, style)));
    if (styles.includes(chosen)) select.value = chosen;
    judge().catch(() => {}); // the passages are shown as they were kept
  }

  function styleField() {
    return /** @type {HTMLSelectElement} */ (yuan.find("[name=style]", page));
  }

  /** Says of each passage whether it still stands as it was kept. */
  async function judge() {
    if (!notes.length) return;
    /** @type {[(note: Note) => Promise<Standing>, Meta]} */
    const [standing] = await Promise.all([
      yuan.load(`${BASE}standing.js`, "standing"),
      yuan.passages.ready(),
    ]);
    const shown = /** @type {NodeListOf<HTMLElement>} */ (
      page.querySelectorAll(".notebook-list > li")
    );
    const judged = notes.map(async (note, i) => {
      const { kind, row } = await standing(note);
      if (shown[i]) tellStanding(shown[i], kind, row);
    });
    await Promise.all(judged);
    page.dataset.state = "judged";
  }

  /** @param {HTMLElement} shown @param {Standing["kind"]} kind @param {Row | undefined} row */
  function tellStanding(shown, kind, row) {
    shown.dataset.standing = kind;
    const told = yuan.find(".notebook-standing", shown);
    told.hidden = kind === "same";
    if (kind === "same") return;
    const now = kind === "amended" && row ? [yuan.make("q", {}, row.text)] : [];
    told.replaceChildren(yuan.word(`is-${kind}`, { title: row?.title }), ...now);
  }

  /* --- Order, lines, leaving out ----------------------------------------------------------------------------- */

  /** @param {number} at @param {number} by @param {string} focus which control keeps the focus */
  function move(at, by, focus) {
    const to = at + by;
    if (to < 0 || to >= notes.length) return;
    notes.splice(to, 0, ...notes.splice(at, 1));
    if (!keep()) return;
    render();
    const moved = page.querySelectorAll(".notebook-list > li")[to];
    yuan.find(focus, moved).focus();
    tell("moved", { n: to + 1, all: notes.length });
  }

  /** @param {number} at */
  function remove(at) {
    const [note] = notes.splice(at, 1);
    removed = { note, at };
    if (!keep()) return;
    render();
    tell("removed", { id: note.id });
    const undo = yuan.find(".notebook-undo", page);
    undo.hidden = false;
    undo.focus();
  }

  function undo() {
    yuan.find(".notebook-undo", page).hidden = true;
    if (!removed) return;
    notes.splice(removed.at, 0, removed.note);
    removed = undefined;
    if (!keep()) return;
    render();
    tell("restored");
    const [first] = page.querySelectorAll(".notebook-list > li textarea");
    if (first instanceof HTMLElement) first.focus();
  }

  /** Which of the notes an element belongs to. @param {EventTarget | null} target */
  function placeOf(target) {
    const shown = target instanceof Element ? target.closest(".notebook-list > li") : null;
    return Array.from(page.querySelectorAll(".notebook-list > li")).indexOf(
      /** @type {Element} */ (shown),
    );
  }

  /* --- Taken away and brought back ----------------------------------------------------------------------------- */

  /** @returns {Record<string, { text: string, type: string, ending: string }>} made when they are asked for */
  function files() {
    const { corpus = "", version = "" } = page.dataset;
    const exported = yuan.citation.today().iso;
    const style = styleField().value;
    const ending = { BibTeX: "bib", RIS: "ris", "CSL-JSON": "csl.json" }[style] ?? "txt";
    const heading = yuan.word("heading", { corpus, version, date: exported, n: notes.length });
    return {
      citations: { text: exports_.citations(notes, style), type: "text/plain", ending },
      markdown: { text: exports_.markdown(notes, heading), type: "text/markdown", ending: "md" },
      csv: { text: exports_.csv(notes), type: "text/csv", ending: "csv" },
      json: {
        text: book.file(notes, { corpus, version, exported }),
        type: "application/json",
        ending: "json",
      },
    };
  }

  /** @param {string} kind */
  function save(kind) {
    const { text, type, ending } = files()[kind];
    yuan.save(text, type, `notebook-${yuan.citation.today().iso}.${ending}`);
  }

  async function copy() {
    tell((await yuan.citation.write(files().citations.text)) ? "copied" : "not-copied");
  }

  /** @param {HTMLInputElement} field */
  async function bringBack(field) {
    const [file] = field.files ?? [];
    const more = file && book.parse(await file.text());
    field.value = "";
    if (!more) return tell("not-ours");
    const before = notes.length;
    try {
      book.add(more);
    } catch {
      return tell("unkept");
    }
    notes = book.read();
    render();
    tell("brought", { n: notes.length - before, all: more.length });
  }

  /** @param {MouseEvent} event */
  function click({ target }) {
    if (!(target instanceof HTMLElement)) return;
    const at = placeOf(target);
    if (target.matches(".notebook-up")) move(at, -1, ".notebook-up");
    else if (target.matches(".notebook-down")) move(at, 1, ".notebook-down");
    else if (target.matches(".notebook-remove")) remove(at);
    else if (target.matches(".notebook-undo")) undo();
    else if (target.matches(".notebook-copy")) copy();
    else if (target.matches(".notebook-print")) print();
    else if (target.dataset.save) save(target.dataset.save);
  }

  /** @param {KeyboardEvent} event */
  function press(event) {
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    const at = placeOf(event.target);
    if (!by || !event.altKey || at < 0) return;
    event.preventDefault();
    move(at, by, "textarea");
  }

  /** @param {Event} event */
  function write({ target }) {
    const at = placeOf(target);
    if (!(target instanceof HTMLTextAreaElement) || at < 0) return;
    notes[at].note = target.value;
    const shown = page.querySelectorAll(".notebook-list > li")[at];
    yuan.find(".notebook-written", shown).textContent = target.value;
    keep();
  }

  async function begin() {
    [book, exports_] = await Promise.all([
      yuan.load(`${BASE}store.js`, "notebook"),
      yuan.load(`${BASE}exports.js`, "exports"),
      yuan.load("assets/search/meta.js", "meta"),
      yuan.need(...NEEDED),
    ]);
    page.addEventListener("click", click);
    page.addEventListener("keydown", press);
    page.addEventListener("input", write);
    const field = /** @type {HTMLInputElement} */ (yuan.find("[type=file]", page));
    field.addEventListener("change", () => bringBack(field));
    try {
      notes = book.read();
    } catch {
      tell("unkept");
    }
    render();
    addEventListener("storage", ({ key }) => {
      if (key !== STORE) return;
      notes = book.read();
      render();
    });
  }
  begin().catch(() => tell("failed"));
})();
