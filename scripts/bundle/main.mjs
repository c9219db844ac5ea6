// node scripts/bundle/main.mjs [SOURCE FOLDER]
// Bundles the connector into bundle/, which bin/ starts. `npm run build` runs this after the compiler, whose output
// bundles nothing: the sources are. The benchmarks bundle a program of their own in the same way.
import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import { bundlePrograms } from "./bundle.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const [source, place] = [process.argv[2] ?? "src/main.ts", process.argv[3] ?? "bundle"];
await bundlePrograms(root, { [basename(source, ".ts")]: source }, { place });
