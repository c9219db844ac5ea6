import { describe, expect, it } from "vitest";
import { createPageSizes, type PageSizes } from "./page-size.js";

const route = "/v1/customers";

/** Returns how many pages must arrive before the size grows. */
function pagesUntilLarger(sizes: PageSizes): number {
  const size = sizes.of(route);
  let pages = 0;
  while (sizes.of(route) === size) {
    sizes.arrived(route, size);
    pages += 1;
  }
  return pages;
}

describe("a list's page size", () => {
  it("is 100 until a page fails", () => {
    const sizes = createPageSizes();
    sizes.arrived(route, 100);
    sizes.failed(route, 100, "cut_page", 1);
    sizes.failed(route, 100, "rate", 11);
    expect(sizes.of(route)).toBe(100);
  });

  it("doubles after ten pages, and after twice as many for each further failure", () => {
    const sizes = createPageSizes();
    const patience = [1, 2, 3, 4, 5, 6].map(() => {
      sizes.failed(route, 100, "cut_page", 2);
      expect(sizes.of(route)).toBe(50);
      return pagesUntilLarger(sizes);
    });
    expect(patience).toEqual([10, 20, 40, 80, 160, 160]);
    expect(sizes.of(route)).toBe(100);
  });

  it("does not count pages that were requested with another size", () => {
    const sizes = createPageSizes();
    sizes.failed(route, 100, "cut_page", 2);
    for (let i = 0; i < 100; i += 1) sizes.arrived(route, 100);
    expect(sizes.of(route)).toBe(50);
  });
});
