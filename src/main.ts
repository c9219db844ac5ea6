import { readFileSync } from "node:fs";
import { main } from "@airbyte/cdk-typescript-compat";
import { createExplainCommand } from "./explain-command.js";
import { createSource } from "./source.js";

await main(createSource(process.env), {
  name: "source-stripe-lifecycle",
  version: versionOf(new URL("../package.json", import.meta.url)),
  commands: [createExplainCommand(process.env)],
});

function versionOf(manifest: URL): string {
  return (JSON.parse(readFileSync(manifest, "utf8")) as { version: string }).version;
}
