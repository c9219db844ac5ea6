import type { Ajv, Options } from "ajv";

/**
 * Returns an Ajv with all formats, whose validators report errors as `config-problems.ts` words them. Its modules are
 * loaded here only, so that no other command waits for them.
 */
export async function createAjv(options: Options = {}): Promise<Ajv> {
  const [{ Ajv }, formats] = await Promise.all([import("ajv"), import("ajv-formats")]);
  const ajv = new Ajv({ allErrors: true, verbose: true, strict: false, logger: false, ...options });
  formats.default.default(ajv);
  return ajv;
}
