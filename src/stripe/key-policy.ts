import { StripeError } from "./errors.js";

/** A key that may be used: https://docs.stripe.com/keys */
export interface ApiKey {
  /** Without the white space that surrounded it. */
  readonly key: string;
  readonly mode: "live" | "test";
  /** Whether it is a restricted key, limited to the rights that were ticked for it. */
  readonly restricted: boolean;
}

/**
 * Reads the configured key and applies the policy: restricted keys of either mode, and secret keys of test mode only.
 * White space and line ends around the key are dropped, since pasting and secret files add them; within it they are
 * refused.
 *
 * @throws StripeError "invalid_key", with what to do instead; the message never contains the key
 */
export function readApiKey(text: string): ApiKey {
  const key = text.trim();
  const refusal = refusals.find(({ when }) => when.test(key));
  if (refusal !== undefined) throw new StripeError("invalid_key", refusal.sentence);
  return { key, mode: key.startsWith("rk_live_") ? "live" : "test", restricted: key.startsWith("rk_") };
}

const whatToDo =
  "Create a restricted key (rk_live_...) with Read permissions in the Stripe Dashboard (Developers, API keys, Create restricted key) and use that.";

/** Every case that is refused; the first that fits counts. What none of them matches is accepted. */
const refusals: readonly { readonly when: RegExp; readonly sentence: string }[] = [
  { when: /^$/, sentence: `The API key is empty. ${whatToDo}` },
  {
    when: /(?:[srp]k|whsec)_(?:.|\n)*(?:[srp]k_(?:org_)?(?:live|test)|whsec)_/,
    sentence: "The API key field holds more than one key, probably because one was pasted twice. Paste one key only.",
  },
  {
    when: /\s/,
    sentence:
      "The API key contains a space or a line end in its middle. Copy it again from the Dashboard, in one piece.",
  },
  {
    when: /^["'`]|["'`]$/,
    sentence: "The API key is enclosed in quotation marks. Paste the key without them.",
  },
  {
    when: /[*\u2026]|\.\.\./,
    sentence:
      "The API key is the shortened form that the Dashboard shows in its list, not the key itself. A restricted key of live mode can be revealed only once: if it is lost, create a new one.",
  },
  {
    when: /^sk_live_/,
    sentence: `This is a live secret key (sk_live_...), which can change and delete everything in the account, so it is refused before any request. ${whatToDo}`,
  },
  {
    when: /^(?:sk|rk)_org_/,
    sentence: `This is an organization key (..._org_...), which reaches every account of the organization, so it is refused before any request. Open the one account to be read. ${whatToDo}`,
  },
  {
    when: /^pk_/,
    sentence: `This is a publishable key (pk_...), which is made for browsers and cannot read an account. ${whatToDo}`,
  },
  {
    when: /^whsec_/,
    sentence: `This is a webhook signing secret (whsec_...), not an API key. ${whatToDo}`,
  },
  {
    when: /^(?!rk_live_|rk_test_|sk_test_)/,
    sentence: `This is not a Stripe API key that can be used: it must begin with rk_live_ or rk_test_ (or sk_test_ for a sandbox). ${whatToDo}`,
  },
  {
    when: /^[a-z]+_[a-z]+_$/,
    sentence: "The API key ends right after its prefix. Copy the whole key from the Dashboard.",
  },
  {
    when: /[^A-Za-z0-9_]/,
    sentence:
      "The API key contains a character that no Stripe key has. Copy it again from the Dashboard, in one piece.",
  },
];
