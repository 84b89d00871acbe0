// Cite this passage: fills the page's one citation dialog from the patterns that it holds, copies and saves.
(() => {
  "use strict";
  const dialog = document.querySelector("dialog.cite-dialog");
  if (!dialog) return;
  const find = (selector) => dialog.querySelector(selector);
  const status = find(".cite-status");

  // The day of reading, in the spellings that the styles use (scripts/cite/control.py names them).
  const today = () => {
    const now = new Date();
    const [year, month, day] = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((number) => {
      return String(number).padStart(2, "0");
    });
    const english = now.toLocaleDateString("en-US", { year: "numeric", month: "long", day: "numeric" });
    return { iso: `${year}-${month}-${day}`, year, month, day, english };
  };
  const fill = (pattern, facts) => pattern.replace(/⟦(\w+)⟧/g, (whole, name) => facts[name] ?? whole);

  const show = (id, facts) => {
    dialog.dataset.scope = id ? "passage" : "document";
    dialog.dataset.id = id;
    find(".cite-id").textContent = id;
    status.textContent = "";
    for (const entry of dialog.querySelectorAll(".cite-entry")) {
      const source = entry.querySelector(`.cite-source[data-scope="${dialog.dataset.scope}"]`);
      entry.querySelector(".cite-text").textContent = fill(source.textContent, facts).replace(/\n$/, "");
    }
  };

  const open = (button) => {
    const passage = button.closest(".passage");
    const id = passage?.id ?? "";
    find("#cite-quote").textContent = passage?.querySelector(".passage-text").textContent ?? "";
    show(id, { ...today(), id, shelf: id.slice(0, 2), hash: button.dataset.hash });
    dialog.showModal();
    dialog.scrollTop = 0;
  };

  // Where the clipboard is closed to us, select the text, so that the reader's own copy key takes it.
  const select = (element) => {
    const range = document.createRange();
    range.selectNodeContents(element);
    getSelection().removeAllRanges();
    getSelection().addRange(range);
    return document.execCommand("copy");
  };
  const copy = async (button) => {
    const text = button.closest(".cite-entry, .cite-quotation").querySelector(".cite-text");
    const done = await Promise.resolve(navigator.clipboard?.writeText(text.textContent).then(() => true))
      .catch(() => false);
    const message = done || select(text) ? ".cite-done" : ".cite-failed";
    status.textContent = "";
    requestAnimationFrame(() => (status.textContent = find(message).textContent));
  };

  const save = (button) => {
    const { file, mime } = button.closest(".cite-entry").dataset;
    const text = button.closest(".cite-entry").querySelector(".cite-text").textContent;
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text, "\n"], { type: mime }));
    link.download = [dialog.dataset.doc, dialog.dataset.id].filter(Boolean).join("-") + `.${file}`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  };

  const label = find(".cite-label").textContent;
  for (const button of document.querySelectorAll(".cite-open")) {
    const id = button.closest(".passage")?.id;
    if (id) button.setAttribute("aria-label", `${label} ${id}`);
    button.setAttribute("aria-haspopup", "dialog");
    button.addEventListener("click", () => open(button));
  }
  dialog.addEventListener("click", ({ target }) => {
    if (target === dialog) dialog.close();
    else if (target.matches(".cite-copy")) copy(target);
    else if (target.matches(".cite-save")) save(target);
  });
  document.documentElement.classList.add("cite-ready");
})();
