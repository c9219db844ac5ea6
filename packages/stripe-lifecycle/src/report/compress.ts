import { deflateRawSync } from "node:zlib";

/** Returns a JSON value as compressed text for a page. `decompress` is the reverse. */
export function compress(value: unknown): string {
  return deflateRawSync(JSON.stringify(value), { level: 9 }).toString("base64");
}
