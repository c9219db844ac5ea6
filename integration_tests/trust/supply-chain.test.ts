import { execFile } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import http from "node:http";
import type { AddressInfo } from "node:net";
import { homedir, hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { gunzipSync } from "node:zlib";
import { beforeAll, describe, expect, it } from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));
const text = (path: string) => readFileSync(join(root, path), "utf8");

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

/** https://docs.npmjs.com/cli/v11/configuring-npm/package-lock-json#packages */
interface LockedPackage {
  readonly version?: string;
  readonly resolved?: string;
  readonly integrity?: string;
  readonly link?: boolean;
  readonly dev?: boolean;
  readonly devOptional?: boolean;
  readonly engines?: { readonly node?: string };
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
  readonly peerDependenciesMeta?: Readonly<Record<string, { readonly optional?: boolean }>>;
}

const manifests = [
  "package.json",
  "packages/cdk-typescript-compat/package.json",
  "packages/stripe-lifecycle/package.json",
  "packages/stripe-simulator/package.json",
];
const [connector, ...workspaces] = manifests.map((path) => JSON.parse(text(path)) as Manifest) as [
  Manifest,
  ...Manifest[],
];
const locked = Object.entries(
  (JSON.parse(text("package-lock.json")) as { packages: Record<string, LockedPackage> }).packages,
);
/** Packages from outside: neither the connector nor its workspaces. */
const fetched = locked.filter(([path, { link }]) => path.includes("node_modules/") && link !== true);
/** What the released packages need: the connector, and the command line for people. */
const released = fetched.filter(([, { dev, devOptional }]) => dev !== true && devOptional !== true);
/** What the connector needs, and so its image. */
const needed = neededBy("");
const inProduction = fetched.filter(([path]) => needed.has(path));
const production = inProduction.map(([path, { version }]) => `${nameIn(path)}@${version}`);

describe("the dependencies", () => {
  const readme = text("README.md");
  const section = readme.slice(readme.indexOf("### Dependencies")).split(/\n#+ /)[0]!;
  const rows = [...section.matchAll(/^\| `([^`]+)`(?:, `([^`]+)`)* \| (\S.*) \|$/gm)].map(([row]) => row);
  const explained = rows.flatMap((row) => [...row.split(" | ")[0]!.matchAll(/`([^`]+)`/g)].map(([, name]) => name!));

  it("each have a line in the README that gives the purpose, and no line is about another package", () => {
    const declared = [connector, ...workspaces].flatMap(({ dependencies, devDependencies }) =>
      Object.keys({ ...dependencies, ...devDependencies }),
    );
    expect(explained.toSorted()).toEqual([...new Set(declared)].toSorted());
  });

  it("of production are few, and the README gives their number", () => {
    expect(production.length).toBeLessThanOrEqual(25);
    expect(section).toContain(`The image needs ${production.length} packages of others`);
  });

  it("of production run on Node 20.19", () => {
    expect(
      ["*", ">=20", ">= 20.19.0", "^18 || >=20.19", "^20.17.0 || >=22.9.0"].filter((range) => !admits(range)),
    ).toEqual([]);
    expect([">=20.20", ">=22", "^18.0.0 || >=22", "20", "<21"].filter(admits)).toEqual([]);
    const refusing = released.filter(([, { engines }]) => !admits(engines?.node ?? "*"));
    expect(refusing).toEqual([]);
    expect(released.length).toBeGreaterThan(30);
  });

  it("of production are among those of the released packages, which alone have a database's driver", () => {
    const paths = new Set(released.map(([path]) => path));
    expect(inProduction.filter(([path]) => !paths.has(path))).toEqual([]);
    expect([...paths].filter((path) => /@duckdb|\/pg(-|$)/.test(path)).length).toBeGreaterThan(3);
    expect(production.filter((name) => /^(@duckdb|pg)/.test(name))).toEqual([]);
  });
});

describe("the lockfile", () => {
  it("contains a hash of everything that is fetched", () => {
    expect(fetched.length).toBeGreaterThan(100);
    expect(fetched.filter(([, { integrity }]) => !/^sha512-[\w+/]{86}==$/.test(integrity ?? ""))).toEqual([]);
  });

  it("names no place to fetch from, so npm uses the registry of whoever installs", () => {
    expect(fetched.filter(([, { resolved }]) => resolved !== undefined)).toEqual([]);
    const links = locked.flatMap(([, { link, resolved }]) => (link === true ? [resolved] : []));
    expect(links).toEqual(workspaces.map(({ name }) => `packages/${name.split("/").at(-1)!}`));
  });
});

interface BillOfMaterials {
  readonly bomFormat: string;
  readonly metadata: { readonly component: { readonly name: string; readonly version: string; readonly type: string } };
  readonly components: readonly {
    readonly "bom-ref": string;
    readonly hashes?: readonly { readonly alg: string; readonly content: string }[];
    readonly properties?: readonly { readonly name: string; readonly value: string }[];
  }[];
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn: readonly string[] }[];
}

describe("the bill of materials", () => {
  let printed: string;
  let bill: BillOfMaterials;

  beforeAll(async () => {
    // As in a production environment, where npm leaves out development dependencies.
    const env = { ...process.env, NODE_ENV: "production" };
    ({ stdout: printed } = await promisify(execFile)("npm", ["run", "--silent", "sbom"], { cwd: root, env }));
    bill = JSON.parse(printed) as BillOfMaterials;
  }, 60_000);

  it("is a CycloneDX document about the connector", () => {
    expect(bill.bomFormat).toBe("CycloneDX");
    expect(bill.metadata.component).toMatchObject({
      name: connector.name,
      version: connector.version,
      type: "application",
    });
  });

  it("names everything that production needs and nothing else", () => {
    const own = workspaces.filter(({ name }) => name in connector.dependencies!);
    const expected = [...production, ...own.map(({ name, version }) => `${name}@${version}`)];
    expect(bill.components.map((component) => component["bom-ref"]).toSorted()).toEqual(expected.toSorted());
    const [first] = bill.dependencies;
    expect(first?.dependsOn.map((ref) => ref.replace(/@[^@]+$/, "")).toSorted()).toEqual(
      Object.keys(connector.dependencies!).toSorted(),
    );
  });

  it("marks the packages that the bundle contains: all but those that are installed beside it", () => {
    const classicLevel = inProduction.filter(([path]) => neededBy("node_modules/classic-level").has(path));
    const installed = ["classic-level", ...classicLevel.map(([path]) => nameIn(path))];
    const unmarked = bill.components.filter(
      ({ properties = [] }) => !properties.some(({ name }) => name === "cdx:npm:package:bundled"),
    );
    expect(unmarked.map((component) => component["bom-ref"].replace(/@[^@]+$/, "")).toSorted()).toEqual(
      installed.toSorted(),
    );
  });

  it("contains the lockfile's hash of each package", () => {
    const emitted = bill.components.flatMap(({ hashes = [] }) => hashes.map(({ content }) => content));
    const hashes = inProduction.map(([, { integrity }]) =>
      Buffer.from(integrity!.replace("sha512-", ""), "base64").toString("hex"),
    );
    expect(emitted.toSorted()).toEqual(hashes.toSorted());
  });

  it("contains nothing about the machine that it was made on", () => {
    for (const trace of [root, root.replace(/\/$/, ""), homedir(), tmpdir(), hostname(), "file:"]) {
      if (trace.length > 3) expect(printed).not.toContain(trace);
    }
  });
});

describe("the audit", () => {
  const path = "/-/npm/v1/security/advisories/bulk";
  const advisory = (severity: string) => ({
    stripe: [
      { id: 1, url: `https://github.com/advisories/${severity}`, title: "", severity, vulnerable_versions: ">=1" },
    ],
  });

  it("asks about every package of production, and passes if no vulnerability is known", async () => {
    const { code, output, asked } = await audit(200, {});
    expect({ code, output }).toEqual({ code: 0, output: expect.stringContaining("0 high or critical") as string });
    expect(Object.keys(asked)).toEqual(expect.arrayContaining(inProduction.map(([path]) => nameIn(path))));
  });

  it.each([
    ["high", 1, 1],
    ["critical", 1, 1],
    ["moderate", 0, 0],
  ])("of a package with a %s vulnerability ends with %i", async (severity, expected, counted) => {
    const { code, output } = await audit(200, advisory(severity));
    expect(code).toBe(expected);
    expect(output).toContain(`${severity}: stripe: https://github.com/advisories/${severity}`);
    expect(output).toContain(`audit: 1 known vulnerabilities in production dependencies, ${counted} high or critical`);
  });

  it.each([404, 405])("is skipped if the registry refuses to answer with %i, and says so", async (status) => {
    const { code, output } = await audit(status, {});
    expect(code).toBe(77);
    expect(output).toMatch(/^audit: skipped, .*\/-\/npm\/v1\/security\//);
  });

  it("is skipped if there is no registry, and says so", async () => {
    const { code, output } = await auditAt("http://127.0.0.1:9/");
    expect(code).toBe(77);
    expect(output).toMatch(/^audit: skipped, .*ECONNREFUSED/);
  });

  it("fails if the registry fails, because the result is then unknown", async () => {
    const { code, output } = await audit(500, {});
    expect(code).toBe(1);
    expect(output).toMatch(/^audit: npm gave no report \(exit code 1\): 500 /);
  });

  /** Returns the audit's output for a registry with these answers. */
  async function audit(status: number, answer: object) {
    let asked: object = {};
    const registry = http.createServer((request, response) => {
      void buffer(request).then((body) => {
        const isAsked = request.url === path;
        if (isAsked) {
          asked = JSON.parse(
            String(request.headers["content-encoding"] === "gzip" ? gunzipSync(body) : body),
          ) as object;
        }
        // Where the service fails, npm 10 asks the one before it. npm also requests the package itself, to find other
        // affected packages. It works without the answer.
        const isAudit = request.url?.startsWith("/-/npm/v1/security/") === true;
        response.writeHead(isAudit ? status : 404, { "content-type": "application/json" });
        response.end(JSON.stringify(isAsked ? answer : {}));
      });
    });
    await once(registry.listen(0, "127.0.0.1"), "listening");
    try {
      return { ...(await auditAt(`http://127.0.0.1:${(registry.address() as AddressInfo).port}/`)), asked };
    } finally {
      registry.close();
      registry.closeAllConnections();
    }
  }

  async function auditAt(registry: string): Promise<{ readonly code: number; readonly output: string }> {
    const cache = mkdtempSync(join(tmpdir(), "source-stripe-lifecycle-test-"));
    // npm caches advisories, and retries for five minutes.
    const options = [`--registry=${registry}`, `--cache=${cache}`, "--fetch-retries=0"];
    try {
      const { stdout } = await promisify(execFile)("node", ["scripts/audit.mjs", ...options], { cwd: root });
      return { code: 0, output: stdout };
    } catch (error) {
      const { code, stdout } = error as { code: number; stdout: string };
      return { code, output: stdout };
    } finally {
      rmSync(cache, { recursive: true, force: true });
    }
  }
});

/**
 * Returns the paths of all packages that a package needs, directly or not. Node.js finds them in the nearest
 * node_modules.
 */
function neededBy(start: string): ReadonlySet<string> {
  const entries = new Map(locked);
  const found = new Set<string>();
  const visit = (path: string): void => {
    const { dependencies, optionalDependencies, peerDependencies, peerDependenciesMeta } = entries.get(path)!;
    const peers = Object.keys(peerDependencies ?? {}).filter((name) => peerDependenciesMeta?.[name]?.optional !== true);
    for (const name of [...Object.keys({ ...dependencies, ...optionalDependencies }), ...peers]) {
      const places = [path, ...ancestorsOf(path)].map((place) => `${place}${place && "/"}node_modules/${name}`);
      const place = places.find((each) => entries.has(each))!;
      const { link, resolved } = entries.get(place)!;
      const target = link === true ? resolved! : place;
      if (found.has(target)) continue;
      found.add(target);
      visit(target);
    }
  };
  visit(start);
  return found;
}

function ancestorsOf(path: string): readonly string[] {
  if (path === "") return [];
  const parent = path.split("/").slice(0, -1).join("/");
  return [parent, ...ancestorsOf(parent)];
}

function nameIn(path: string): string {
  return path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length);
}

/** Returns whether a range admits Node 20.19.0; false for a form that is not known here. */
function admits(range: string): boolean {
  return range.split("||").some((alternative) => {
    const [, operator, major, minor = 0] = /^(\^|>=) ?(\d+)(?:\.(\d+|x))?(?:\.\d+)?$/.exec(alternative.trim()) ?? [];
    if (alternative.trim() === "*") return true;
    if (operator === undefined || (operator === "^" && major !== "20")) return false;
    return Number(major) < 20 || (Number(major) === 20 && Number(minor) <= 19);
  });
}
