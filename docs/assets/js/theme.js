/* Light or dark: follows the system until the reader chooses. Loaded before the page is painted. */
(() => {
  "use strict";
  const KEY = "yuan-theme";
  const root = document.documentElement;
  const CHOICES = (root.dataset.schemes ?? "auto light dark").split(" ");
  root.classList.add("js");

  function stored() {
    try {
      const kept = localStorage.getItem(KEY) ?? "";
      return CHOICES.includes(kept) ? kept : CHOICES[0];
    } catch {
      return CHOICES[0];
    }
  }

  /** @param {string} choice */
  function store(choice) {
    try {
      localStorage.setItem(KEY, choice);
    } catch {
      // Without storage the choice holds for this page.
    }
  }

  /** @param {string} choice */
  function apply(choice) {
    if (choice === "auto") root.removeAttribute("data-theme");
    else root.setAttribute("data-theme", choice);
  }

  /** @param {HTMLElement} button @param {string} choice */
  function name(button, choice) {
    const own = button.dataset[`${choice}Name`];
    const label = own ?? `${button.dataset.label}：${button.dataset[choice]}`;
    button.setAttribute("aria-label", label);
    button.title = label;
  }

  let choice = stored();
  apply(choice);
  document.addEventListener("DOMContentLoaded", () => {
    const button = document.querySelector(".theme-switch");
    if (!(button instanceof HTMLElement)) return;
    name(button, choice);
    button.addEventListener("click", () => {
      choice = CHOICES[(CHOICES.indexOf(choice) + 1) % CHOICES.length];
      apply(choice);
      store(choice);
      name(button, choice);
    });
  });
})();
