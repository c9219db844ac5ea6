import type { ConnectorSpecification, Source } from "@airbyte/cdk-typescript-compat";
import type { Config } from "./config.js";
import type { Connector, Surroundings } from "./connector.js";
import { readSchema } from "./streams/schemas.js";

/**
 * The connector, with the interface of the protocol. Only the specification is loaded immediately, so `spec` does not
 * wait for the other modules. The catalog of all streams needs no request, so it does not wait for the client of Stripe.
 */
export function createSource(
  env: Readonly<Record<string, string | undefined>>,
  surroundings: Surroundings = {},
): Source<Config> {
  const connector = async (): Promise<Connector> => (await import("./connector.js")).createConnector(env, surroundings);
  return {
    specification: async () => readSchema("spec") as unknown as ConnectorSpecification,
    configValidators: async () => (await import("./config-validators.js")).configValidators,
    check: async (config, context) => (await connector()).check(config, context),
    discover: async (config, context) =>
      context.isAll
        ? (await import("./commands/discover/catalog.js")).wholeCatalog()
        : (await connector()).discover(config, context),
    read: async (config, streams, context) => (await connector()).read(config, streams, context),
  };
}
