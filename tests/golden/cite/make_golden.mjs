// Renders cases.json with citeproc-js and the official CSL styles into *.json beside this file.
// How to run it, and what the style folder must hold: README.md. Development only; nothing ships.
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const [styleFolder, scratch] = process.argv.slice(2);
const CSL = createRequire(join(scratch, "package.json"))("citeproc");
const here = (name) => new URL(name, import.meta.url);
const STYLES = {
  "gbt-2025": ["china-national-standard-gb-t-7714-2025-numeric", "zh-CN", "bibliography"],
  "gbt-2015": ["china-national-standard-gb-t-7714-2015-numeric", "zh-CN", "bibliography"],
  apa: ["apa", "en-US", "bibliography"],
  chicago: ["chicago-notes-bibliography-17th-edition", "en-US", "bibliography"],
  "chicago-note": ["chicago-notes-bibliography-17th-edition", "en-US", "note"],
};
const BASE = "https://corpus.example/";
const ACCESSED = "2026-11-21";

const dateParts = (iso) => ({ "date-parts": [iso.split("-").map(Number)] });

// citeproc-js drops a stop after "?", "!" and "." but does not know their full-width forms, so a title
// that ends with one is rendered with the ASCII twin, and the mark is put back afterwards.
const TWINS = { "？": "?", "！": "!", "。": "." };

function twin(title) {
  const [, body, mark, quotes] = title.match(/^(.*?)([？！。]?)([”’」』]*)$/s);
  const corners = mark ? quotes.replace(/[”’]/g, "") : "";
  return { text: body + (TWINS[mark] ?? "") + quotes.replace(corners, ""), body, mark, corners };
}

// Corner brackets are no quotation marks to citeproc-js: they are taken off and put back behind the mark.
// A comma takes the place of a stop (CMOS 17, 6.124), which the twin's return must not undo.
function restore(rendered, { body, mark, corners }) {
  if (!mark) return rendered;
  const start = rendered.indexOf(body.slice(0, 2));
  const after = rendered.slice(start).replace(TWINS[mark], mark + corners);
  return rendered.slice(0, start) + after.replace(/。([」』]*),/, "$1,");
}

function toItem({ name, title, authors, outlet, published, passage, accessed = ACCESSED }) {
  const item = { id: name, type: "article-newspaper", title: twin(title).text, language: "zh-CN" };
  if (authors.length) item.author = authors.map((literal) => ({ literal }));
  if (outlet) item["container-title"] = outlet;
  if (published) item.issued = dateParts(published);
  if (accessed) item.accessed = dateParts(accessed);
  item.URL = passage ? `${BASE}i/${passage.slice(0, 2)}/#${passage}` : `${BASE}d/${name}/`;
  return item;
}

// In plain text the list number ("[1]" of the numeric styles) is not part of the entry.
const clean = (text) => text.trim().replace(/^\[1\]\s*/, "");

function render([style, locale, form], item) {
  const sys = {
    retrieveLocale: (lang) => readFileSync(join(styleFolder, `locales-${lang}.xml`), "utf8"),
    retrieveItem: () => item,
  };
  const engine = new CSL.Engine(sys, readFileSync(join(styleFolder, `${style}.csl`), "utf8"), locale, true);
  engine.setOutputFormat("text");
  engine.updateItems([item.id]);
  if (form === "bibliography") return clean(engine.makeBibliography()[1][0]);
  const note = { citationItems: [{ id: item.id }], properties: { noteIndex: 1 } };
  return clean(engine.processCitationCluster(note, [], [])[1][0][1]);
}

const cases = JSON.parse(readFileSync(here("cases.json"), "utf8"));
for (const [id, style] of Object.entries(STYLES)) {
  const rendered = Object.fromEntries(cases.map((entry) => [entry.name, restore(render(style, toItem(entry)), twin(entry.title))]));
  writeFileSync(here(`${id}.json`), JSON.stringify(rendered, null, 2) + "\n");
}
