/* The script switch keeps the passage and remembers the choice.
   A reader who once chose another script and comes back to the original is taken to that choice
   once a session, never again: so no address sends anyone round in circles. The error page, known by
   links from the root, takes nobody anywhere. */
(function () {
  "use strict";
  const KEY = "yuan-script";
  const links = Array.from(document.querySelectorAll("a.script-link"));
  const here = document.documentElement.lang;
  const lost = links[0] && links[0].getAttribute("href").startsWith("/");

  function remember(event) {
    try {
      localStorage.setItem(KEY, event.currentTarget.hreflang);
      sessionStorage.setItem(KEY, "asked");
    } catch {
      /* Without storage nothing is remembered; the links work all the same. */
    }
  }

  function preferred() {
    try {
      if (sessionStorage.getItem(KEY)) return null;
      sessionStorage.setItem(KEY, "asked");
      return localStorage.getItem(KEY);
    } catch {
      return null;
    }
  }

  function follow() {
    links.forEach(function (link) {
      link.hash = location.hash;
    });
  }

  links.forEach(function (link) {
    link.addEventListener("click", remember);
  });
  addEventListener("hashchange", follow);
  follow();

  const original = links[0] && links[0].hreflang === here && !lost;
  const choice = original ? preferred() : null;
  const wanted = links.find(function (link) {
    return link.hreflang === choice && choice !== here;
  });
  if (wanted) location.replace(wanted.href);
})();
