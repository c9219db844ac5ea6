import { main } from "@airbyte/cdk-typescript-compat";
import { createExplainCommand } from "./explain-command.js";
import { createSource } from "./source.js";

await main(createSource(process.env), {
  name: "source-stripe-lifecycle",
  commands: [createExplainCommand(process.env)],
});
