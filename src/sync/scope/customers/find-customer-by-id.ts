import type { InvalidId, ScopedCustomer } from "../../run/customer-scope.js";
import type { StripeClient } from "../../../stripe/client.js";
import { StripeError } from "../../../stripe/request/errors.js";
import { asObject } from "../../../stripe/lists/page.js";
import { streamNamed } from "../../../streams/raw-streams.js";

/** The customer that an id names, or why it names none. @throws StripeError when Stripe can't be asked */
export async function findCustomerById(client: StripeClient, id: string): Promise<ScopedCustomer | InvalidId> {
  const malformed = forms.find(({ when }) => when.test(id));
  if (malformed) return { id, reason: malformed.reason(id) };
  const { path } = streamNamed("customers");
  try {
    const { body } = await client.get({ route: `${path}/{id}`, id });
    return { id, object: body["deleted"] === true ? undefined : asObject(body, path) };
  } catch (error) {
    if (!(error instanceof StripeError && error.kind === "not_found")) throw error;
    return { id, reason: absence(client, id, error) };
  }
}

const whatToGive = "Give the ids of customers (cus_...), which the Dashboard shows on each customer's page.";

interface Form {
  readonly when: RegExp;
  readonly reason: (id: string) => string;
}

/** What Stripe need not be asked about. Old accounts have customers whose ids don't begin with cus_. */
const forms: readonly Form[] = [
  { when: /^$/, reason: () => `An entry is empty. ${whatToGive}` },
  {
    when: /^gcus_/,
    reason: (id) =>
      `${id} is a guest: Stripe's Dashboard groups payments without a customer under such ids. A guest has no customer object, so ` +
      "nothing can be asked of Stripe by this id; its charges come with a sync of all customers.",
  },
  { when: /@/, reason: (id) => `${id} is an address, which several customers can share, and not an id. ${whatToGive}` },
  { when: /[^\w-]|^.{256,}$/s, reason: (id) => `${shortened(id)} can't be the id of a customer. ${whatToGive}` },
];

function absence({ livemode }: StripeClient, id: string, { message }: StripeError): string {
  const [own, other] = livemode ? ["live", "test"] : ["test", "live"];
  if (message.includes("a similar object exists in")) {
    return (
      `${id} is a customer of ${other} mode, and the API key is of ${own} mode. Leave it out, or sync it by a connection whose key is ` +
      `of ${other} mode.`
    );
  }
  if (!id.startsWith("cus_")) return `${id} is not the id of a customer. ${whatToGive}`;
  return (
    `Stripe knows no customer ${id} in the account and mode (${own}) that the API key reads. Compare the id with the customer's page ` +
    "in the Dashboard; it may be of another account."
  );
}

function shortened(id: string): string {
  return JSON.stringify(id.length > 40 ? `${id.slice(0, 40)}...` : id);
}
