import * as fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { currencyExponent } from "./currency-exponent.js";

/** Every presentment currency of https://docs.stripe.com/currencies#presentment-currencies, by its decimals in the API. */
const documented = {
  0: "bif clp djf gnf jpy kmf krw mga pyg rwf vnd vuv xaf xof xpf",
  2: `aed afn all amd ang aoa ars aud awg azn bam bbd bdt bgn bmd bnd bob brl bsd bwp byn bzd cad cdf chf cny cop crc
    cve czk dkk dop dzd egp etb eur fjd fkp gbp gel gip gmd gtq gyd hkd hnl htg huf idr ils inr isk jmd kes kgs khr kyd
    kzt lak lbp lkr lrd lsl mad mdl mkd mmk mnt mop mur mvr mwk mxn myr mzn nad ngn nio nok npr nzd pab pen pgk php pkr
    pln qar ron rsd rub sar sbd scr sek sgd shp sle sos srd std szl thb tjs top try ttd twd tzs uah ugx usd uyu uzs wst
    xcd xcg yer zar zmw`,
  3: "bhd jod kwd omr tnd",
};
const currencies = Object.entries(documented).flatMap(([exponent, codes]) =>
  codes.split(/\s+/).map((currency) => [currency, Number(exponent)] as const),
);

describe("the exponent of a currency", () => {
  test.each(currencies)("%s is %i", (currency, exponent) => {
    expect(currencyExponent(currency)).toBe(exponent);
    expect(currencyExponent(currency.toUpperCase())).toBe(exponent);
  });

  it("is listed once for each of Stripe's more than 135 currencies", () => {
    expect(new Set(currencies.map(([currency]) => currency)).size).toBe(currencies.length);
    expect(currencies.length).toBeGreaterThan(135);
  });

  it("is 0, 2 or 3, whatever the code", () => {
    fc.assert(fc.property(fc.string(), (code) => [0, 2, 3].includes(currencyExponent(code))));
  });

  it("is ISO 4217's, except where Stripe kept or dropped the decimals", () => {
    const withoutDecimalsByIso = "bif clp djf gnf isk jpy kmf krw pyg rwf ugx vnd vuv xaf xof xpf".split(" ");
    const differing = currencies.flatMap(([currency, exponent]) =>
      withoutDecimalsByIso.includes(currency) === (exponent === 0) ? [] : currency,
    );
    expect(differing.toSorted()).toEqual(["isk", "mga", "ugx"]);
  });
});
