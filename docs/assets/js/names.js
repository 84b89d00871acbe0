/*
 * What a name in a text of a large corpus stands for: no page says it of all its names, a file of each tree does
 * (scripts/publish/told_names.py). It is asked for when a name is pointed at or gets the focus (search/load.js).
 */
(() => {
  "use strict";
  const FILES = 16; // as in scripts/publish/told_names.py

  /** The id of the name to whose page an address leads. @param {URL} address */
  function idOf({ pathname }) {
    return decodeURIComponent(/\/e\/([^/]+)\//.exec(pathname)?.[1] ?? "");
  }

  /** @param {string} id @returns {Promise<[string, string] | undefined>} the name, and what it stands for */
  async function told(id) {
    const sum = Array.from(id).reduce((before, char) => before + (char.codePointAt(0) ?? 0), 0);
    const name = `names-${sum % FILES}`;
    const names = await yuan.load(new URL(`shared/${name}.js`, yuan.root).href, name);
    return names[id];
  }

  yuan.tellName = async (link) => {
    const [name, what] = (await told(idOf(new URL(link.href)))) ?? ["", ""];
    // The name, too, where neither the text nor what is told says it, as in scripts/pages/parts/inline.py.
    const named = link.textContent === name || what.startsWith(name);
    link.title = named ? what : `${name}：${what}`;
  };
})();
