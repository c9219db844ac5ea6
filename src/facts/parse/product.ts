import type { ProductFacts } from "../../metrics/dossier/catalog-facts.js";
import { requiredText, text, texts, type Json } from "./json.js";

/** Reads a product. Its name is its id if it has none. @throws UnreadableObject */
export function productFacts(json: Json): ProductFacts {
  const id = requiredText(json, "id", "product");
  return { id, name: text(json["name"]) ?? id, metadata: texts(json["metadata"]) };
}
