import type { CompiledSchema } from "@airbyte/cdk-typescript-compat";

/**
 * The configuration's validators that were compiled at build time. The bundle has them in place of this module
 * (scripts/bundle/config-validators.mjs). Code that is not bundled has none, so it compiles the schema that it needs.
 */
export const configValidators: readonly CompiledSchema[] = [];
