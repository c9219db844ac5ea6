import type { CustomerFacts } from "../../metrics/dossier/customer-facts.js";
import { discountFacts } from "./discount.js";
import { flag, requiredText, seconds, text, texts, type Json } from "./json.js";

/** Reads a customer, or the stub of a deleted one: `{id, deleted: true}`. @throws UnreadableObject */
export function customerFacts(json: Json): CustomerFacts {
  return {
    id: requiredText(json, "id", "customer"),
    createdSeconds: seconds(json, "created", "customer"),
    email: text(json["email"]),
    name: text(json["name"]),
    currency: text(json["currency"])?.toLowerCase() ?? null,
    metadata: texts(json["metadata"]),
    discount: discountFacts(json["discount"]) ?? null,
    isDeleted: flag(json, "deleted", "customer"),
  };
}
