/*
 * The page that checks quotations, a line each. What it needs of the search is loaded when the reader comes
 * to the field.
 */
(() => {
  "use strict";
  const NEEDED = ["elements", "fold", "passages", "query", "near", "quotation", "check"];
  const page = /** @type {HTMLElement} */ (document.querySelector("#verify"));
  const form = /** @type {HTMLFormElement} */ (page.querySelector("form"));

  async function run() {
    await yuan.need(...NEEDED);
    await yuan.passages.ready();
    const field = /** @type {HTMLTextAreaElement} */ (yuan.find("textarea", form));
    const results = yuan.find(".verify-results", page);
    results.dataset.state = "loading";
    const quotes = field.value.split("\n").map((line) => line.trim());
    const asked = quotes.filter(Boolean);
    results.replaceChildren(...(await Promise.all(asked.map(yuan.check))).flat());
    tell("checked", { n: asked.length });
    results.dataset.state = "done";
  }

  /** @param {string} key @param {Record<string, unknown>} [values] */
  function tell(key, values) {
    yuan.find("[role=status]", page).textContent = yuan.word(key, values);
  }

  form.addEventListener("focusin", () => yuan.need(...NEEDED).catch(() => {}), { once: true });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    run().catch(() => tell("failed"));
  });
})();
