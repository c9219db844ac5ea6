import { describe, expect, it } from "vitest";
import { createForecast } from "./forecast.js";

const now = Date.UTC(2026, 10, 22) / 1000;
const day = 86_400;
const all = [{ from: 0, to: now }];

function page(from: number, to: number, created: readonly number[]) {
  return { objects: created.map((created, index) => ({ id: `${from}/${index}`, created })), covered: { from, to } };
}

const hundred = page(
  now - 10 * day,
  now,
  Array.from({ length: 100 }, (_, index) => now - 1 - index * 8_600),
);

describe("the forecast of lists", () => {
  it("does not know the rest of a list without a page", () => {
    const forecast = createForecast();
    forecast.begin("invoices", all);
    expect(forecast.lists.get("invoices")).toMatchObject({ read: 0, left: undefined });
  });

  it("expects nothing more of a list that was read to its end", () => {
    const forecast = createForecast();
    forecast.begin("invoices", all);
    forecast.add("invoices", hundred);
    expect(forecast.lists.get("invoices")!.left).toBeGreaterThan(0);
    forecast.add("invoices", page(0, now - 10 * day, []));
    expect(forecast.lists.get("invoices")).toMatchObject({ read: 100, left: 0 });
  });

  it("learns the account's age from a list that was read to its end", () => {
    const forecast = createForecast();
    forecast.begin("invoices", all);
    forecast.begin("products", all);
    forecast.add("invoices", hundred);
    const guessed = forecast.lists.get("invoices")!.left!;
    forecast.add("products", page(0, now, [now - 5 * day, now - 100 * day]));
    const learned = forecast.lists.get("invoices")!.left!;
    expect(learned).toBeLessThan(900);
    expect(learned).toBeGreaterThan(300);
    expect(guessed).toBeGreaterThan(3 * learned);
  });

  it("does not learn the account's age from a list that was read in part, or was empty", () => {
    const forecast = createForecast();
    forecast.begin("invoices", all);
    forecast.add("invoices", hundred);
    const guessed = forecast.lists.get("invoices")!.left;
    forecast.begin("charges", [{ from: now - 100 * day, to: now }]);
    forecast.add("charges", page(now - 100 * day, now, [now - 99 * day]));
    forecast.begin("coupons", all);
    forecast.add("coupons", page(0, now, []));
    expect(forecast.lists.get("invoices")!.left).toBe(guessed);
  });

  it("removes a list that failed", () => {
    const forecast = createForecast();
    forecast.begin("invoices", all);
    forecast.giveUp("invoices");
    expect([...forecast.lists]).toEqual([]);
  });
});
