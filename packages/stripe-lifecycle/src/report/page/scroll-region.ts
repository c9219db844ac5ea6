import { element } from "./element.js";

/**
 * Returns a region for a wide table, and a frame around it that shows on which sides more of the table is. Tab stops at
 * the region only while it scrolls.
 * @param label for screen readers
 */
export function scrollRegion(
  label: string,
  ...tables: readonly HTMLTableElement[]
): { readonly frame: HTMLElement; readonly region: HTMLElement } {
  const region = element("div", { class: "scroll", role: "region", tabindex: "-1", "aria-label": label });
  const frame = element(
    "div",
    { class: "scroll-frame" },
    element("p", { class: "scroll-hint", "aria-hidden": "true" }, "Scroll sideways for more →"),
    region,
  );
  watchSides(frame, region);
  region.append(...tables);
  return { frame, region };
}

/** Keeps `data-more` of the frame up to date: "left", "right", both or none; and whether Tab stops at the region. */
function watchSides(frame: HTMLElement, region: HTMLElement): void {
  const update = () => {
    const hidden = region.scrollWidth - region.clientWidth;
    frame.dataset["more"] = [region.scrollLeft > 1 && "left", region.scrollLeft < hidden - 1 && "right"]
      .filter(Boolean)
      .join(" ");
    region.tabIndex = hidden > 1 ? 0 : -1;
  };
  region.addEventListener("scroll", update, { passive: true });
  const sizes = new ResizeObserver(update);
  sizes.observe(region);
  new MutationObserver(() => {
    for (const child of region.children) sizes.observe(child);
    update();
  }).observe(region, { childList: true });
}
