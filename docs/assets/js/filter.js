/* Filters the rows of a list or table by words and by the values of data attributes; without it all show. */
(function () {
  "use strict";

  function matches(row, fields) {
    return fields.every(function (field) {
      if (!field.value) return true;
      if (field.name === "text") return row.textContent.includes(field.value.trim());
      return row.dataset[field.name].split(" ").includes(field.value);
    });
  }

  function connect(form) {
    const rows = Array.from(document.querySelectorAll("#" + form.dataset.filter + " [data-row]"));
    const fields = Array.from(form.elements).filter(function (element) {
      return element.name;
    });
    const count = form.querySelector(".filter-count");

    function apply() {
      rows.forEach(function (row) {
        row.hidden = !matches(row, fields);
      });
      count.textContent = rows.filter((row) => !row.hidden).length;
    }

    form.addEventListener("input", apply);
    form.addEventListener("submit", function (event) {
      event.preventDefault();
    });
  }

  document.querySelectorAll("form[data-filter]").forEach(connect);
})();
