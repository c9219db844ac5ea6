import { readdirSync, readFileSync } from "node:fs";
import { load } from "js-yaml";
import { describe, expect, it } from "vitest";
import { wholeCatalog } from "../../src/commands/discover/catalog.js";
import { allStreams } from "../support/connection.js";

const text = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");
const metadata = load(text("metadata.yaml")) as { metadataSpecVersion: string; data: Record<string, unknown> };
const docs = text("docs/stripe-lifecycle.md");
/** The page describes the streams of the story that it tells; `use/streams.md` has all. */
const ofTheWorld = wholeCatalog().filter(({ name }) => allStreams.includes(name));
const dockerfile = text("Dockerfile");
const usePages = readdirSync(new URL("../../docs/use", import.meta.url)).map((file) => `docs/use/${file}`);
const pages = ["README.md", "SECURITY.md", "docs/stripe-lifecycle.md", ...usePages];
const { name, version } = JSON.parse(text("package.json")) as { name: string; version: string };
const spec = JSON.parse(text("schemas/spec.json")) as {
  documentationUrl: string;
  changelogUrl: string;
  connectionSpecification: Schema;
};

interface Schema {
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly oneOf?: readonly Schema[];
}

describe("metadata.yaml", () => {
  it("has every key that the registry requires", () => {
    expect(metadata.metadataSpecVersion).toBe("1.0");
    expect(Object.keys(metadata.data)).toEqual(expect.arrayContaining(requiredKeys));
  });

  it("has no key that the registry does not know", () => {
    expect(Object.keys(metadata)).toEqual(["metadataSpecVersion", "data"]);
    expect(Object.keys(metadata.data).filter((key) => !knownKeys.has(key))).toEqual([]);
  });

  it("describes an API source of this name, by a definition id that is a UUID", () => {
    expect(metadata.data).toMatchObject({
      connectorType: "source",
      connectorSubtype: "api",
      dockerRepository: name,
      documentationUrl: spec.documentationUrl,
      license: "MIT",
      allowedHosts: { hosts: ["api.stripe.com"] },
    });
    expect(metadata.data["definitionId"]).toMatch(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
  });

  it("links to the package's page, which a release makes", () => {
    expect(spec.documentationUrl).toBe(`https://www.npmjs.com/package/${name}`);
    expect(spec.changelogUrl).toBe(`${spec.documentationUrl}?activeTab=versions`);
  });

  it("suggests only streams that exist", () => {
    const { streams } = metadata.data["suggestedStreams"] as { streams: string[] };
    expect(wholeCatalog().map(({ name }) => name)).toEqual(expect.arrayContaining(streams));
  });
});

describe("the version", () => {
  it("is the same in package.json, metadata.yaml and the image's label", () => {
    expect(metadata.data["dockerImageTag"]).toBe(version);
    expect(/io\.airbyte\.version="([^"]*)"/.exec(dockerfile)?.[1]).toBe(version);
    expect(/org\.opencontainers\.image\.version="([^"]*)"/.exec(dockerfile)?.[1]).toBe(version);
  });

  it("is in the changelog of the connector's page", () => {
    expect(docs.slice(docs.indexOf("## Changelog"))).toContain(`| ${version} | `);
  });
});

describe("the image", () => {
  it("is labelled with the name that it is built for, which is that of metadata.yaml by default", () => {
    expect(/^ARG IMAGE=(\S+)$/m.exec(dockerfile)?.[1]).toBe(metadata.data["dockerRepository"]);
    expect(/io\.airbyte\.name="([^"]*)"/.exec(dockerfile)?.[1]).toBe("${IMAGE}");
  });

  it.each(pages)("has this name and version in %s, with an example's registry or none", (page) => {
    const image = metadata.data["dockerRepository"] as string;
    const example = `registry.example.com/data/${image}`;
    const words = text(page).split(/[\s"'`=(]+/);
    const images = words.filter((word) => new RegExp(`(^|/)${image}(:\\d.*)?$`).test(word));
    const isFile = (word: string) => word.endsWith(`bin/${image}`);
    expect(images.filter((word) => ![image, example, `${example}:${version}`].includes(word) && !isFile(word))).toEqual(
      [],
    );
  });

  it("sets its entrypoint, with absolute paths, in AIRBYTE_ENTRYPOINT too", () => {
    const entrypoint = JSON.parse(/^ENTRYPOINT (\[.*\])$/m.exec(dockerfile)?.[1] ?? "[]") as string[];
    expect(entrypoint.length).toBeGreaterThan(0);
    expect(entrypoint.filter((part) => !part.startsWith("/"))).toEqual([]);
    expect(/AIRBYTE_ENTRYPOINT="([^"]*)"/.exec(dockerfile)?.[1]).toBe(entrypoint.join(" "));
  });
});

describe("the connector's page", () => {
  it("has the sections of Airbyte's form, in their order", () => {
    const headings = [...docs.matchAll(/^## (.*)$/gm)].map(([, heading]) => heading);
    expect(headings).toEqual([
      "Prerequisites",
      "Setup guide",
      "Supported sync modes",
      "Supported streams",
      "Limitations & troubleshooting",
      "Changelog",
    ]);
  });

  it("begins with the connector's name", () => {
    expect(docs.startsWith(`# ${metadata.data["name"] as string}\n`)).toBe(true);
  });

  it("links to https only", () => {
    expect(docs).not.toMatch(/http:\/\//i);
    expect(text("metadata.yaml")).not.toMatch(/http:\/\//i);
  });

  it.each(ofTheWorld.map((stream) => [stream.name, stream] as const))(
    "names the stream %s with its key and its cursor",
    (name, { source_defined_primary_key: key, default_cursor_field: cursor }) => {
      const columns = key!.map(([column]) => `\`${column}\``).join(", ");
      expect(docs).toContain(`| \`${name}\` | ${columns} | \`${cursor?.[0]}\` |`);
    },
  );

  it("names only these, and refers to the table of all streams", () => {
    const [section = ""] = docs.slice(docs.indexOf("\n## Supported streams")).split("\n### ");
    const named = [...section.matchAll(/^\| `(\w+)` \|/gm)].map(([, name]) => name);
    expect(named).toEqual(allStreams);
    expect(section).toContain("(use/streams.md)");
  });

  it.each([...fieldsOf(spec.connectionSpecification)])("explains the field %s of the configuration", (field) => {
    expect(docs).toContain(`\`${field}\``);
  });
});

describe("icon.svg", () => {
  it("is a square without text", () => {
    const icon = text("icon.svg");
    const [, width, height] = /^<svg [^>]*viewBox="0 0 (\d+) (\d+)"/.exec(icon) ?? [];
    expect(width).toBeDefined();
    expect(width).toBe(height);
    expect(icon).not.toContain("<text");
  });
});

/** Returns the names of all fields of a configuration, at every depth. */
function fieldsOf({ properties = {}, oneOf = [] }: Schema): Set<string> {
  const nested = [...Object.values(properties), ...oneOf].flatMap((schema) => [...fieldsOf(schema)]);
  return new Set([...Object.keys(properties), ...nested]);
}

// https://github.com/airbytehq/airbyte-connector-models: ConnectorMetadataDefinitionV0 of airbyte-connector-models
// 0.1.12
const requiredKeys = [
  "name",
  "definitionId",
  "connectorType",
  "dockerRepository",
  "dockerImageTag",
  "license",
  "documentationUrl",
  "githubIssueLabel",
  "connectorSubtype",
  "releaseStage",
];
const knownKeys = new Set([
  ...requiredKeys,
  "icon",
  "connectorBuildOptions",
  "connectorTestSuitesOptions",
  "supportsDbt",
  "supportsNormalization",
  "externalDocumentationUrls",
  "maxSecondsBetweenMessages",
  "releaseDate",
  "protocolVersion",
  "erdUrl",
  "supportLevel",
  "tags",
  "registryOverrides",
  "allowedHosts",
  "releases",
  "normalizationConfig",
  "suggestedStreams",
  "resourceRequirements",
  "ab_internal",
  "remoteRegistries",
  "supportsRefreshes",
  "generated",
  "supportsFileTransfer",
  "supportsDataActivation",
  "connectorIPCOptions",
]);
