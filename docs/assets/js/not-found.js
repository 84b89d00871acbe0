/*
 * The error page, which a host shows at any unknown address. It finds where the site stands (which may have
 * been moved since it was built), goes where an address leads that was copied in capitals or with a stop
 * after it, or to the one page that all scripts share, shows itself in the script of the address, and only then
 * leads its links to where the site stands and loads what every page has. Without JavaScript its links hold where the site was built for.
 */
(async () => {
  "use strict";
  const ATTRIBUTES = ["href", "action", "data-base", "data-root"];
  const features = (document.currentScript?.dataset.features ?? "").split(" ").filter(Boolean);
  const root = document.documentElement;
  const built = root.dataset.base ?? "/";
  const wanted = location.pathname;

  /** @param {string} address */
  async function isThere(address) {
    const answer = await fetch(address, { method: "HEAD" }).catch(() => null);
    return answer?.ok ?? false;
  }

  /** Where it was built for, else the outermost folder above the address in which it stands. */
  async function home() {
    const steps = wanted.split("/").slice(0, -1);
    const above = steps.map((_, i) => `${steps.slice(0, i + 1).join("/")}/`);
    for (const folder of [built, ...above]) {
      if (wanted.startsWith(folder) && (await isThere(`${folder}404.html`))) return folder;
    }
    return built;
  }

  /** The page that was meant, if it is there: i/AB/ → i/ab/, topics/。 → topics/ @param {string} folder of its tree */
  async function meant(folder) {
    const path = wanted.slice(folder.length);
    const copied = decodeURI(path).normalize("NFKC").toLowerCase();
    const address = folder + copied.replace(/[^\p{L}\p{N}]+$/u, "/");
    if (copied === path || !copied) return undefined;
    return (await isThere(address)) ? address : undefined;
  }

  /** The page of an id in the original script, where that is the only one: zh-Hant/i/ab/ → i/ab/ @param {string} base @param {string} tree */
  async function shared(base, tree) {
    const path = wanted.slice(base.length + tree.length);
    return path.startsWith("i/") && (await isThere(base + path)) ? base + path : undefined;
  }

  /** The tree of the address: "zh-Hant/", or "" for the original. @param {string} base */
  function treeOf(base) {
    /** @type {NodeListOf<HTMLAnchorElement>} */
    const links = document.querySelectorAll(".script-switch a");
    const trees = Array.from(links, (link) => `${link.hreflang}/`);
    return trees.find((folder) => wanted.startsWith(base + folder)) ?? "";
  }

  /** @param {string} address */
  async function become(address) {
    const answer = await fetch(address);
    const page = await answer.text();
    document.open();
    document.write(page);
    document.close();
  }

  /** @param {string} base */
  function moveLinks(base) {
    for (const name of ATTRIBUTES) {
      for (const element of document.querySelectorAll(`[${name}^='${built}']`)) {
        element.setAttribute(name, base + (element.getAttribute(name) ?? "").slice(built.length));
      }
    }
  }

  const base = await home();
  const tree = treeOf(base);
  const foreign = tree !== "" && tree !== `${root.lang}/`; // the page that it becomes does not ask again
  const page =
    (await meant(base + tree).catch(() => undefined)) ??
    (foreign ? await shared(base, tree) : undefined);
  if (page) return location.replace(page + location.search + location.hash);
  if (foreign) return become(`${base + tree}404.html`);
  moveLinks(base);
  for (const path of features) {
    const script = document.createElement("script");
    document.head.append(Object.assign(script, { src: base + path, async: false }));
  }
})();
