import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openSdkTypes, type SdkTypes } from "../sdk-types.mjs";

/** The helpers that the SDK's own declarations use. */
const shared = `
  export declare class DecimalImpl { plus(other: unknown): Decimal }
  export type Decimal = DecimalImpl & { readonly brand: "decimal" };
  export type OtherString = string & Record<never, never>;
  export interface Metadata { [name: string]: string }
  export interface ApiList<T> { object: 'list'; data: Array<T>; has_more: boolean; url: string }
`;

/** Returns the types of a small SDK. `body` declares the contents of the namespace Stripe. */
export function declarations(body: string): SdkTypes {
  const folder = mkdtempSync(join(tmpdir(), "sdk-types-"));
  try {
    writeFileSync(join(folder, "resources.d.ts"), shared + body);
    writeFileSync(join(folder, "sdk.d.ts"), 'export * as Stripe from "./resources.js";');
    return openSdkTypes(join(folder, "sdk.d.ts"));
  } finally {
    rmSync(folder, { recursive: true });
  }
}
