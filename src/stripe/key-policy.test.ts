import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { StripeError } from "./errors.js";
import { readApiKey } from "./key-policy.js";

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

describe("readApiKey", () => {
  it.each([
    [`rk_live_${body}`, "live", true],
    [`rk_test_${body}`, "test", true],
    [`sk_test_${body}`, "test", false],
    ["sk_test_123", "test", false],
  ])("accepts %s", (key, mode, restricted) => {
    expect(readApiKey(key)).toEqual({ key, mode, restricted });
  });

  it.each([` rk_live_${body}`, `rk_live_${body}\n`, `\r\n\trk_live_${body} \u00a0`])(
    "drops white space around a key: %j",
    (text) => {
      expect(readApiKey(text).key).toBe(`rk_live_${body}`);
    },
  );

  it.each([
    ["", /is empty\. Create a restricted key/],
    [" \n", /is empty/],
    [`sk_live_${body}`, /live secret key .* refused before any request\. Create a restricted key/],
    [`sk_org_live_${body}`, /organization key/],
    [`sk_org_test_${body}`, /organization key/],
    [`pk_live_${body}`, /publishable key/],
    [`pk_test_${body}`, /publishable key/],
    [`whsec_${body}`, /webhook signing secret/],
    [`rk_live_${body}rk_live_${body}`, /more than one key/],
    [`rk_live_${body}\nsk_test_${body}`, /more than one key/],
    [`pk_live_${body}, sk_live_${body}`, /more than one key/],
    [`rk_live_${body} ${body}`, /a space or a line end in its middle/],
    [`"rk_live_${body}"`, /quotation marks/],
    ["rk_live_...Ab12", /shortened form/],
    ["rk_live_\u2026Ab12", /shortened form/],
    ["rk_live_****Ab12", /shortened form/],
    ["acct_1AbC", /must begin with rk_live_ or rk_test_/],
    [`RK_LIVE_${body}`, /must begin with rk_live_ or rk_test_/],
    [`ek_live_${body}`, /must begin with rk_live_ or rk_test_/],
    ["rk_live_", /ends right after its prefix/],
    [`rk_live_${body}%`, /a character that no Stripe key has/],
    [`rk_live_${body}é`, /a character that no Stripe key has/],
  ])("refuses %j with a sentence of its own", (text, sentence) => {
    const error = refusal(text);
    expect(error.kind).toBe("invalid_key");
    expect(error.message).toMatch(sentence);
  });

  it("never says what the field held", () => {
    const letters = fc.string({ unit: fc.constantFrom(...Array.from("abcXYZ019")), minLength: 8, maxLength: 30 });
    const prefix = fc.constantFrom("sk_live_", "pk_live_", "whsec_", "sk_org_live_", "", "rk_live_a ", "rk_live_%");
    fc.assert(
      fc.property(prefix, letters, (prefix, letters) => {
        const error = refusal(prefix + letters);
        expect(error.message + error.stack).not.toContain(letters);
      }),
    );
  });
});
