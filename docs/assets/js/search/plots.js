/*
 * Plots as SVG: bars, a trend, a dispersion. What a plot says stands in a table beside it, so that it is one
 * image with a name. Colours are attributes, which a saved file keeps; on the page the style sheet has others.
 */
(() => {
  "use strict";
  const COLOURS = ["#95281b", "#1b4d69", "#6a6a1e"];
  const LINE = "#b3a997";
  const SIZE = 13; // of letters
  const ROW = 20; // height of a line of text
  const BAR = 12;
  const EDGE = 8;

  /** @param {string} tag @param {Record<string, string | number>} attributes @param {(Node | string)[]} children */
  function draw(tag, attributes, ...children) {
    const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
    for (const [name, value] of Object.entries(attributes)) {
      element.setAttribute(
        name,
        typeof value === "number" ? String(Number(value.toFixed(2))) : value,
      );
    }
    element.append(...children);
    return element;
  }

  /** @param {number} series */
  function coloured(series) {
    const colour = COLOURS[series];
    return { class: `series-${series}`, fill: colour, stroke: colour };
  }

  /** @param {number} x @param {number} y @param {string} words @param {Record<string, string | number>} [attributes] */
  function text(x, y, words, attributes = {}) {
    return draw("text", { x, y, "font-size": SIZE, fill: "currentColor", ...attributes }, words);
  }

  /** @param {number} x1 @param {number} y1 @param {number} x2 @param {number} y2 */
  function line(x1, y1, x2, y2) {
    return draw("line", { x1, y1, x2, y2, class: "frame", stroke: LINE, "stroke-width": 1 });
  }

  /** Room for the text under a plot, and that text. @param {string} name @param {number} width @param {number} height @param {SVGElement[]} parts */
  function plot(name, width, height, parts) {
    const frame = { viewBox: `0 0 ${width} ${height}`, width, height, role: "img" };
    return draw("svg", { ...frame, "aria-label": name, "font-family": "sans-serif" }, ...parts);
  }

  /** As much of a label as fits. @param {string} label @param {number} width */
  function short(label, width) {
    const most = Math.floor(width / SIZE);
    const chars = Array.from(label);
    return chars.length > most ? `${chars.slice(0, most - 1).join("")}…` : label;
  }

  /** @param {number} value */
  function shown(value) {
    return value && value < 10 ? value.toFixed(2) : value.toFixed(1);
  }

  /** A group a row: its label, and below it a bar for each series. @type {Plots["bars"]} */
  function bars(name, groups, width) {
    const most = Math.max(...groups.flatMap(({ values }) => values)) || 1;
    const room = width - 4 * SIZE - EDGE;
    let y = 0;
    const parts = groups.flatMap(({ label, values }) => {
      y += ROW;
      const head = text(0, y - 5, short(label, width));
      const rows = values.flatMap((value, series) => {
        const length = Math.max((value / most) * room, 1);
        const bar = { x: 0, y, width: length, height: BAR, "stroke-width": 0, ...coloured(series) };
        y += BAR + 4;
        return [draw("rect", bar), text(length + 4, y - 5, shown(value))];
      });
      return [head, ...rows];
    });
    return plot(name, width, y + EDGE, parts);
  }

  /**
   * A line for each series, a point for each year. Several have their numbers at their ends, for who sees no
   * colours; where two would stand on one another, in a row.
   * @type {Plots["trend"]}
   */
  function trend(name, groups, width) {
    const height = 200;
    const [left, bottom] = [4 * SIZE, height - ROW - EDGE];
    const most = Math.max(...groups.flatMap(({ values }) => values)) || 1;
    const step = (width - left - 2 * ROW) / Math.max(groups.length - 1, 1);
    const x = (/** @type {number} */ i) => left + ROW + i * step;
    const y = (/** @type {number} */ value) => bottom - (value / most) * (bottom - ROW);
    const every = Math.ceil((groups.length * 3.5 * SIZE) / (width - left));
    const labels = groups.flatMap(({ label }, i) => {
      return i % every ? [] : [text(x(i), height - EDGE, label, { "text-anchor": "middle" })];
    });
    const levels = [0, most].flatMap((value) => [
      line(left, y(value), width, y(value)),
      text(left - 6, y(value) + 4, shown(value), { "text-anchor": "end" }),
    ]);
    /** @type {Map<number, number>} */
    const ending = new Map(); // how many lines end at a height
    const numbers = (groups.at(-1)?.values ?? []).map((value, series, { length }) => {
      const height = Math.round(y(value) / SIZE);
      const before = ending.get(height) ?? 0;
      ending.set(height, before + 1);
      const at = x(groups.length - 1) + EDGE + before * SIZE;
      return text(at, y(value) + 4, length > 1 ? `${series + 1}` : "");
    });
    const drawn = (groups[0]?.values ?? []).flatMap((_, series) => {
      const points = groups.map(({ values }, i) => [x(i), y(values[series])]);
      const path = points.map((point) => point.map((number) => number.toFixed(1)).join()).join(" ");
      const dots = points.map(([cx, cy]) => draw("circle", { cx, cy, r: 3, ...coloured(series) }));
      const curve = { points: path, "stroke-width": 2, ...coloured(series), fill: "none" };
      return [draw("polyline", curve), ...dots];
    });
    return plot(name, width, height, [...levels, ...labels, ...drawn, ...numbers]);
  }

  /** A document a row, for each series a line with a stroke at each place. @type {Plots["dispersion"]} */
  function dispersion(name, documents, width) {
    let y = 0;
    const parts = documents.flatMap(({ label, places }) => {
      y += ROW;
      const head = text(0, y - 5, short(label, width));
      const rows = places.flatMap((shares, series) => {
        const top = y;
        y += BAR + 4;
        const strokes = shares.map((share) => {
          const x = 1 + share * (width - 2);
          const stroke = { x1: x, x2: x, y1: top, y2: top + BAR, "stroke-width": 1.5 };
          return draw("line", { ...stroke, ...coloured(series) });
        });
        return [line(0, top + BAR, width, top + BAR), ...strokes];
      });
      return [head, ...rows];
    });
    return plot(name, width, y + EDGE, parts);
  }

  /** A plot with its heading lines below it, as a file. @type {Plots["file"]} */
  function file(svg, heading) {
    const copy = /** @type {SVGElement} */ (svg.cloneNode(true));
    const [width, height] = ["width", "height"].map((name) => Number(svg.getAttribute(name)));
    const rows = heading.map((words, i) => {
      const colour = /^\d/.test(words) ? COLOURS[Number(words[0]) - 1] : "#000";
      return text(0, height + (i + 1) * ROW, words, { fill: colour });
    });
    const wide = Math.max(width, ...heading.map((words) => words.length * SIZE));
    const high = height + rows.length * ROW + EDGE;
    copy.prepend(draw("title", {}, svg.getAttribute("aria-label") ?? ""));
    copy.append(...rows);
    for (const [name, value] of Object.entries({
      width: wide,
      height: high,
      color: "#000",
      viewBox: `0 0 ${wide} ${high}`,
    })) {
      copy.setAttribute(name, String(value));
    }
    return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(copy)}\n`;
  }

  yuan.plots = { bars, trend, dispersion, file };
})();
