/*
 * Tabs: an address that names one, or something in it, chooses it. All else about them is done by radio buttons; without
 * this script what is named is shown beside the tab that is chosen.
 */
(() => {
  "use strict";

  /** The name behind the number sign; as it is, where a percent sign leads nowhere. */
  function named() {
    const fragment = location.hash.slice(1);
    try {
      return decodeURIComponent(fragment);
    } catch {
      return fragment;
    }
  }

  /** @param {Element} block what a tab shows */
  function choose(block) {
    const content = block.parentElement;
    const buttons = content?.parentElement?.querySelectorAll(":scope > input");
    const button = buttons?.[Array.from(content?.children ?? []).indexOf(block)];
    if (button instanceof HTMLInputElement) button.checked = true;
  }

  function follow() {
    const target = document.getElementById(named());
    let block = target?.closest(".tabbed-block");
    if (!block) return;
    for (; block; block = block.parentElement?.closest(".tabbed-block")) choose(block);
    target?.scrollIntoView();
  }

  addEventListener("hashchange", follow);
  follow();
})();
