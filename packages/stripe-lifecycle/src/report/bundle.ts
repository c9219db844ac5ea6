import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { rolldown } from "rolldown";

/** Returns the page's script with all its imports, Chart.js included, as one classic script. */
export async function bundleScript(): Promise<string> {
  const bundle = await rolldown({
    input: fileURLToPath(new URL("../../src/report/page/main.ts", import.meta.url)),
    platform: "browser",
    tsconfig: false,
    resolve: { extensionAlias: { ".js": [".ts", ".js"] } },
  });
  const { output } = await bundle.generate({ format: "iife", minify: true });
  await bundle.close();
  return `/*! Charts by Chart.js:\n${chartLicence()}*/\n${output[0].code}`;
}

/** Chart.js's licence must be part of every copy. */
function chartLicence(): string {
  const entry = createRequire(import.meta.url).resolve("chart.js");
  return readFileSync(join(dirname(entry), "../LICENSE.md"), "utf8");
}
