import type { SimulatorServer } from "stripe-simulator";
import { embeddedField, parentOf } from "../../src/streams/parents.js";
import type { RawStream } from "../../src/streams/kinds.js";
import type { Row } from "./records.js";

/** Returns the rows of a stream of embedded parts, of all objects of the story that the account has now, by id. */
export function truthOfParts({ truth }: Pick<SimulatorServer, "truth">, stream: RawStream): Record<string, Row> {
  const parent = parentOf(stream)!;
  const parts: Record<string, Row> = {};
  for (const object of truth(parent.name as "invoices", parent.expand)) {
    const { data } = object[embeddedField(stream)!] as { readonly data: readonly Row[] };
    for (const part of data) parts[part["id"] as string] = { ...part, parent_id: object["id"] };
  }
  return parts;
}
