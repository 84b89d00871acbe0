/*
 * The page that checks quotations, a line each, or an article, sentence by sentence. What it needs of the search is
 * loaded when the reader comes to the field; what an article needs, when there is one.
 */
(() => {
  "use strict";
  const NEEDED = ["elements", "fold", "passages", "query", "near", "quotation", "check"];
  const ARTICLE = ["sentences", "likely", "article", "article-page"];
  const LINES = 8; // more of them, or longer ones, are an article unless the reader says otherwise
  const LENGTH = 400;
  const page = /** @type {HTMLElement} */ (document.querySelector("#verify"));
  const form = /** @type {HTMLFormElement} */ (page.querySelector("form"));

  /** Whether a text is read as an article: long, of many lines, or of several with more than a sentence. @param {string[]} lines */
  function isArticle(lines) {
    const { value } = /** @type {HTMLSelectElement} */ (form.querySelector("select"));
    if (value) return value === "article";
    const severalIn = (/** @type {string} */ line) =>
      /[。！？]["”’」』）]*[^。！？"”’」』）]/u.test(line);
    const long = lines.length > LINES || lines.join("").length > LENGTH;
    return long || (lines.length > 1 && lines.some(severalIn));
  }

  /** @param {string[]} more */
  async function prepare(...more) {
    const scripts = yuan.need(...NEEDED, ...more);
    const { shards } = await yuan.load("assets/search/meta.js", "meta");
    await Promise.all([scripts, shards && yuan.need("postings")]);
    await yuan.passages.ready();
    yuan.passages.part("old").catch(() => {}); // under way; asked for again, and told
  }

  async function run() {
    const field = /** @type {HTMLTextAreaElement} */ (form.querySelector("textarea"));
    const asked = field.value.split("\n").flatMap((line) => line.trim() || []);
    if (!asked.length) return yuan.need("elements").then(() => tell("nothing"));
    const whole = isArticle(asked);
    await prepare(...(whole ? ARTICLE : []));
    const results = yuan.find(".verify-results", page);
    results.dataset.state = "loading";
    if (whole) return yuan.checkArticle(field.value);
    yuan.find(".verify-report", page).hidden = true;
    results.replaceChildren(...(await Promise.all(asked.map(yuan.check))).flat());
    tell("checked", { n: asked.length });
    results.dataset.state = "done";
  }

  /** @param {string} key @param {Record<string, unknown>} [values] */
  function tell(key, values) {
    yuan.find("[role=status]", page).textContent = yuan.word(key, values);
  }

  form.addEventListener("focusin", () => prepare().catch(() => {}), { once: true });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    run().catch(() => tell("failed"));
  });
})();
