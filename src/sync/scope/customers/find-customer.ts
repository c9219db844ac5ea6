import { customerIn } from "../../../facts/sources.js";
import type { StripeClient } from "../../../stripe/client.js";
import { asObject, readPage } from "../../../stripe/lists/page.js";
import { StripeError } from "../../../stripe/request/errors.js";
import { rawStreams } from "../../../streams/raw-streams.js";
import { customers } from "../../../streams/raw/core.js";
import type { InvalidId, ScopedCustomer } from "../../run/customer-scope.js";

/** Returns the customer that an id names, or why it names none. @throws StripeError if Stripe cannot be asked */
export async function findCustomer(client: StripeClient, id: string): Promise<ScopedCustomer | InvalidId> {
  if (isAddress(id)) return { id, reason: await reasonOfAddress(client, id) };
  const malformed = malformedIds.find(({ when }) => when.test(id));
  if (malformed) return { id, reason: malformed.reason(id) };
  try {
    const { body } = await client.get({ route: `${customers.path}/{id}`, id });
    return { id, object: body["deleted"] === true ? undefined : asObject(body, customers.path) };
  } catch (error) {
    if (!(error instanceof StripeError && error.kind === "not_found")) throw error;
    return { id, reason: await reasonOfAbsence(client, id, error) };
  }
}

const whatToGive = "Give the id of a customer (cus_...): the Dashboard shows it on the customer's page.";

interface MalformedId {
  readonly when: RegExp;
  readonly reason: (id: string) => string;
}

/** Ids that Stripe need not be asked about. Old accounts have customers whose ids do not begin with cus_. */
const malformedIds: readonly MalformedId[] = [
  { when: /^\s*$/, reason: () => `An id is empty. ${whatToGive}` },
  {
    when: /^gcus_/,
    reason: (id) =>
      `${id} is a guest: Stripe's Dashboard groups payments without a customer under such ids. A guest has no customer object, so ` +
      "nothing can be read by this id. Its charges come with a sync of all customers.",
  },
  { when: /[^\w-]|^.{256,}$/s, reason: (id) => `${shortened(id)} can't be the id of a customer. ${whatToGive}` },
];

function shortened(id: string): string {
  return JSON.stringify(id.length > 40 ? `${id.slice(0, 40)}...` : id);
}

function isAddress(id: string): boolean {
  return id.length < 512 && /^[^\s@]+@[^\s@]+$/.test(id);
}

/** Names the customers of an address. Stripe compares it exactly: https://docs.stripe.com/api/customers/list */
async function reasonOfAddress(client: StripeClient, email: string): Promise<string> {
  const { objects } = await readPage(client, customers, { filters: { email } });
  const ids = objects.map(({ id }) => id);
  if (ids.length === 0) return `No customer has the address ${email}. ${whatToGive}`;
  return `${email} is an address, which several customers can share, and not an id. Give instead: ${ids.join(", or ")}.`;
}

/** Why Stripe finds no customer by an id that could be one. */
async function reasonOfAbsence(client: StripeClient, id: string, { message }: StripeError): Promise<string> {
  const [own, other] = client.livemode ? ["live", "test"] : ["test", "live"];
  if (message.includes("similar object exists in")) {
    return (
      `${id} is a customer of ${other} mode, and the API key is of ${own} mode. Use a key of ${other} mode for it, or give a customer ` +
      `of ${own} mode.`
    );
  }
  const kind = kinds.find(({ prefixes }) => prefixes.some((prefix) => id.startsWith(prefix)));
  if (kind) return reasonOfOtherObject(client, id, kind);
  if (!id.startsWith("cus_")) return `${id} is not the id of a customer. ${whatToGive}`;
  return (
    `Stripe knows no customer ${id} in the account and mode (${own}) of the API key. Compare the id with the customer's page in the ` +
    "Dashboard, and check that the key is of the same account."
  );
}

async function reasonOfOtherObject(client: StripeClient, id: string, { name, collection }: Kind): Promise<string> {
  const owner = await ownerOf(client, collection, id);
  const what = `${id} is the id of ${name}, not of a customer`;
  return owner === undefined ? `${what}. ${whatToGive}` : `${what}. It belongs to ${owner}: give that id instead.`;
}

interface Kind {
  readonly prefixes: readonly string[];
  readonly name: string;
  /** The raw stream that has it. Absent: it has no customer, or no permission of a sync reads it. */
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
