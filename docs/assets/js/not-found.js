/* The error page, which a host shows at any unknown address. It finds where the site stands (which may have
   been moved since it was built), shows itself in the script of the address, and only then leads its links
   there and loads what every page has. Without JavaScript its links hold where the site was built for. */
(async function () {
  "use strict";
  const features = document.currentScript.dataset.features.split(" ").filter(Boolean);
  const root = document.documentElement;
  const built = root.dataset.base;
  const wanted = location.pathname;

  async function stands(folder) {
    const answer = await fetch(folder + "404.html", { method: "HEAD" }).catch(() => null);
    return answer !== null && answer.ok;
  }

  async function home() {
    const steps = wanted.split("/").slice(0, -1);
    const folders = [built, ...steps.map((_, i) => steps.slice(0, i + 1).join("/") + "/")];
    for (const folder of folders.filter((one) => wanted.startsWith(one))) if (await stands(folder)) return folder;
    return built;
  }

  const base = await home();
  const trees = Array.from(document.querySelectorAll(".script-switch a"), (link) => link.hreflang + "/");
  const tree = trees.find((one) => wanted.startsWith(base + one)) || "";
  if (tree && !tree.startsWith(root.lang + "/")) {
    const page = await (await fetch(base + tree + "404.html")).text();
    document.open();
    document.write(page);
    document.close();
    return;
  }
  for (const name of ["href", "action", "data-base", "data-root"]) {
    for (const element of document.querySelectorAll("[" + name + "^='" + built + "']")) {
      element.setAttribute(name, base + element.getAttribute(name).slice(built.length));
    }
  }
  for (const path of features) {
    document.head.append(Object.assign(document.createElement("script"), { src: base + path, async: false }));
  }
})();
