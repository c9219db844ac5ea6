import { ConfigError } from "@airbyte/cdk-typescript-compat";

/** Keys of Stripe, wherever they are in an argument: https://docs.stripe.com/keys */
const key = /\b[rs]k_(live|test|org)_?\w*/;

/**
 * Refuses a key among the arguments. The message does not repeat it.
 * @throws ConfigError with the reason and the ways that a key may take.
 */
export function refuseKeyArgument(args: readonly string[]): void {
  if (!args.some((arg) => /^--api[_-]key(=|$)/.test(arg) || key.test(arg) || arg.includes("sk_org_"))) return;
  throw new ConfigError(
    "A key is never taken as an argument: other users of this machine can see it in the list of processes, and the " +
      "shell saves it in its history. Set STRIPE_API_KEY, write it into a .env file, or name a configuration with " +
      "--config. If the key was visible to others, roll it in the Stripe Dashboard.",
  );
}
