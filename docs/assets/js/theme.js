/* Light or dark: follows the system until the reader chooses. Loaded before the page is painted. */
(function () {
  "use strict";
  const KEY = "yuan-theme";
  const CHOICES = ["auto", "light", "dark"];
  const root = document.documentElement;
  root.classList.add("js");

  function stored() {
    try {
      return localStorage.getItem(KEY) || "auto";
    } catch {
      return "auto";
    }
  }

  function store(choice) {
    try {
      localStorage.setItem(KEY, choice);
    } catch {
      /* Without storage the choice holds for this page. */
    }
  }

  function apply(choice) {
    if (choice === "auto") root.removeAttribute("data-theme");
    else root.setAttribute("data-theme", choice);
  }

  function name(button, choice) {
    button.setAttribute("aria-label", button.dataset.label + "：" + button.dataset[choice]);
    button.title = button.getAttribute("aria-label");
  }

  let choice = stored();
  apply(choice);
  document.addEventListener("DOMContentLoaded", function () {
    const button = document.querySelector(".theme-switch");
    name(button, choice);
    button.addEventListener("click", function () {
      choice = CHOICES[(CHOICES.indexOf(choice) + 1) % CHOICES.length];
      apply(choice);
      store(choice);
      name(button, choice);
    });
  });
})();
