import * as fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { fraction } from "../mrr/fraction.js";
import { currencyExponent } from "../currency-exponent.js";
import { exactMoney, money, moneys, signedMoney } from "./money.js";

describe("a readable amount", () => {
  it.each([
    [0, "usd", "0.00 USD"],
    [123_456_789, "usd", "1,234,567.89 USD"],
    [661_465, "jpy", "661,465 JPY"],
    [1_234, "kwd", "1.234 KWD"],
    [500, "isk", "5.00 ISK"],
    [500, "ugx", "5.00 UGX"],
    [5, "mga", "5 MGA"],
    [-2900, "eur", "-29.00 EUR"],
  ])("of %i minor units of %s is %s", (minor, currency, text) => {
    expect(money(minor, currency)).toBe(text);
  });

  it("has its sign if it is a change", () => {
    expect([2900, -1000, 0].map((minor) => signedMoney(minor, "usd"))).toEqual([
      "+29.00 USD",
      "-10.00 USD",
      "+0.00 USD",
    ]);
  });

  it("shows more decimals if there are some, and marks that more follow", () => {
    expect(exactMoney(fraction("100.5"), "usd")).toBe("1.005 USD");
    expect(exactMoney(fraction(100, 3), "usd")).toBe("0.333333... USD");
    expect(exactMoney(fraction(100_000, 12), "jpy")).toBe("8,333.3333... JPY");
    expect(exactMoney(fraction(52_000, 12), "usd")).toBe("43.333333... USD");
  });

  it("is listed separately for each currency", () => {
    expect(
      moneys([
        { minor: 1, currency: "eur" },
        { minor: 2, currency: "jpy" },
      ]),
    ).toBe("0.01 EUR and 2 JPY");
  });

  test("without its comma and point is the number of minor units", () => {
    const currency = fc.constantFrom("usd", "jpy", "kwd", "isk", "eur");
    fc.assert(
      fc.property(fc.integer({ min: -1e12, max: 1e12 }), currency, (minor, currency) => {
        const text = money(minor, currency);
        expect(Number(text.replace(/[,.]| [A-Z]{3}$/g, ""))).toBe(minor);
        expect(/\.(\d+) /.exec(text)?.[1]?.length ?? 0).toBe(currencyExponent(currency));
      }),
    );
  });
});
