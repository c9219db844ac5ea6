import type { Figure } from "../data.js";
import { element } from "./element.js";

/** Returns one of the figures at the top, with its trend, its definition and its source. */
export function headlineItem({ label, value, context, definition, source, trend }: Figure): HTMLLIElement {
  return element(
    "li",
    { class: "card figure" },
    element("h3", {}, label),
    element("div", { class: "figure-row" }, element("p", { class: "value" }, value), ...sparkline(trend)),
    element("p", { class: "context" }, context),
    element("p", { class: "definition" }, definition),
    element("details", {}, element("summary", {}, "How it is computed"), element("p", { class: "definition" }, source)),
  );
}

const width = 96;
const height = 30;

/** Returns a decorative chart, of at least two values. The cards show the same figures with axes. */
function sparkline(trend: readonly (number | null)[]): Element[] {
  const known = trend.filter((value) => value !== null);
  if (known.length < 2) return [];
  const [least, greatest] = [Math.min(...known), Math.max(...known)];
  const points = trend.flatMap((value, place) => {
    if (value === null) return [];
    const share = greatest === least ? 0.5 : (value - least) / (greatest - least);
    return [[(place / Math.max(1, trend.length - 1)) * (width - 6) + 3, (1 - share) * (height - 6) + 3] as const];
  });
  const svg = svgElement("svg", { viewBox: `0 0 ${width} ${height}`, class: "sparkline", "aria-hidden": "true" });
  const [x, y] = points.at(-1)!;
  svg.append(
    svgElement("polyline", { points: points.map((point) => point.map((at) => at.toFixed(1)).join(",")).join(" ") }),
  );
  svg.append(svgElement("circle", { cx: String(x), cy: String(y), r: "2.6" }));
  return [svg];
}

function svgElement(tag: string, attributes: Readonly<Record<string, string>>): Element {
  const made = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  return made;
}
