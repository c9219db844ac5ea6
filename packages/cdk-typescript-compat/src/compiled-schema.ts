import type { ErrorObject } from "ajv";

/** A validator that was compiled when the source was built: an entry of the module that `compileConfigSchemas` writes. */
export interface CompiledSchema {
  /** The schema, as JSON. The validator serves configurations with exactly this schema. */
  readonly schema: string;
  readonly validate: Validate;
}

/** A function as Ajv compiles it. `errors` are those of its last call. */
export interface Validate {
  (value: unknown): boolean;
  readonly errors?: readonly ErrorObject[] | null;
}
