// node scripts/bundle/main.mjs [ENTRY FOLDER]
// Bundles the connector into bundle/, which bin/ starts: main.js, and a file for each part that is loaded when it is
// needed. `npm run build` runs this after the compiler, whose output bundles nothing: the sources are. The benchmarks
// bundle an entry of their own in the same way.
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { rolldown } from "rolldown";
import { compiledConfigValidators } from "./config-validators.mjs";
import { external } from "./external.mjs";
import { ownModulePlaces } from "./module-places.mjs";
import { thirdPartyText } from "./third-party.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const [entry, folder] = [process.argv[2] ?? "src/main.ts", join(root, process.argv[3] ?? "bundle")];

const bundle = await rolldown({
  cwd: root,
  input: join(root, entry),
  platform: "node",
  external,
  tsconfig: false,
  resolve: {
    alias: {
      "@airbyte/cdk-typescript-compat": fileURLToPath(
        new URL("../../packages/cdk-typescript-compat/src/index.ts", import.meta.url),
      ),
    },
    extensionAlias: { ".js": [".ts", ".js"] },
  },
  // The oldest version that must do.
  transform: { target: "node20" },
  plugins: [compiledConfigValidators(root), ownModulePlaces(root, folder)],
});
// A file of an earlier build must not stay.
rmSync(folder, { recursive: true, force: true });
const { output } = await bundle.write({
  dir: folder,
  format: "esm",
  chunkFileNames: "[name].js",
  // Names and lines stay as they are, so that a stack trace is readable. Without the sources, a map is a third as large.
  sourcemap: true,
  sourcemapExcludeSources: true,
});
await bundle.close();
const modules = output.flatMap((part) => (part.type === "chunk" ? part.moduleIds : []));
writeFileSync(join(folder, "THIRD-PARTY.txt"), thirdPartyText(modules));
