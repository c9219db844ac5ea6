import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { currencyExponent } from "../src/metrics/currency-exponent.js";

test("the dbt package's currencies have the exponents of the streams", () => {
  const macro = readFileSync(new URL("../dbt/macros/minor_units.sql", import.meta.url), "utf8");
  const [without, thousandths] = ["without", "thousandths"].map((name) =>
    new RegExp(`set ${name} = '([a-z ]+)'`, "u").exec(macro)![1]!.split(" "),
  );
  const exponents = Intl.supportedValuesOf("currency").map((code) => {
    const currency = code.toLowerCase();
    return [currency, without!.includes(currency) ? 0 : thousandths!.includes(currency) ? 3 : 2];
  });
  expect(exponents.map(([currency]) => [currency, currencyExponent(currency as string)])).toEqual(exponents);
});
