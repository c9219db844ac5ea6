import { existsSync, readFileSync } from "node:fs";

/** Only a released package has it: scripts/release/packages.mjs. */
const packed = new URL("../../src/report/page/script.js", import.meta.url);

/** Returns the page's script. */
export async function pageScript(): Promise<string> {
  if (existsSync(packed)) return readFileSync(packed, "utf8");
  const { bundleScript } = await import("./bundle.js");
  return bundleScript();
}
