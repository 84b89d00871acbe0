// The quotation check: which passage a pasted sentence stands in, and what differs.
(() => {
  "use strict";
  const { ready, fold, alike, make, word, old, citations, address } = window.yuan.search;
  const [COMPARED, UNLIKE] = [5, 0.35]; // passages compared; share of differing characters that is too much
  const page = document.getElementById("verify");
  const [form, results, status] = ["form", ".verify-results", "[role=status]"].map((part) => page.querySelector(part));
  const bare = (text) => (fold(text).match(/[\p{L}\p{N}%]|\.(?=\d)/gu) ?? []).join("");

  // The cheapest way to make the quotation of a stretch of a text: [[tag, characters], …] with the tags span (in
  // both), ins (only in the text), del (only in the quotation); and how many characters differ.
  const align = (quote, text) => {
    const [a, b] = [quote, text].map((chars) => chars.map(fold));
    const width = b.length + 1;
    const cost = new Uint16Array((a.length + 1) * width);
    for (let at = width; at < cost.length; at++) {
      const [i, j] = [Math.floor(at / width) - 1, (at % width) - 1];
      cost[at] = j < 0 ? i + 1 : Math.min(cost[at - width - 1] + (a[i] !== b[j]), cost[at - width] + 1, cost[at - 1] + 1);
    }
    const ends = cost.subarray(a.length * width);
    const least = Math.min(...ends);
    const steps = [];
    for (let i = a.length, j = ends.indexOf(least); i > 0; ) {
      const at = i * width + j;
      const same = a[i - 1] === b[j - 1];
      if (j && cost[at] === cost[at - width - 1] + !same) {
        [i, j] = [i - 1, j - 1];
        steps.push(...(same ? [["span", text[j]]] : [["ins", text[j]], ["del", quote[i]]]));
      } else if (cost[at] === cost[at - width] + 1) steps.push(["del", quote[--i]]);
      else steps.push(["ins", text[--j]]);
    }
    return { least, steps: steps.reverse() };
  };
  const verdict = (quote, row) => {
    if (row.text.includes(quote)) return ["exact", 0];
    if (fold(row.text).includes(fold(quote))) return ["script", 1];
    if (bare(row.text).includes(bare(quote))) return ["punctuation", 2];
    return ["differs", 3];
  };
  const compare = (quote, row) => {
    const [name, rank] = verdict(quote, row);
    const { least, steps } = align([...quote], [...row.text]);
    const absent = name === "differs" && least > quote.length * UNLIKE;
    return { row, steps, name: absent ? "absent" : name, rank: rank * 1e6 + least * 10 + (row.until ? 1 : 0) };
  };
  const cite = async (row) => {
    const { patterns, digests } = await citations(row.n);
    const day = new Date().toLocaleDateString("sv"); // ISO 8601, in local time
    const [year, month, date] = day.split("-");
    const facts = { id: row.id, shelf: row.id.slice(0, 2), hash: digests[row.id], iso: day, year, month, day: date };
    return (patterns[row.doc] ?? `${row.title} ${row.id}`).replace(/⟦(\w+)⟧/g, (_, name) => facts[name]);
  };
  const check = async (quote) => {
    const [now, before] = await Promise.all([alike(fold(quote), COMPARED), old()]);
    const tried = [...now, ...before].map((row) => compare(quote, row)).sort((a, b) => a.rank - b.rank);
    const { row, name, steps } = tried[0] ?? { name: "absent" };
    if (name === "absent") return make("article", { "data-verdict": name }, make("p", {}, quote), make("strong", {}, word(name)));
    const href = row.href ?? address(`i/${row.id.slice(0, 2)}/`, `#${row.id}`);
    const told = [word(name), ...(row.until ? [word("old", row)] : [])];
    return make("article", { "data-verdict": row.until ? "old" : name, "data-passage": row.id },
      ...told.map((text) => make("p", {}, make("strong", {}, text))),
      make("blockquote", {}, ...steps.map(([tag, char]) => make(tag, {}, char))),
      ...(row.until ? [] : [make("p", { class: "verify-citation" }, await cite(row))]),
      make("p", {}, make("a", { href }, `${word("open")} ${row.id}`)));
  };
  const run = async (event) => {
    event?.preventDefault();
    results.dataset.state = "loading";
    await ready();
    const quotes = form.elements.quote.value.split("\n").map((line) => line.trim()).filter(Boolean);
    results.replaceChildren(...(await Promise.all(quotes.map(check))));
    status.textContent = quotes.length ? word("checked", { n: quotes.length }) : "";
    results.dataset.state = "done";
  };
  form.addEventListener("submit", (event) => run(event).catch(() => (status.textContent = word("failed"))));
})();
