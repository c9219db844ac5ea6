import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { AirbyteStream, ConnectorSpecification } from "@airbyte/cdk-typescript-compat";
import { errorsOf, specificationProblems } from "@airbyte/cdk-typescript-compat/testing";
import { Ajv } from "ajv";
import formats from "ajv-formats";
import { beforeAll, describe, expect, it } from "vitest";
import type { JsonSchema } from "../../src/streams/schemas.js";
import { allStreams, connect } from "../support/connection.js";
import { onlyMessage } from "../support/only-message.js";
import { walkSchema } from "../support/walk-schema.js";
import { apiKey, startLiveAccount } from "../support/live-account.js";

const config = { api_key: apiKey };
const ajv = new Ajv({ strict: false, allErrors: true });
formats.default(ajv);

let specification: ConnectorSpecification;
let streams: readonly AirbyteStream[];

beforeAll(async () => {
  // Neither command sends a request to Stripe.
  const connection = connect({ url: "http://127.0.0.1:9" }, config);
  specification = onlyMessage((await connection.run("spec")).messages, "SPEC").spec;
  streams = onlyMessage((await connection.run("discover", "--all")).messages, "CATALOG").catalog.streams;
});

describe("spec", () => {
  const root = (): JsonSchema => specification.connectionSpecification;
  /** Variants of a choice do not count as fields. */
  const fields = () => [...walkSchema(root())].slice(1).filter(([path]) => !path.endsWith(")"));

  it("contains nothing that the platform's forms and tests reject", () => {
    expect(specificationProblems(specification)).toEqual([]);
    expect(root()).toMatchObject({ $schema: "http://json-schema.org/draft-07/schema#", additionalProperties: true });
    expect(ajv.validateSchema(root())).toBe(true);
    expect(specification.protocol_version).toMatch(/^0\./);
    expect([specification.documentationUrl, specification.changelogUrl]).toEqual([
      expect.stringMatching(/^https:/),
      expect.stringMatching(/^https:/),
    ]);
  });

  it("has examples for every field, and valid examples and defaults", () => {
    for (const [path, schema] of fields()) {
      const { examples, default: standard, airbyte_secret: isSecret } = schema;
      expect(examples, path).toHaveLength(1);
      const values = [...(examples as unknown[]), ...(standard === undefined ? [] : [standard])];
      if (!isSecret)
        for (const value of values) expect([path, value, ajv.validate(schema, value)]).toEqual([path, value, true]);
    }
  });

  it("marks the key as a secret, and shows how to write a date", () => {
    const named = (pattern: RegExp) =>
      fields()
        .filter(([path]) => pattern.test(path))
        .map(([, schema]) => schema);
    expect(named(/\.(api_key|.*(token|secret|password))$/)).toMatchObject([{ airbyte_secret: true }]);
    expect(named(/date$/)).toMatchObject([
      { format: "date", pattern: expect.any(String) as string, pattern_descriptor: "YYYY-MM-DD" },
    ]);
  });

  it("puts every field of the form into one of the titled groups", () => {
    const groups = root()["groups"] as { id: string; title: string }[];
    for (const { title } of groups) expect(title).toMatch(/\w/);
    const shown = Object.values(root()["properties"] as Record<string, JsonSchema>).filter(
      ({ airbyte_hidden: isHidden }) => isHidden !== true,
    );
    const used = shown.map(({ group }) => group);
    expect([...new Set(used)]).toEqual(groups.map(({ id }) => id));
  });
});

describe("check", () => {
  it("accepts a configuration built from the spec's own examples", async () => {
    const properties = specification.connectionSpecification["properties"] as Record<string, { examples: unknown[] }>;
    const example = Object.fromEntries(Object.entries(properties).map(([name, { examples }]) => [name, examples[0]]));
    const account = await startLiveAccount({
      customers: 3,
      months: 1,
    });
    const { id } = account.store.collections.customers.all()[0]!;
    const ids = { connected_account_id: account.store.accountId, customer_ids: [id] };
    const { messages, exitCode } = await connect(account, { ...example, ...config, ...ids }).run("check");
    await account.close();
    expect(onlyMessage(messages, "CONNECTION_STATUS").connectionStatus.status).toBe("SUCCEEDED");
    expect(exitCode).toBe(0);
  });

  it("reports a bug of the connector with one error and no status", async () => {
    const server = await refusingServer();
    const { messages, exitCode } = await connect({ url: addressOf(server) }, config).run("check");
    server.close();
    onlyMessage(messages, "TRACE");
    expect(errorsOf(messages)).toMatchObject([{ failure_type: "system_error" }]);
    expect(exitCode).toBe(1);
  });
});

describe("discover", () => {
  it("names each stream once", () => {
    expect(streams.length).toBeGreaterThan(0);
    expect(new Set(streams.map(({ name }) => name)).size).toBe(streams.length);
  });

  it.each(allStreams)("has for %s a draft-7 schema that stays open and uses no composition", (name) => {
    const { json_schema: schema } = streamNamed(name);
    expect(schema).toMatchObject({ $schema: "http://json-schema.org/draft-07/schema#", additionalProperties: true });
    expect(ajv.validateSchema(schema)).toBe(true);
    for (const [path, inner] of walkSchema(schema)) {
      for (const keyword of ["$ref", "allOf", "anyOf", "oneOf", "not"]) expect(inner, path).not.toHaveProperty(keyword);
      expect(inner["additionalProperties"], path).not.toBe(false);
    }
  });

  it.each(allStreams)("has for %s a primary key of scalars and a cursor in time, all in its schema", (name) => {
    const { json_schema: schema, source_defined_primary_key: keys, default_cursor_field: cursor } = streamNamed(name);
    const properties = schema["properties"] as Record<string, JsonSchema>;
    expect(cursor).toHaveLength(1);
    expect(keys!.length).toBeGreaterThan(0);
    for (const path of keys!) {
      expect(path).toHaveLength(1);
      expect(properties[path[0]!]).toMatchObject({ type: "string" });
    }
    expect(properties[cursor![0]!]).toMatchObject({ type: "string", format: "date-time" });
    expect(streamNamed(name)).toMatchObject({
      supported_sync_modes: ["full_refresh", "incremental"],
      source_defined_cursor: true,
      is_resumable: true,
    });
  });
});

function streamNamed(name: string): AirbyteStream {
  return streams.find((stream) => stream.name === name)!;
}

/** Refuses every request, because the connector must not send any. */
async function refusingServer(): Promise<Server> {
  const error = { type: "invalid_request_error", message: "Received unknown parameter: limit" };
  const server = createServer((_, response) => {
    response.writeHead(400, { "content-type": "application/json" }).end(JSON.stringify({ error }));
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  return server;
}

function addressOf(server: Server): string {
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
