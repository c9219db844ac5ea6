import { ConfigError } from "@airbyte/cdk-typescript-compat";
import type { StripeClient } from "../../../stripe/client.js";
import { StripeError } from "../../../stripe/request/errors.js";
import type { JsonObject } from "../../../stripe/request/json.js";
import { readPage } from "../../../stripe/lists/page.js";
import { customerIn } from "../../../facts/sources.js";
import type { RawStream } from "../../../streams/kinds.js";
import { rawStreams, streamNamed } from "../../../streams/raw-streams.js";

/** A customer as Stripe knows it, `{id, deleted: true}` where it was deleted. */
export type CustomerObject = JsonObject & { readonly id: string };

/**
 * The customer that an id names.
 *
 * @throws ConfigError when it names none, with what to do instead
 * @throws StripeError
 */
export async function findCustomer(client: StripeClient, id: string): Promise<CustomerObject> {
  if (id.trim() === "") throw new ConfigError(`--customer is empty. ${whatToGive}`);
  if (id.includes("@")) throw await customersOfEmail(client, id);
  if (id.startsWith("gcus_")) {
    throw new ConfigError(
      `${id} is a guest: Stripe's Dashboard groups payments without a customer under such ids. A guest has no customer object, so it ` +
        `is counted in no customer, and there is nothing to explain. Give the id of a customer (cus_...).`,
    );
  }
  try {
    const { body } = await client.get({ route: `${customers().path}/{id}`, id });
    return { ...body, id };
  } catch (error) {
    if (!(error instanceof StripeError && error.kind === "not_found")) throw error;
    throw (await otherObject(client, id)) ?? noSuchCustomer(client, id, error);
  }
}

const whatToGive = "Give the id of a customer (cus_...): the Dashboard shows it on the customer's page.";

function customers(): RawStream {
  return streamNamed("customers");
}

function noSuchCustomer(client: StripeClient, id: string, cause: StripeError): ConfigError {
  const [own, other] = client.livemode ? ["live", "test"] : ["test", "live"];
  if (/similar object exists in/.test(cause.message)) {
    return new ConfigError(
      `${id} is a customer of ${other} mode, and the API key is of ${own} mode. Put a key of ${other} mode into the configuration, or ` +
        `give a customer of ${own} mode.`,
      { cause },
    );
  }
  return new ConfigError(
    `Stripe knows no customer ${id} in the account and mode (${own}) of the API key. Compare the id with the customer's page in the ` +
      `Dashboard, and check that the key is of the same account.`,
    { cause },
  );
}

/** Where the id is another object's: whose it is, if that can be read. */
async function otherObject(client: StripeClient, id: string): Promise<ConfigError | undefined> {
  const kind = kinds.find(({ prefixes }) => prefixes.some((prefix) => id.startsWith(prefix)));
  if (!kind)
    return id.startsWith("cus_") ? undefined : new ConfigError(`${id} is not the id of a customer. ${whatToGive}`);
  const owner = await ownerOf(client, kind.collection, id);
  const what = `${id} is the id of ${kind.name}, not of a customer`;
  return new ConfigError(
    owner === undefined
      ? `${what}. ${whatToGive}`
      : `${what}. It belongs to ${owner}: run again with --customer ${owner}.`,
  );
}

interface Kind {
  readonly prefixes: readonly string[];
  readonly name: string;
  /** Where it can be read, by the raw stream's name; absent: it has no customer, or can't be read with the rights of a sync. */
  readonly collection?: string;
}

const kinds: readonly Kind[] = [
  { prefixes: ["sub_"], name: "a subscription", collection: "subscriptions" },
  { prefixes: ["in_"], name: "an invoice", collection: "invoices" },
  { prefixes: ["ch_", "py_"], name: "a charge", collection: "charges" },
  { prefixes: ["cn_"], name: "a credit note", collection: "credit_notes" },
  { prefixes: ["pi_"], name: "a payment intent" },
  { prefixes: ["re_"], name: "a refund" },
  { prefixes: ["dp_", "du_"], name: "a dispute" },
  { prefixes: ["si_"], name: "a subscription item" },
  { prefixes: ["price_", "plan_"], name: "a price" },
  { prefixes: ["prod_"], name: "a product" },
  { prefixes: ["acct_"], name: "an account" },
];

async function ownerOf(client: StripeClient, name: string | undefined, id: string): Promise<string | undefined> {
  const collection = rawStreams.find((each) => each.name === name);
  if (!collection) return undefined;
  try {
    const { body } = await client.get({ route: `${collection.path}/{id}`, id });
    return customerIn(body, "customer");
  } catch (error) {
    if (error instanceof StripeError && ["not_found", "permission"].includes(error.kind)) return undefined;
    throw error;
  }
}

/** https://docs.stripe.com/api/customers/list: the address must be the same to the letter. */
async function customersOfEmail(client: StripeClient, email: string): Promise<ConfigError> {
  const { objects } = await readPage(client, customers(), { filters: { email } });
  const ids = objects.map(({ id }) => id);
  if (ids.length === 0) return new ConfigError(`No customer has the address ${email}. ${whatToGive}`);
  return new ConfigError(
    `${email} is an address, which several customers can share. Run again with --customer ${ids.join(", or --customer ")}.`,
  );
}
