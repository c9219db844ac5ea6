import { ApiError } from "../api-error.js";
import type { KeySpec } from "./keys.js";
import { maskKey } from "./mask.js";
import { PERMISSION_LABELS } from "./permission-labels.js";

export type Access = "read" | "write";

/**
 * @param permission the row of the Dashboard's form: `customer`, `plan`.
 * @throws ApiError 403 in the key's wording, naming the account and the permission.
 */
export function requirePermission(spec: KeySpec, permission: string, access: Access, accountId: string): void {
  if (isGranted(spec, permission, access)) return;
  const refused =
    `The provided key '${maskKey(spec.key)}' does not have the required permissions for this endpoint ` +
    `on account '${accountId}'.`;
  const name = `${permission}_${access}`;
  if (spec.permissionWording === "older") {
    throw new ApiError(403, `${refused} Having the 'rak_${name}' permission would allow this request to continue.`);
  }
  const label = `${PERMISSION_LABELS[permission] ?? permission} ${access === "read" ? "Read" : "Write"}`;
  throw new ApiError(
    403,
    `Permission denied. ${refused} Enabling "${label}" ('${name}') permissions on this key would allow this request to continue.`,
    { code: "more_permissions_required" },
  );
}

function isGranted({ key, scopes }: KeySpec, permission: string, access: Access): boolean {
  if (scopes === "all") return access === "read" || !key.startsWith("rk_");
  return scopes.includes(`${permission}_write`) || (access === "read" && scopes.includes(`${permission}_read`));
}
