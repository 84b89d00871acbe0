// The quotation check: which passage a pasted sentence stands in, and what differs.
(() => {
  "use strict";
  const { make, word, address, search: { ready, part, fold, foldRow, alike, citations } } = yuan;
  const [COMPARED, UNLIKE] = [5, 0.7]; // passages compared; differing characters for each one quoted that are too many
  const page = document.getElementById("verify");
  const [form, results, status] = ["form", ".verify-results", "[role=status]"].map((part) => page.querySelector(part));
  const bare = (text) => (fold(text).match(/[\p{L}\p{N}%]|\.(?=\d)/gu) ?? []).join("");
  // The longest run that two texts share: [its place in a, in b, its length].
  const common = (a, b) => {
    const run = (size) => a.split("").findIndex((_, i) => i + size <= a.length && b.includes(a.slice(i, i + size)));
    let [size, above] = [0, Math.min(a.length, b.length) + 1]; // what is shared at one size is shared at each below
    while (size + 1 < above) run((size + above) >> 1) < 0 ? (above = (size + above) >> 1) : (size = (size + above) >> 1);
    return size ? [run(size), b.indexOf(a.slice(run(size), run(size) + size)), size] : [a.length, b.length, 0];
  };
  // A quotation against a text, both folded: [[tag, start, end], …], the places being in the text for span (in
  // both) and ins (in the text only), in the quotation for del (in the quotation only).
  const diff = (a, b, i = 0, j = 0) => {
    const [x, y, size] = common(a, b);
    if (!size) return [["del", i, i + x], ["ins", j, j + y]].filter(([, start, end]) => end > start);
    const rest = diff(a.slice(x + size), b.slice(y + size), i + x + size, j + y + size);
    return [...diff(a.slice(0, x), b.slice(0, y), i, j), ["span", j + y, j + y + size], ...rest];
  };
  const compare = (quote, row) => {
    const same = { exact: (text) => text, script: fold, punctuation: bare, differs: () => "" };
    const rank = Object.values(same).findIndex((form) => form(row.text).includes(form(quote)));
    const asked = foldRow({ text: quote });
    const all = diff(asked.folded, foldRow(row).folded);
    const first = all[0]?.[0] === "del" ? 2 : 1; // what the text has before and after the quotation is left out
    const steps = all.filter(([tag], i) => tag !== "ins" || (i >= first && i < all.length - 1));
    const cost = steps.reduce((sum, [tag, start, end]) => sum + (tag === "span" ? 0 : end - start), 0);
    const shown = steps.map(([tag, ...ends]) => {
      const { text, starts } = tag === "del" ? asked : row;
      return make(tag, {}, text.slice(...ends.map((end) => starts[end])));
    });
    const verdict = rank === 3 && cost > UNLIKE * quote.length ? "absent" : Object.keys(same)[rank];
    return { row, shown, verdict, order: rank * 1e6 + 2 * cost + (row.until ? 1 : 0) };
  };
  const cite = async (row) => {
    const { patterns, digests } = await citations(row.n);
    const [iso, year, month, day] = /(\d+)-(\d+)-(\d+)/.exec(new Date().toLocaleDateString("sv")); // local, ISO 8601
    const facts = { id: row.id, shelf: row.id.slice(0, 2), hash: digests[row.id], iso, year, month, day };
    return (patterns[row.doc] ?? "").replace(/⟦(\w+)⟧/g, (_, name) => facts[name]);
  };
  const check = async (quote) => {
    const texts = [...(await alike(fold(quote), COMPARED)), ...(await part("old"))];
    const [best = { row: {}, verdict: "absent" }] = texts.map((row) => compare(quote, row)).sort((a, b) => a.order - b.order);
    const { row, shown, verdict } = best;
    const told = [word(verdict), ...(row.until ? [word("old", row)] : [])].map((text) => make("strong", {}, text));
    if (verdict === "absent") return make("article", { "data-verdict": verdict }, make("p", {}, quote), ...told);
    const href = row.href ?? address(`i/${row.id.slice(0, 2)}/`, `#${row.id}`);
    const link = make("a", { href }, `${word("open")} ${row.id}`);
    const source = make("p", { class: "verify-citation" }, row.until ? "" : await cite(row));
    const attributes = { "data-verdict": row.until ? "old" : verdict, "data-passage": row.id };
    return make("article", attributes, ...told, make("blockquote", {}, ...shown), source, make("p", {}, link));
  };
  const run = async () => {
    results.dataset.state = "loading";
    await ready();
    const quotes = form.elements.quote.value.split("\n").map((line) => line.trim()).filter(Boolean);
    results.replaceChildren(...(await Promise.all(quotes.map(check))));
    status.textContent = word("checked", { n: quotes.length });
    results.dataset.state = "done";
  };
  form.onsubmit = (event) => (event.preventDefault(), run().catch(() => (status.textContent = word("failed"))));
})();
