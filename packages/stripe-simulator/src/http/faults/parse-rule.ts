import { isApiObject } from "../api-object.js";
import { badRequest } from "../api-error.js";
import { FAULT_KINDS, type FaultKind, type FaultRule } from "./fault.js";

/**
 * Parses a rule from JSON.
 * @throws ApiError 400 that names the invalid field.
 */
export function parseFaultRule(json: unknown): FaultRule {
  if (!isApiObject(json))
    throw badRequest(
      "A fault is an object: {kind, endpoint?, probability?, times?, ms?, reason?, status?, shouldRetry?}",
    );
  const unknown = Object.keys(json).find((name) => !(name in FIELDS));
  if (unknown !== undefined) throw badRequest(`A fault has no '${unknown}'`, unknown);
  for (const [name, type] of Object.entries(FIELDS)) {
    if (json[name] !== undefined && typeof json[name] !== type) throw badRequest(`'${name}' must be a ${type}`, name);
  }
  const kind = FAULT_KINDS.find((known): known is FaultKind => known === json["kind"]);
  if (!kind) throw badRequest(`'kind' must be one of ${FAULT_KINDS.join(", ")}`, "kind");
  return { ...json, kind };
}

const FIELDS = {
  kind: "string",
  endpoint: "string",
  probability: "number",
  times: "number",
  ms: "number",
  reason: "string",
  status: "number",
  shouldRetry: "boolean",
};
