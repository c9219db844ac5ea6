import { main } from "@airbyte/cdk-typescript-compat";
import { createSource } from "./source.js";

await main(createSource(process.env), { name: "source-stripe-lifecycle" });
