import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { setTimeout } from "node:timers/promises";
import { inputFiles, parseMessages, storyOf } from "@airbyte/cdk-typescript-compat/testing";
import type { Simulator } from "stripe-simulator";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { allStreams, configuredCatalog } from "../support/connection.js";
import { executable, requireBuild } from "../support/executable.js";
import { idsOf, recordsOf } from "../support/emitted.js";
import { leaksOf } from "../support/leaks.js";
import { apiKey, startLiveAccount } from "../support/live-account.js";
import { createPseudoTerminal, pseudoTerminal } from "../support/pseudo-terminal.js";
import { protocolProblems } from "../support/protocol.js";
import { worldStreams } from "../support/world-streams.js";

const world = `--streams ${allStreams.join(",")}`;
let simulator: Simulator;
/** A user's working folder: a configuration, and an empty folder for temporary files. */
let folder: string;

beforeAll(async () => {
  requireBuild();
  simulator = await startLiveAccount({ customers: 150, months: 8, seed: 6, latencyMs: 20 });
  return () => simulator.close();
}, 60_000);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "source-stripe-lifecycle-test-"));
  mkdirSync(join(folder, "tmp"));
  inputFiles(folder, { config: { api_key: apiKey } });
  return () => {
    simulator.faults.clear();
    rmSync(folder, { recursive: true });
  };
});

const environment = () => ({
  ...process.env,
  STRIPE_API_BASE: simulator.url,
  TMPDIR: join(folder, "tmp"),
  NO_COLOR: "1",
  TERM: "xterm",
});
const saved = (name: string) => readFileSync(join(folder, name), "utf8");

/** Runs a shell line in which `connector` is the built executable. */
async function shell(line: string) {
  const child = spawn("bash", ["-c", `connector() { ${executable} "$@"; }\n${line}`], {
    cwd: folder,
    env: environment(),
    stdio: ["ignore", "pipe", "pipe"],
  });
  const [[exitCode], stdout, stderr] = await Promise.all([
    once(child, "close"),
    text(child.stdout),
    text(child.stderr),
  ]);
  return { exitCode: exitCode as number | null, stdout, stderr };
}

describe("a read from the command line", () => {
  it("reads streams incrementally without a catalog, and then, with the states of the output, only changes", async () => {
    const first = await shell(`connector read --config config.json ${world} > out.jsonl`);
    expect(first.exitCode).toBe(0);
    const messages = parseMessages(saved("out.jsonl"));
    expect(protocolProblems(messages)).toEqual([]);
    for (const stream of allStreams) expect(storyOf(messages, stream).at(-1)).toBe("COMPLETE");
    for (const kind of ["customers", "invoices", "charges"] as const) {
      expect(idsOf(messages, kind).size).toBe(simulator.store.collections[kind].size);
    }
    const next = `grep '^{"type":"STATE"' out.jsonl >> state.jsonl
      connector read --config config.json ${world} --state state.jsonl > next.jsonl`;
    expect((await shell(next)).exitCode).toBe(0);
    const later = parseMessages(saved("next.jsonl"));
    for (const stream of allStreams) expect(storyOf(later, stream).at(-1)).toBe("COMPLETE");
    expect(later.filter(({ type }) => type === "RECORD").length).toBeLessThan(30);
    // The whole output also works as state.
    const whole = await shell(
      "connector read --config config.json --state out.jsonl --streams invoices --quiet | wc -l",
    );
    expect(Number(whole.stdout)).toBeLessThan(30);
    expect(whole.stderr).toBe("");
  }, 60_000);

  it("reads the named streams, and reports the result on standard error", async () => {
    const { stdout, stderr, exitCode } = await shell(
      "connector read --config config.json --streams customers,products",
    );
    const messages = parseMessages(stdout);
    expect(new Set(messages.flatMap((message) => (message.type === "RECORD" ? [message.record.stream] : [])))).toEqual(
      new Set(["customers", "products"]),
    );
    expect(stderr).toMatch(/^stream=customers status=complete .*\nstream=products .*\nshared .*\nDone in .*\n$/);
    expect(exitCode).toBe(0);
  });

  it("refuses an unknown stream before any request, and names the existing ones", async () => {
    const before = simulator.requests.entries.length;
    const { stdout, stderr, exitCode } = await shell("connector read --config config.json --streams custmers");
    expect(stderr).toMatch(/^Error: The source has no stream "custmers" \(--streams\)\..* of: .*customers, .*\.\n$/);
    expect(stdout).toContain('"failure_type":"config_error"');
    expect(exitCode).toBe(1);
    expect(simulator.requests.entries).toHaveLength(before);
  });

  it("accepts a catalog of discover --configured that another program edited", async () => {
    const line = `set -eo pipefail
      connector discover --config config.json --configured --streams customers,prices |
        jq '.streams |= map(select(.stream.name == "prices"))' > catalog.json
      connector read --config config.json --catalog catalog.json`;
    const edit = `node -e 'const c = JSON.parse(require("fs").readFileSync(0)); c.streams.shift(); console.log(JSON.stringify(c))'`;
    const { stdout, stderr, exitCode } = await shell(line.replace(/jq '.*'/, edit));
    expect([stderr, exitCode]).toEqual([expect.stringMatching(/^Done in .*\n$/), 0]);
    expect(recordsOf(parseMessages(stdout), "prices")).toBeGreaterThan(0);
    expect(recordsOf(parseMessages(stdout), "customers")).toBe(0);
  });
});

describe("a pipe", () => {
  it("whose reader stops reading ends a read quietly: exit 141, no further request, no temporary files", async () => {
    simulator.faults.add({ kind: "slow", endpoint: "GET /v1/invoices", ms: 300 });
    const line = "connector read --config config.json | head -n 3; echo ${PIPESTATUS[0]}";
    const beganMs = performance.now();
    const { stdout, stderr } = await shell(line);
    expect(performance.now() - beganMs).toBeLessThan(5_000);
    const lines = stdout.trimEnd().split("\n");
    expect(lines).toHaveLength(4);
    expect(parseMessages(lines.slice(0, 3).join("\n"))).toHaveLength(3);
    expect(lines[3]).toBe("141");
    expect(stderr).toBe("");
    expect(readdirSync(join(folder, "tmp"))).toEqual([]);
    const requests = simulator.requests.entries.length;
    await setTimeout(500);
    expect(simulator.requests.entries).toHaveLength(requests);
  });

  it("passes JSON of discover and of check to other programs", async () => {
    const parse = `node -e 'JSON.parse(require("fs").readFileSync(0))'`;
    for (const command of ["discover", "discover --configured", "check", "explain --json --customer CUSTOMER"]) {
      const { id } = simulator.store.collections.customers.all()[0]!;
      const line = `set -o pipefail; connector ${command.replace("CUSTOMER", id)} --config config.json 2>log | ${parse}`;
      expect([command, await shell(line)]).toEqual([command, { exitCode: 0, stdout: "", stderr: "" }]);
    }
  });

  it("may be closed at the other end: standard input, standard error", async () => {
    for (const closed of ["<&-", "2>&-"]) {
      const { stdout, exitCode } = await shell(`connector read --config config.json --streams products ${closed}`);
      expect(storyOf(parseMessages(stdout), "products").at(-1)).toBe("COMPLETE");
      expect(exitCode).toBe(0);
    }
  });
});

describe("a full disk", () => {
  it.each([
    "read --streams customers",
    "read --quiet",
    "discover",
    "discover --configured",
    "check",
    "explain --customer",
  ])("ends %s with a sentence and exit 1", async (command) => {
    const { id } = simulator.store.collections.customers.all()[0]!;
    const line = `connector ${command.replace("--customer", `--customer ${id} --days 0`)} --config config.json >/dev/full`;
    expect(await shell(line)).toEqual({
      exitCode: 1,
      stdout: "",
      stderr: "Error: Standard output can't be written: the disk is full (ENOSPC). Make room and run again.\n",
    });
    expect(readdirSync(join(folder, "tmp"))).toEqual([]);
  });
});

describe("the command line", () => {
  it.each(["", "spec", "check", "discover", "read", "explain"])(
    "explains %j on a screen of 80 × 24",
    async (command) => {
      const { stdout, stderr, exitCode } = await shell(`connector ${command} --help`);
      const lines = stdout.trimEnd().split("\n");
      expect(lines.length).toBeLessThanOrEqual(24);
      expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(80);
      expect([stderr, exitCode]).toEqual(["", 0]);
    },
  );

  it.each(["spec", "check", "discover", "read", "explain"])("shows an example of %s that works", async (command) => {
    const { stdout } = await shell(`connector ${command} --help`);
    const example = stdout.slice(stdout.indexOf("Example:")).split("\n\n")[0]!;
    const lines = example.replaceAll(/\\\n +/g, "").match(/(?<=\$ ).*/g)!;
    const { id } = simulator.store.collections.customers.all()[0]!;
    const script = ["set -e", ...lines].join("\n").replaceAll("source-stripe-lifecycle", "connector");
    const { exitCode, stdout: printed } = await shell(script.replace("cus_123", id));
    expect(exitCode).toBe(0);
    if (command === "discover") expect(saved("catalog.json")).toContain('"sync_mode": "incremental"');
    else if (command === "read") expect(saved("next.jsonl")).toContain('"status":"COMPLETE"');
    else expect(printed).not.toBe("");
  });

  it("prints the version of the package", async () => {
    const { version } = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8")) as {
      version: string;
    };
    expect(await shell("connector --version")).toEqual({ exitCode: 0, stdout: `${version}\n`, stderr: "" });
  });

  it.each([
    ["wread", "error: unknown command 'wread'\n(Did you mean read?)"],
    ["read", "error: required option '--config <file>' not specified"],
    ["read --config", "error: option '--config <file>' argument missing"],
  ])("ends %j with a sentence and exit 1", async (args, sentence) => {
    expect(await shell(`connector ${args}`)).toEqual({
      exitCode: 1,
      stdout: "",
      stderr: `${sentence}\nRun "source-stripe-lifecycle --help" to see the commands and their options.\n`,
    });
  });

  it.each(["config", "state", "catalog"])("names the missing file of --%s", async (option) => {
    const { stderr, exitCode } = await shell(`connector read --config config.json --${option} none.json > out`);
    expect(stderr).toMatch(
      /^Error: The (configuration file|state file|configured catalog) \(--\w+\) "none.json" does not exist. Check the path.\n$/,
    );
    expect(exitCode).toBe(1);
  });
});

describe.skipIf(pseudoTerminal === undefined)(
  `at a terminal${pseudoTerminal === undefined ? " (skipped: neither script of util-linux nor python3 is there)" : ""}`,
  () => {
    /** Runs a shell line at a terminal, and returns the output. */
    const atTerminal = async (line: string, size = { columns: 100, rows: 40 }, env: Record<string, string> = {}) => {
      const terminal = createPseudoTerminal(size, `connector() { ${executable} "$@"; }\n${line}`);
      const child = spawn(terminal.command, terminal.args, {
        cwd: folder,
        env: { ...environment(), ...env },
        stdio: ["ignore", "pipe", "inherit"],
      });
      const [[exitCode], bytes] = await Promise.all([once(child, "close"), text(child.stdout)]);
      return { exitCode: exitCode as number | null, bytes, lines: terminal.screen(bytes) };
    };

    it("shows a table of the streams with requests and remaining work, drawn in place, and ends with the results", async () => {
      simulator.faults.add({ kind: "slow", endpoint: "GET /v1/invoices", ms: 400 });
      const {
        bytes,
        lines: screen,
        exitCode,
      } = await atTerminal(`connector read --config config.json ${world} > out.jsonl`);
      expect(exitCode).toBe(0);
      // Warnings are above the table.
      const lines = screen.slice(screen.findIndex((line) => line.startsWith("stream ")));
      const messages = parseMessages(saved("out.jsonl"));
      expect(lines[0]).toMatch(/^stream +state +records +rate +requests +eta$/);
      expect(lines).toHaveLength(allStreams.length + 2);
      for (const [index, stream] of allStreams.entries()) {
        const records = recordsOf(messages, stream).toLocaleString("en");
        expect(lines[index + 1]).toMatch(new RegExp(`^${stream} +complete +${records}(?: +[\\d,]+)?$`));
      }
      for (const { name } of worldStreams) {
        expect(lines.find((line) => line.startsWith(`${name} `))).toMatch(/complete +[\d,]+ +[1-9]\d*$/);
      }
      expect(lines.at(-1)).toMatch(/^total +\d:\d\d +[\d,]+ +[\d,]+\/s +[\d,]+$/);
      expect(bytes.split("stream ").length).toBeGreaterThan(3);
      expect(bytes).toMatch(/invoices +(?:started|running)/);
      expect(bytes).not.toContain('"type"');
      expect(leaksOf(apiKey, bytes)).toEqual([]);
    });

    it("fits a narrow and low terminal", async () => {
      const raw = worldStreams.map(({ name }) => name).join(",");
      const line = `connector read --config config.json --streams ${raw} > out.jsonl`;
      const { lines } = await atTerminal(line, { columns: 50, rows: 8 });
      expect(lines.length).toBeLessThan(8);
      expect(Math.max(...lines.map(({ length }) => length))).toBeLessThan(50);
      expect(lines.at(-1)).toMatch(/^total /);
    });

    it("shows the error of a stream above the table", async () => {
      inputFiles(folder, { catalog: configuredCatalog(["products", "nothing"], "incremental") });
      const line = "connector read --config config.json --catalog catalog.json > out.jsonl";
      const { lines, exitCode } = await atTerminal(line);
      expect(lines[0]).toMatch(/^Error in nothing: The source has no stream "nothing"\. Take it out of the catalog/);
      expect(lines.find((each) => each.startsWith("stream "))).toMatch(/^stream +state/);
      expect(lines.at(-3)).toMatch(/^products +complete/);
      expect(lines.at(-2)).toMatch(/^nothing +incomplete/);
      expect(exitCode).toBe(1);
    });

    it("shows plain lines if the terminal is dumb, and nothing with --quiet", async () => {
      const read = "connector read --config config.json --streams products > out.jsonl";
      const dumb = await atTerminal(read, undefined, { TERM: "dumb" });
      expect(dumb.lines[0]).toMatch(/^stream=products status=complete /);
      expect(dumb.lines.at(-1)).toMatch(/^Done in /);
      expect(dumb.bytes).not.toContain("\u001B");
      expect((await atTerminal(read.replace(">", "--quiet >"))).bytes.trim()).toBe("");
    });

    it("draws nothing over records that the terminal shows, even through a pipe", async () => {
      simulator.faults.add({ kind: "slow", endpoint: "GET /v1/customers", ms: 800 });
      for (const line of [
        "connector read --config config.json --streams customers",
        "connector read --config config.json --streams customers | cat",
      ]) {
        const { bytes } = await atTerminal(line, { columns: 10_000, rows: 40 });
        expect(bytes).not.toContain("\u001B");
        const messages = parseMessages(bytes.replace(/^Done in .*\r?\n/m, ""));
        expect(idsOf(messages, "customers").size).toBe(simulator.store.collections.customers.size);
      }
      const piped = await atTerminal("connector read --config config.json | cat > out.jsonl");
      expect(piped.lines.at(-1)).toMatch(/^total /);
    });

    it("leaves a table that marks what was interrupted, and exits with 130", async () => {
      simulator.faults.add({ kind: "slow", endpoint: "GET /v1/invoices", ms: 5_000 });
      const line = `${executable} read --config config.json --streams products,invoices > out.jsonl & sleep 2.5; kill -INT $!; wait $!; echo "exit $?"`;
      const { lines } = await atTerminal(`set -m; ${line}`);
      expect(lines.find((each) => each.startsWith("invoices"))).toMatch(/^invoices +incomplete/);
      expect(lines.at(-1)).toBe("exit 130");
      expect(lines).toContain("  source-stripe-lifecycle read ... --state state.jsonl");
    });
  },
);
