import { expect, test } from "vitest";
import { formatMoney } from "./money.js";

test.each([
  [6_650_636, "usd", "$66,506.36"],
  [661_465, "jpy", "¥661,465"],
  [12_345, "kwd", "KWD 12.345"],
  [500_000, "ugx", "UGX 5,000.00"],
  [-2900, "eur", "-€29.00"],
])("%i minor units of %s are %s", (minor, currency, text) => {
  expect(formatMoney(minor, currency).replace("\u00A0", " ")).toBe(text);
});
