import type { Customer } from "./customer.js";

/** Returns the two texts that name a customer best: its name and email, else its ids. "": there is no second one. */
export function namesOf({
  name,
  email,
  id,
  externalId,
}: Pick<Customer, "name" | "email" | "id" | "externalId">): readonly [first: string, second: string] {
  const [first = id, second = ""] = [name, email, id, externalId].filter((text) => text !== null);
  return [first, second];
}
