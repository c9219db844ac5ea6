import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { StripeError } from "../request/errors.js";
import { isOrganizationKey, readApiKey, refusals, testModeNotice } from "./key-policy.js";

const body = "51AbCdEfGhIjKlMnOpQr";

function refusal(text: string): StripeError {
  try {
    readApiKey(text);
  } catch (error) {
    if (error instanceof StripeError) return error;
    throw error;
  }
  throw new Error("The key was accepted.");
}

/** Examples of the field's content, by the refusal's name. */
const cases: Readonly<Record<string, readonly string[]>> = {
  nothing: ["", " ", " \n\t\r\n "],
  "two keys": [
    `rk_live_${body}rk_live_${body}`,
    `rk_live_${body}\nsk_test_${body}`,
    `pk_live_${body}, sk_live_${body}`,
    `rk_live_${body} whsec_${body}`,
  ],
  "a key in quotes": [`"rk_live_${body}"`, `'rk_live_${body}`, `\u201crk_live_${body}\u201d`],
  "a key with its name or scheme": [
    `Bearer rk_live_${body}`,
    `Authorization: Bearer rk_live_${body}`,
    `STRIPE_API_KEY=rk_live_${body}`,
    `key: rk_test_${body}`,
  ],
  "the shortened form of the Dashboard's list": [
    "rk_live_...Ab12",
    "rk_live_\u2026Ab12",
    "rk_live_****Ab12",
    "rk_live_\u2022\u2022\u2022Ab12",
  ],
  "white space within a key": [`rk_live_${body} ${body}`, `rk_live_${body}\n${body}`, "my key"],
  "a live secret key": [`sk_live_${body}`],
  "an organization key": [`sk_org_live_${body}`, `sk_org_test_${body}`, `rk_org_live_${body}`],
  "a publishable key": [`pk_live_${body}`, `pk_test_${body}`],
  "a webhook secret": [`whsec_${body}`],
  "an ephemeral key": [`ek_live_${body}`, `ek_test_${body}`],
  "the id of an object": ["acct_1AbC", "mk_1AbC", "cus_AbC"],
  "a restricted or secret key without its mode": [`rk_${body}`, `sk_${body}`, `rk_live${body}`, `sk_prod_${body}`],
  "something else": ["hunter2", "xsk_live_1", "xwhsec_1", `RK_LIVE_${body}`, `uk_live_${body}`, body],
  "a prefix alone": ["rk_live_", "sk_test_"],
  "a character that no key has": [
    `rk_live_${body}"1`,
    `rk_live_${body}%`,
    `rk_live_${body}é`,
    `rk_live_${body}\u200b`,
    `rk_live_${body}-1`,
  ],
  "more than a key": [`rk_live_${"a1".repeat(130)}`],
};

describe("readApiKey", () => {
  it.each<[string, string, boolean]>([
    [`rk_live_${body}`, "live", true],
    [`rk_test_${body}`, "test", true],
    [`sk_test_${body}`, "test", false],
    ["sk_test_123", "test", false],
    ["sk_test_1rk_1", "test", false],
    ...["1pk_1", "1ek_1", "1sk_1", "1rk_org_1", "1a_b_"].map((rest): [string, string, boolean] => [
      `rk_test_${rest}`,
      "test",
      true,
    ]),
  ])("accepts %s", (key, mode, restricted) => {
    expect(readApiKey(key)).toEqual({ key, mode, restricted });
  });

  it.each([
    [`sk_org_live_${body}`, "live"],
    [`sk_org_test_${body}`, "test"],
  ])("accepts %s if the account is configured, and treats its permissions as limited", (key, mode) => {
    expect(readApiKey(key, "acct_1")).toEqual({
      key,
      mode,
      restricted: true,
    });
  });

  it.each([`sk_live_${body}`, `rk_org_live_${body}`, `sk_org_${body}`, "sk_org_live_", `pk_live_${body}`])(
    "refuses %s even if the account is configured",
    (key) => {
      expect(() => readApiKey(key, "acct_1")).toThrow(StripeError);
    },
  );

  it.each([` rk_live_${body}`, `rk_live_${body}\n`, `\r\n\trk_live_${body} \u00a0`, `\n \nrk_live_${body}\n\n`])(
    "removes white space around a key: %j",
    (text) => {
      expect(readApiKey(text).key).toBe(`rk_live_${body}`);
    },
  );

  it.each(Object.entries(cases))("refuses %s with that row's message: %j", (name, texts) => {
    const { what, instead } = refusals.find((each) => each.name === name)!;
    for (const text of texts) {
      const error = refusal(text);
      expect(error.kind).toBe("invalid_key");
      expect(error.message).toBe(`${what} ${instead}`);
    }
  });

  it("has a case for each row of the table, each with its own message and advice", () => {
    expect(Object.keys(cases)).toEqual(refusals.map(({ name }) => name));
    expect(new Set(refusals.map(({ what }) => what)).size).toBe(refusals.length);
    for (const { what, instead } of refusals) {
      expect(what).toMatch(/^(?:The|This) .*\.$/);
      expect(instead).toMatch(/^(?:Create|Copy|Paste|Open) .*\.$/);
      expect(instead).not.toContain("/test/apikeys");
    }
  });

  it("never shows the field's content", () => {
    const letters = fc.string({
      unit: fc.constantFrom(...Array.from("abcXYZ019")),
      minLength: 8,
      maxLength: 30,
    });
    const prefix = fc.constantFrom(
      "sk_live_",
      "pk_live_",
      "whsec_",
      "sk_org_live_",
      "",
      "rk_live_a ",
      "rk_live_%",
      "ek_test_",
      "rk_",
      "Bearer ",
    );
    fc.assert(
      fc.property(prefix, letters, (prefix, letters) => {
        const error = refusal(prefix + letters);
        expect(error.message + error.stack).not.toContain(letters);
      }),
    );
  });
});

describe("isOrganizationKey", () => {
  it.each([
    ["sk_org_live_1", true],
    ["sk_org_test_1", true],
    ["sk_test_1", false],
    ["rk_live_1", false],
    ["rk_live_sk_org_", false],
  ])("of %s is %s", (key, expected) => {
    expect(isOrganizationKey(key)).toBe(expected);
  });
});

describe("testModeNotice", () => {
  it.each([
    ["rk_test_1", "rk_test_..."],
    ["sk_test_1", "sk_test_..."],
  ])("reports that %s, shown as %s, reads test data", (key, kind) => {
    const notice = testModeNotice(readApiKey(key));
    expect(notice).toMatch(/^Test mode: .*no live data\.$/);
    expect(notice).toContain(`(${kind})`);
  });

  it("contains the kind of an organization's key", () => {
    expect(testModeNotice(readApiKey("sk_org_test_1", "acct_1"))).toMatch(
      /^Test mode: the API key \(sk_org_test_\.\.\.\)/,
    );
  });

  it("is undefined for a live key", () => {
    expect(testModeNotice(readApiKey("rk_live_1"))).toBeUndefined();
  });
});
