/* A style sheet that only a part of a page needs. */
(() => {
  "use strict";

  /** A style sheet of assets/css/ that only a part of the page needs, loaded once. */
  yuan.style = (name) => {
    const { href } = new URL(`assets/css/${name}.css`, yuan.base);
    const known = Array.from(document.styleSheets).some((sheet) => sheet.href === href);
    if (known) return Promise.resolve();
    return new Promise((resolve) => {
      const link = yuan.make("link", { rel: "stylesheet", href });
      link.onload = () => resolve();
      link.onerror = () => resolve(); // plain, but there
      document.head.append(link);
    });
  };
})();
