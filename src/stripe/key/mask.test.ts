import { inspect } from "node:util";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { StripeError } from "../request/errors.js";
import { maskSecrets } from "./mask.js";

const letters = fc.string({ unit: fc.constantFrom(...Array.from("abcdefXYZ0189")), minLength: 12, maxLength: 60 });
const prefix = fc.constantFrom("sk_live_", "sk_test_", "rk_live_", "rk_test_", "pk_live_", "sk_org_live_", "whsec_");
const around = fc.constantFrom("", " ", "'", '"', "\n", "key=", "a", "9", "%27", "\\n", "Bearer ", "_", "/");
const encoded = fc.constantFrom<(key: string) => string>(
  (key) => key,
  (key) => key.replaceAll("_", "%5F"),
  (key) => key.replaceAll("_", "%5f"),
  (key) => key.replaceAll("_", "%255F"),
  (key) => key + key,
  (key) => JSON.stringify({ key }),
  (key) => encodeURIComponent(JSON.stringify({ key })),
);

describe("maskSecrets", () => {
  it("removes every key, wherever it is and however it is encoded", () => {
    fc.assert(
      fc.property(prefix, letters, around, around, encoded, (prefix, letters, before, after, encode) => {
        expect(maskSecrets(before + encode(prefix + letters) + after)).not.toContain(letters);
      }),
    );
  });

  it.each([
    ["Invalid API Key provided: rk_live_*********abcd", "Invalid API Key provided: rk_live_***"],
    ["Invalid API Key provided: sk_tes***********_key", "Invalid API Key provided: sk_***"],
    ["Expired API Key provided: rk_test_...abcd", "Expired API Key provided: rk_test_***"],
    ["sk_4eC39HqLyjWDarjtT1zdp7dc", "sk_***"],
    ["The key (rk_live_abc123).", "The key (rk_live_***)."],
  ])("masks %s", (text, masked) => {
    expect(maskSecrets(text)).toBe(masked);
  });

  it.each([
    "No such customer: 'cus_1AbC'",
    "Having the 'rak_subscription_read' permission would allow this request to continue.",
    "task_id and risk_level",
    "acct_1AbC",
    "A publishable key (pk_...) or a secret one (sk_...) is refused.",
    "A restricted key (rk_live_...) is needed: it begins with rk_live_ or rk_test_.",
  ])("leaves other text alone: %s", (text) => {
    expect(maskSecrets(text)).toBe(text);
  });

  it("does not change a text that is already masked", () => {
    fc.assert(
      fc.property(prefix, letters, around, (prefix, letters, before) => {
        const masked = maskSecrets(before + prefix + letters);
        expect(maskSecrets(masked)).toBe(masked);
      }),
    );
  });
});

describe("an e-mail address", () => {
  const words = fc.stringMatching(/^[A-Za-z][A-Za-z0-9]{5,12}$/);

  it.each([
    ["No such customer: 'ada@example.com'", "No such customer: '[e-mail address]'"],
    ["Ada <a.l+x_1@mail.example.co.uk>.", "Ada <[e-mail address]>."],
    ["/v1/customers?email=ada%40example.com&limit=1", "/v1/customers?email=[e-mail address]&limit=1"],
    ["zoë@bücher.example, o'neil@example.com", "[e-mail address], [e-mail address]"],
  ])("is masked in %s", (text, masked) => {
    expect(maskSecrets(text)).toBe(masked);
  });

  it("is in no message, stack or cause of a StripeError, whatever stands around it", () => {
    fc.assert(
      fc.property(words, words, fc.constantFrom("@", "%40"), (user, domain, at) => {
        const address = `${user}${at}${domain}.example`;
        const error = new StripeError("invalid_request", `Stripe said "${address}"`, { cause: new Error(address) });
        expect(inspect(error, { depth: null, showHidden: true })).not.toMatch(new RegExp(`${user}|${domain}`));
      }),
    );
  });

  it("is found in linear time", () => {
    const beganMs = performance.now();
    maskSecrets("a".repeat(200_000));
    maskSecrets("a@".repeat(100_000));
    expect(performance.now() - beganMs).toBeLessThan(2_000);
  });

  it.each(["price@2", "v1@", "@acme", "$20.00 @ month", "a@b"])("is not %s", (text) => {
    expect(maskSecrets(text)).toBe(text);
  });
});

describe("a StripeError", () => {
  it("is one line, whatever Stripe says", () => {
    expect(new StripeError("invalid_request", "a\r\nError: b\u2028c").message).toBe("a Error: b c");
  });

  it("never shows a key in its message, its stack, its causes or when printed", () => {
    fc.assert(
      fc.property(prefix, letters, encoded, (prefix, letters, encode) => {
        const key = encode(prefix + letters);
        const root = Object.assign(new TypeError(`Bad header: Bearer ${key}`), { headers: { authorization: key } });
        const cause = new Error(`GET /v1/x?key=${key}`, { cause: root });
        const error = new StripeError("invalid_key", `Stripe said: ${key}`, { cause });
        expect(inspect(error, { depth: null, showHidden: true })).not.toContain(letters);
        expect(error.stack).not.toContain(letters);
        expect((error.cause as Error).cause).toMatchObject({ name: "TypeError" });
      }),
    );
  });

  it("stops at a chain of causes that refers back to itself", () => {
    const loop = new Error("loop");
    loop.cause = loop;
    expect(() => new StripeError("unavailable", "x", { cause: loop })).not.toThrow();
  });
});
