/*
 * Cite this passage, a stretch of it or a range of several: fills the page's one citation dialog from the patterns
 * that the page holds, copies and saves. All else of the dialog comes with its first use (shared/document.js). The
 * quotation check fills its patterns in the same way; it has no dialog.
 */
(() => {
  "use strict";
  const MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");

  /** A day, in the spellings that the styles use (scripts/cite/). @param {Date} when */
  function spellings(when) {
    const [year, month, day] = [when.getFullYear(), when.getMonth() + 1, when.getDate()].map(
      (part) => {
        return String(part).padStart(2, "0");
      },
    );
    const english = when.toLocaleDateString("en-US", {
      year: "numeric",
      month: "long",
      day: "numeric",
    });
    return { iso: `${year}-${month}-${day}`, year, month, day, english };
  }

  function today() {
    return spellings(new Date());
  }

  /** The day of publication, as forms name its spellings (scripts/cite/forms.py). @param {string | undefined} iso */
  function published(iso) {
    if (!iso) return {};
    const { year, month, day, english } = spellings(new Date(`${iso}T12:00`));
    return {
      "date-slashed": `${year}/${month}/${day}`,
      "date-english": english,
      "date-apa": `${year}, ${english.replace(`, ${year}`, "")}`,
      "date-year": year,
      "date-month": `month = ${MONTHS[Number(month) - 1]}`,
      "date-parts": [year, month, day].map(Number).join(",\n     "),
    };
  }

  /** A pattern with its ⟦names⟧ filled in. @param {string} pattern @param {Record<string, string | undefined>} facts */
  function fill(pattern, facts) {
    return pattern.replace(/⟦([\w-]+)⟧/g, (whole, name) => facts[name] ?? whole);
  }

  window.yuan ??= /** @type {Yuan} */ ({});
  yuan.citation = {
    today,
    published,
    fill,
    write,
    open,
    ready,
    first: async (cited) => {
      const [entry] = await ready();
      return citationIn(entry, cited);
    },
  };

  /** What the page holds for the dialog. @type {HTMLElement | null} */
  const held = document.querySelector(".cite");
  if (!held) return;
  const button = find(held, ".cite-open");
  const label = button.getAttribute("aria-label");
  /** @type {HTMLDialogElement | undefined} */
  let dialog;
  /** The styles, once they are wanted. @type {CitationForm[]} */
  let entries = [];
  /** What the dialog shows. @type {Cited | undefined} */
  let shown;

  /** @param {ParentNode | null} within @param {string} selector @returns {HTMLElement} */
  function find(within, selector) {
    const found = within?.querySelector(selector);
    if (found instanceof HTMLElement) return found;
    throw new Error(`the citation dialog has no ${selector}`);
  }

  /* --- Showing ------------------------------------------------------------------------------------------ */

  /** Brings what many pages share: parts of the dialog, and the forms of citations. */
  async function ready() {
    const name = `cite-${held?.dataset.form}`;
    const forms = yuan.load(new URL(`shared/${name}.js`, yuan.root).href, name);
    [entries] = await Promise.all([forms, yuan.need("shared/document", "elements")]);
    return entries;
  }

  /** The facts of the document: its names as this script writes them, or all as the source does. @param {string} where */
  function facts(where) {
    const told = held?.querySelectorAll(`${where} > [data-fact]`) ?? [];
    return Object.fromEntries(
      Array.from(told, (fact) => [fact.getAttribute("data-fact"), fact.textContent]),
    );
  }

  /** The citation in a style. @param {CitationForm} entry @param {Cited} cited without id: the document */
  function citationIn([style, , ending, , document, passage], { id, place, hash }) {
    const source = facts("[translate=no]");
    const names = ending ? {} : facts(":not([translate])");
    const own = held?.querySelector(`[data-style="${style}"] > ${id ? "b" : "i"}`)?.textContent;
    const pattern = (id ? passage : document) ?? own ?? "";
    const told = { ...source, ...names, ...published(source.date), ...today() };
    return fill(pattern, { ...told, id, place, shelf: yuan.shelf(id), hash }).replace(/\n$/, "");
  }

  /** @param {Cited} cited */
  async function open(cited) {
    await ready();
    dialog ??= put();
    shown = cited;
    dialog.dataset.scope = cited.id ? "passage" : "document";
    dialog.dataset.place = cited.place;
    find(dialog, ".cite-id").textContent = cited.id;
    find(dialog, "#cite-quote").textContent = cited.quote;
    find(dialog, ".cite-status").textContent = "";
    for (const [i, text] of dialog.querySelectorAll(".cite-entry .cite-text").entries()) {
      text.textContent = citationIn(entries[i], cited);
    }
    offerReport(cited);
    dialog.showModal();
    dialog.scrollTop = 0;
  }

  /** Lets a script that no other visit needs fill in how to report an error here. @param {Cited} cited */
  function offerReport(cited) {
    const ways = dialog?.querySelector(".report");
    if (ways) yuan.load("assets/js/report.js", "report").then((prefill) => prefill(ways, cited));
  }

  /** Keeps what the dialog shows in the notebook, with its citation in every style. @param {Cited} cited */
  async function keep({ id, place, quote, hash }) {
    const title = document.querySelector(".document-head h1")?.textContent.trim();
    const entries = Array.from(dialog?.querySelectorAll(".cite-entry") ?? [], (entry) => {
      return [find(entry, "h3").textContent, find(entry, ".cite-text").textContent];
    });
    const citations = Object.fromEntries(entries);
    const doc = held?.dataset.doc ?? "";
    const kept = {
      id,
      place,
      doc,
      title: title ?? document.title,
      quote,
      hash,
      note: "",
      citations,
    };
    try {
      const notebook = await yuan.load("assets/js/notebook/store.js", "notebook");
      notebook.add([{ ...kept, kept: today().iso }]);
      tell("kept");
    } catch {
      tell("unkept");
    }
  }

  /** What a button stands beside: a passage, or else the document. @param {HTMLElement} button @returns {Cited} */
  function beside(button) {
    const passage = button.closest(".passage");
    const id = passage?.id ?? "";
    const quote = passage?.querySelector(".passage-text")?.textContent ?? "";
    const hash = passage?.getAttribute("data-hash") ?? "";
    return { id, place: id, quote, hash };
  }

  /* --- Copying and saving --------------------------------------------------------------------------------- */

  /**
   * Where the clipboard is closed to us, select the text, so that the reader's own copy key takes it.
   * @param {HTMLElement} element
   */
  function select(element) {
    const range = document.createRange();
    range.selectNodeContents(element);
    const selection = getSelection();
    selection?.removeAllRanges();
    selection?.addRange(range);
    return document.execCommand("copy");
  }

  /** @param {string} text @returns {Promise<boolean>} whether the clipboard took it */
  async function write(text) {
    try {
      if (!navigator.clipboard) return false;
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      return false;
    }
  }

  /** @param {HTMLElement} button */
  async function copy(button) {
    const text = find(button.closest(".cite-entry, .cite-quotation"), ".cite-text");
    const done = (await write(text.textContent)) || select(text);
    tell(done ? "done" : "failed");
  }

  /** @param {string} what is told */
  function tell(what) {
    const status = find(dialog ?? null, ".cite-status");
    status.textContent = ""; // so that the same message is told again
    requestAnimationFrame(() => {
      status.textContent = yuan.word(`cite-${what}`);
    });
  }

  /** @param {HTMLDialogElement} dialog @param {HTMLElement} button */
  function save(dialog, button) {
    const entry = /** @type {HTMLElement} */ (button.closest(".cite-entry"));
    const [, , file, mime] =
      entries[Array.from(entry.parentElement?.children ?? []).indexOf(entry)];
    const text = find(entry, ".cite-text").textContent;
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text, "\n"], { type: mime ?? "" }));
    const place = dialog.dataset.place?.replace(":", "-"); // which no file name may have
    link.download = `${[held?.dataset.doc, place].filter(Boolean).join("-")}.${file}`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  }

  /* --- What a page need not repeat: the dialog and the buttons ------------------------------------------- */

  /** The room for a citation, and what can be done with it. @param {CitationForm} entry */
  function roomFor([, label, ending]) {
    const room = yuan.part("cite-parts");
    const style = find(room, "h3");
    style.textContent = label;
    if (ending) {
      find(room, "li").dataset.form = "data";
      for (const part of [style, find(room, ".cite-text")]) part.translate = false;
    } else find(room, ".cite-save").remove();
    for (const action of find(room, ".cite-actions").children) {
      action.setAttribute("aria-label", `${action.getAttribute("aria-label")} ${label}`);
    }
    return room;
  }

  /** Puts the dialog together: what all have, and what the page holds. @returns {HTMLDialogElement} */
  function put() {
    const made = yuan.part("cite-template");
    find(made, ".cite-entries").append(...entries.map(roomFor));
    find(made, ".cite-status").before(held?.querySelector(".report") ?? "");
    for (const link of made.querySelectorAll("a[data-page]")) {
      link.setAttribute("href", yuan.address(link.getAttribute("data-page") ?? ""));
    }
    const dialog = /** @type {HTMLDialogElement} */ (find(made, "dialog"));
    held?.append(made);
    held?.removeAttribute("hidden");
    dialog.addEventListener("click", ({ target }) => {
      if (target === dialog) dialog.close();
      else if (!(target instanceof HTMLElement)) return;
      else if (target.matches(".cite-copy")) copy(target);
      else if (target.matches(".cite-save")) save(dialog, target);
      else if (target.matches(".cite-keep") && shown) keep(shown);
    });
    return dialog;
  }

  /** Gives passages their hashes, which a page of a large corpus has in a row, eight bytes each. @param {string} run */
  function handOut(run) {
    const bytes = Array.from(atob(run.replaceAll("-", "+").replaceAll("_", "/")), (letter) => {
      return letter.charCodeAt(0).toString(16).padStart(2, "0");
    });
    for (const [i, passage] of document.querySelectorAll(".document .passage").entries()) {
      passage.setAttribute("data-hash", bytes.slice(8 * i, 8 * i + 8).join(""));
    }
  }

  if (held.dataset.hashes) handOut(held.dataset.hashes);
  for (const passage of document.querySelectorAll(".passage[data-hash]")) {
    find(passage, ".margin").append(button.cloneNode(true));
  }
  button.remove();
  /** @type {NodeListOf<HTMLElement>} */
  const buttons = document.querySelectorAll(".cite-open");
  for (const button of buttons) {
    const id = button.closest(".passage")?.id;
    if (id) button.setAttribute("aria-label", `${label} ${id}`);
    button.setAttribute("aria-haspopup", "dialog");
    button.addEventListener("click", () => open(beside(button)).catch(() => {})); // the next click asks again
  }
  document.documentElement.classList.add("cite-ready");
})();
