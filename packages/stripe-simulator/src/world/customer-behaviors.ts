import { between, chance, pick } from "./chance.js";
import type { Life } from "./life.js";

export function changeEmail(life: Life): void {
  life.account.updateCustomer(life.customerId, {
    email: `billing+${between(life.random, 1, 9999)}@${pick(life.random, DOMAINS)}`,
  });
}

/** The customer moves to another workspace, or gets a note. A note can be removed again. */
export function changeMetadata(life: Life): void {
  const { account, random, customerId } = life;
  const metadata: Record<string, string> = chance(random, 0.5)
    ? { workspace_id: workspaceId(between(random, 500_000, 999_999)) }
    : { segment: pick(random, ["", "smb", "enterprise"]) };
  account.updateCustomer(customerId, { metadata });
}

export function deleteCustomer(life: Life): void {
  life.account.deleteCustomer(life.customerId);
}

/** Returns the id of a workspace in the company's own product. */
export function workspaceId(number: number): string {
  return `ws_${String(number).padStart(6, "0")}`;
}

export const DOMAINS = ["example.com", "example.org", "example.net"] as const;
