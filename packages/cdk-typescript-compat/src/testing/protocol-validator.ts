import { readFile } from "node:fs/promises";
import { isObject } from "../json.js";

/**
 * Returns a check of messages against the protocol's own JSON Schema.
 * @param yamlPath Airbyte's airbyte_protocol.yaml: https://github.com/airbytehq/airbyte-protocol
 * @returns a function that returns the errors of a message; empty if it is valid.
 */
export async function protocolValidator(yamlPath: string): Promise<(message: unknown) => readonly string[]> {
  const [yaml, { load }, { Ajv }, formats] = await Promise.all([
    readFile(yamlPath, "utf8"),
    import("js-yaml"),
    import("ajv"),
    import("ajv-formats"),
  ]);
  const schema = load(yaml);
  if (!isObject(schema)) throw new Error(`${yamlPath} holds no JSON Schema.`);
  const ajv = new Ajv({ allErrors: true, strict: false });
  formats.default.default(ajv);
  ajv.addSchema({ ...schema, $id: "airbyte-protocol" });
  const validate = ajv.compile({ $ref: "airbyte-protocol#/definitions/AirbyteMessage" });
  return (message) =>
    validate(message)
      ? []
      : (validate.errors ?? []).map((error) => `${error.instancePath} ${error.message ?? error.keyword}`);
}
