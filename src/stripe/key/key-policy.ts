import { StripeError } from "../request/errors.js";
import { keysPage } from "./keys-page.js";

/** A key that is accepted: https://docs.stripe.com/keys */
export interface ApiKey {
  /** The key, without surrounding white space. */
  readonly key: string;
  readonly mode: "live" | "test";
  /** Whether it is limited to selected permissions. An organization's key may be; only Stripe knows. */
  readonly restricted: boolean;
}

/** One kind of key that is refused. */
export interface Refusal {
  /** The content of the field, in a few words. */
  readonly name: string;
  readonly when: RegExp;
  /** Whether the row does not apply if the configuration contains the account id. */
  readonly unlessAccountNamed?: boolean;
  /** What is wrong. It never contains any part of the field's text. */
  readonly what: string;
  /** What to do. */
  readonly instead: string;
}

/**
 * Reads the configured key and applies the policy. It accepts restricted keys of either mode, and secret keys of test
 * mode. It accepts an organization's keys if the configuration contains the account id. White space and line ends
 * around the key are removed, because pasting and secret files add them. Inside the key they are refused. No request
 * is made.
 *
 * @param accountId the account id from the configuration
 * @throws StripeError "invalid_key", with what to do instead; the message never contains the key
 */
export function readApiKey(text: string, accountId?: string): ApiKey {
  const key = text.trim();
  const refusal = refusals.find(
    ({ when, unlessAccountNamed = false }) => when.test(key) && !(unlessAccountNamed && accountId !== undefined),
  );
  if (refusal !== undefined) throw new StripeError("invalid_key", `${refusal.what} ${refusal.instead}`);
  return {
    key,
    mode: /^(?:rk|sk_org)_live_/.test(key) ? "live" : "test",
    restricted: /^(?:rk|sk_org)_/.test(key),
  };
}

/**
 * Whether the key is an organization's, regardless of its permissions:
 * https://docs.stripe.com/keys/organization-api-keys
 */
export function isOrganizationKey(key: string): boolean {
  return key.startsWith("sk_org_");
}

/** Returns the message for a key of test mode; undefined for live mode. */
export function testModeNotice({ key, mode }: ApiKey): string | undefined {
  if (mode === "live") return undefined;
  const kind = `${/^(?:sk_org|rk|sk)_test_/.exec(key)?.[0]}...`;
  return `Test mode: the API key (${kind}) reads test data, of a sandbox or of the account's test mode, and no live data.`;
}

const makeOne = `Create a restricted key (rk_live_...) with Read permissions in the Stripe Dashboard (${keysPage("live")}, Create restricted key) and use that.`;
const copyAgain = `Copy the key again in one piece from the Stripe Dashboard (${keysPage("live")}); a live key is shown only once, so create a new one if you no longer have it.`;

/** A prefix that only keys have. */
const prefix = "(?:[srp]k_(?:org_)?(?:live|test)_|whsec_)";

/** Every kind of key that is refused. The first row that matches applies. A text that matches none is accepted. */
export const refusals: readonly Refusal[] = [
  {
    name: "nothing",
    when: /^$/,
    what: "The API key is empty.",
    instead: makeOne,
  },
  {
    name: "two keys",
    when: new RegExp(`${prefix}[^]*${prefix}`),
    what: "The API key field holds more than one key, probably because one was pasted twice.",
    instead: "Paste one key only.",
  },
  {
    name: "a key in quotes",
    when: /^["'`\u2018\u2019\u201c\u201d]|["'`\u2018\u2019\u201c\u201d]$/,
    what: "The API key is enclosed in quotation marks.",
    instead: "Paste the key without them.",
  },
  {
    name: "a key with its name or scheme",
    when: new RegExp(`^(?:authorization:\\s*)?(?:bearer|basic)\\s|^[A-Za-z_ -]+[=:]\\s*["']?${prefix}`, "i"),
    what: "The API key field holds more than the key: a name or the word Bearer is in front of it.",
    instead: "Paste the key alone, beginning with rk_live_ or rk_test_.",
  },
  {
    name: "the shortened form of the Dashboard's list",
    when: /[*\u2022\u2026]|\.\.\./,
    what: "The API key is the shortened form that the Dashboard shows in its list, not the key itself.",
    instead: copyAgain,
  },
  {
    name: "white space within a key",
    when: /\s/,
    what: "The API key contains a space or a line end in its middle.",
    instead: copyAgain,
  },
  {
    name: "a live secret key",
    when: /^sk_live_/,
    what: "This is a live secret key (sk_live_...), which can change and delete everything in the account, so it is refused before any request.",
    instead: makeOne,
  },
  {
    name: "an organization key",
    when: /^[sr]k_org_/,
    unlessAccountNamed: true,
    what: "This is an organization key (..._org_...), which can read every account of the organization and does not say which one, so it is refused before any request.",
    instead:
      "Open the one account to be read in the Dashboard and create a restricted key (rk_live_...) there, or set connected_account_id to this account.",
  },
  {
    name: "a publishable key",
    when: /^pk_/,
    what: "This is a publishable key (pk_...), which is for browsers and cannot read an account.",
    instead: makeOne,
  },
  {
    name: "a webhook secret",
    when: /^whsec_/,
    what: "This is a webhook signing secret (whsec_...), not an API key.",
    instead: makeOne,
  },
  {
    name: "an ephemeral key",
    when: /^ek_/,
    what: "This is an ephemeral key (ek_...), which a mobile app gets for one customer and an hour.",
    instead: makeOne,
  },
  {
    name: "the id of an object",
    when: /^(?:acct|mk|cus|sub|in|prod|price|ca|we|evt|req)_/,
    what: "This is the id of an object in Stripe, such as an account or the id of a key, and not an API key.",
    instead: makeOne,
  },
  {
    name: "a restricted or secret key without its mode",
    when: /^(?:rk_(?!(?:live|test)_)|sk_(?!(?:org_)?(?:live|test)_))/,
    what: "The beginning of the API key is damaged: live_ or test_ must follow rk_ or sk_.",
    instead: copyAgain,
  },
  {
    name: "something else",
    when: /^(?!rk_live_|rk_test_|sk_test_|sk_org_live_|sk_org_test_)/,
    what: "This is not a Stripe API key that can be used: it must begin with rk_live_ or rk_test_ (or sk_test_ for a sandbox), in small letters.",
    instead: makeOne,
  },
  {
    name: "a prefix alone",
    when: /^[a-z]+_(?:org_)?[a-z]+_$/,
    what: "The API key ends right after its prefix.",
    instead: copyAgain,
  },
  {
    name: "a character that no key has",
    when: /[^A-Za-z0-9_]/,
    what: "The API key contains a character that no Stripe key has.",
    instead: copyAgain,
  },
  {
    name: "more than a key",
    when: /.{256}/,
    what: "The API key is longer than any key of Stripe, so something else was pasted with it.",
    instead: copyAgain,
  },
];
