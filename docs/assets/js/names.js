/*
 * What a name or a term in a text of a large corpus stands for: no page says it of all that it has, a file of each tree
 * does (scripts/publish/told_names.py). It is asked for when one is pointed at or gets the focus (search/load.js), and
 * when a term is explained (lookup.js).
 */
(() => {
  "use strict";
  const FILES = 16; // as in scripts/publish/told_names.py

  /** What an address leads to: the id of a name, or, behind a mark, of a term. @param {string} address */
  function idOf(address) {
    const [, folder, id = ""] = /\/(e|glossary)\/(?:index\.html)?#?([^/#]+)/.exec(address) ?? [];
    return (folder === "glossary" ? "#" : "") + decodeURIComponent(id);
  }

  /** @param {string} id @returns {Promise<[string, string] | undefined>} the name, and what it stands for */
  async function told(id) {
    const sum = Array.from(id).reduce((before, char) => before + (char.codePointAt(0) ?? 0), 0);
    const name = `names-${sum % FILES}`;
    const names = await yuan.load(new URL(`shared/${name}.js`, yuan.root).href, name);
    return names[id];
  }

  yuan.tellName = async (link) => {
    const [name, what] = (await told(idOf(link.href))) ?? ["", ""];
    // The name, too, where neither the text nor what is told says it, as in scripts/pages/parts/inline.py.
    const named = link.textContent === name || what.startsWith(name);
    link.title = named ? what : `${name}：${what}`;
  };
})();
