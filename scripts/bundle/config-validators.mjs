import { readFileSync } from "node:fs";
import { join } from "node:path";
import { compileConfigSchemas } from "@airbyte/cdk-typescript-compat/compile";

/**
 * Puts the configuration's validators, compiled from schemas/spec.json, in the place of src/config-validators.ts. So no
 * process loads and runs a compiler of schemas, which takes 60 ms.
 *
 * @param {string} root the repository
 * @returns {import("rolldown").Plugin}
 */
export function compiledConfigValidators(root) {
  const place = join(root, "src/config-validators.ts");
  return {
    name: "compiled-config-validators",
    async load(id) {
      if (id !== place) return null;
      const specification = JSON.parse(readFileSync(join(root, "schemas/spec.json"), "utf8"));
      return { code: await compileConfigSchemas(specification), moduleType: "js" };
    },
  };
}
