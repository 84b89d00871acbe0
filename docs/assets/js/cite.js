/*
 * Cite this passage, a stretch of it or a range of several: fills the page's one citation dialog from the patterns
 * that the page holds, copies and saves. All else of the dialog comes with its first use (shared/document.js). The
 * quotation check fills its patterns in the same way; it has no dialog.
 */
(() => {
  "use strict";
  /** The day of reading, in the spellings that the styles use (scripts/cite/control.py names them). */
  function today() {
    const now = new Date();
    const [year, month, day] = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map(
      (part) => {
        return String(part).padStart(2, "0");
      },
    );
    const english = now.toLocaleDateString("en-US", {
      year: "numeric",
      month: "long",
      day: "numeric",
    });
    return { iso: `${year}-${month}-${day}`, year, month, day, english };
  }

  /** A pattern with its ⟦names⟧ filled in. @param {string} pattern @param {Record<string, string | undefined>} facts */
  function fill(pattern, facts) {
    return pattern.replace(/⟦(\w+)⟧/g, (whole, name) => facts[name] ?? whole);
  }

  window.yuan ??= /** @type {Yuan} */ ({});
  yuan.citation = {
    today,
    fill,
    write,
    open,
    first: (cited) => citationIn(find(held, ".cite-entry"), cited),
  };

  /** What the page holds for the dialog. @type {HTMLElement | null} */
  const held = document.querySelector(".cite");
  if (!held) return;
  const button = find(held, ".cite-open");
  const label = button.getAttribute("aria-label");
  /** @type {HTMLDialogElement | undefined} */
  let dialog;
  /** What the dialog shows. @type {Cited | undefined} */
  let shown;

  /** @param {ParentNode | null} within @param {string} selector @returns {HTMLElement} */
  function find(within, selector) {
    const found = within?.querySelector(selector);
    if (found instanceof HTMLElement) return found;
    throw new Error(`the citation dialog has no ${selector}`);
  }

  /* --- Showing ------------------------------------------------------------------------------------------ */

  /** The citation in the style of an entry. @param {Element} entry @param {Cited} cited without id: the document */
  function citationIn(entry, { id, place, hash }) {
    const scope = id ? "passage" : "document";
    const pattern = patternOf(find(entry, ".cite-source"), scope);
    return fill(pattern, { ...today(), id, place, shelf: yuan.shelf(id), hash }).replace(/\n$/, "");
  }

  /**
   * The citation of the document, or the pattern for its passages: what differs stands in the source as <i> and <b>.
   * @param {HTMLElement} source
   * @param {"document" | "passage"} scope
   */
  function patternOf(source, scope) {
    const pattern = /** @type {HTMLElement} */ (source.cloneNode(true));
    for (const other of pattern.querySelectorAll(scope === "passage" ? "i" : "b")) other.remove();
    return pattern.textContent;
  }

  /** @param {Cited} cited */
  async function open(cited) {
    await yuan.need("shared/document", "elements");
    dialog ??= put();
    shown = cited;
    dialog.dataset.scope = cited.id ? "passage" : "document";
    dialog.dataset.place = cited.place;
    find(dialog, ".cite-id").textContent = cited.id;
    find(dialog, "#cite-quote").textContent = cited.quote;
    find(dialog, ".cite-status").textContent = "";
    for (const entry of dialog.querySelectorAll(".cite-entry")) {
      find(entry, ".cite-text").textContent = citationIn(entry, cited);
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
    const { file, mime } = entry.dataset;
    const text = find(entry, ".cite-text").textContent;
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text, "\n"], { type: mime }));
    const place = dialog.dataset.place?.replace(":", "-"); // which no file name may have
    link.download = `${[held?.dataset.doc, place].filter(Boolean).join("-")}.${file}`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  }

  /* --- What a page need not repeat: the dialog and the buttons ------------------------------------------- */

  /** Gives an entry room for its citation, and what can be done with it. @param {Element} entry */
  function complete(entry) {
    const style = find(entry, "h3");
    const parts = yuan.part("cite-parts");
    const actions = find(parts, ".cite-actions");
    find(parts, ".cite-text").translate = style.translate;
    if (!entry.matches("[data-form='data']")) find(actions, ".cite-save").remove();
    for (const action of actions.children) {
      action.setAttribute(
        "aria-label",
        `${action.getAttribute("aria-label")} ${style.textContent}`,
      );
    }
    entry.append(parts);
  }

  /** Puts the dialog together: what all have, and what the page holds. @returns {HTMLDialogElement} */
  function put() {
    const made = yuan.part("cite-template");
    const [report, entries] = [".report", ".cite-entries"].map((part) => held?.querySelector(part));
    for (const entry of entries?.children ?? []) complete(entry);
    find(made, ".cite-status").before(report ?? "");
    find(made, ".cite-status").after(entries ?? "");
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
