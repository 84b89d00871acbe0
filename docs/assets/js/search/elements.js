/* Elements of a page: found, made, filled with words; a text saved as a file. */
(() => {
  "use strict";

  /** The one element that the page must have; an error if it has none. */
  yuan.find = (selector, within = document) => {
    const found = within.querySelector(selector);
    if (found instanceof HTMLElement) return found;
    throw new Error(`this page has no ${selector}`);
  };

  yuan.make = (tag, attributes = {}, ...children) => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    element.append(...children);
    return element;
  };

  /** A copy of a part that many pages share. */
  yuan.part = (name) => {
    const part = yuan.shared.querySelector(`template.${name}`);
    if (!(part instanceof HTMLTemplateElement)) throw new Error(`nothing shared is called ${name}`);
    return document.importNode(part.content, true);
  };

  /**
   * A text with its {names} filled in. Those of many pages come in shared/; a page's own stand in
   * <template class="search-words">, so that they are converted with the page.
   */
  yuan.word = (key, values = {}) => {
    /** @type {NodeListOf<HTMLTemplateElement>} */
    const own = document.querySelectorAll("template.search-words");
    for (const words of [yuan.shared, ...Array.from(own, ({ content }) => content)]) {
      const found = words.querySelector(`[data-word="${key}"]`);
      if (found) return found.textContent.replace(/\{(\w+)\}/g, (_, name) => `${values[name]}`);
    }
    throw new Error(`this page has no word for ${key}`);
  };

  yuan.save = (text, type, name) => {
    const address = URL.createObjectURL(new Blob([text], { type }));
    yuan.make("a", { href: address, download: name }).click();
    setTimeout(() => URL.revokeObjectURL(address), 10_000);
  };
})();
