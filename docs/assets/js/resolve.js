/* Resolver pages: an id in the address leads straight to its passage; a tombstone stays to be read. */
(function () {
  "use strict";

  function forward() {
    const entry = document.getElementById(location.hash.slice(1));
    const link = entry && entry.querySelector("a.resolver-link");
    if (link) location.replace(link.href);
  }

  addEventListener("hashchange", forward);
  forward();
})();
