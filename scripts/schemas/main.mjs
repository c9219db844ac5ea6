// Writes the raw streams' schemas, the types of the other schemas, and the simulator's table of loose fields. With --check, reports which are not up to date.
import { fileURLToPath } from "node:url";
import { differences, write } from "./files.mjs";
import { looseFieldsFile, looseFieldsText } from "./loose-fields.mjs";
import { outputs } from "./outputs.mjs";
import { rawStreams } from "./raw-streams.mjs";
import { openSdkTypes } from "./sdk-types.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const sdk = openSdkTypes(fileURLToPath(new URL("./stripe.core.d.ts", import.meta.resolve("stripe"))));
const expected = await outputs(root, sdk, await rawStreams());
expected.set(looseFieldsFile, looseFieldsText(sdk));

if (process.argv.includes("--check")) {
  const found = await differences(root, expected);
  for (const difference of found) console.error(difference);
  if (found.length > 0) console.error("Run `node scripts/schemas/main.mjs` and commit the result.");
  process.exitCode = found.length > 0 ? 1 : 0;
} else {
  await write(root, expected);
}
