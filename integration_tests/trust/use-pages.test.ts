import { execFile } from "node:child_process";
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { inputFiles, parseMessages, storyOf } from "@airbyte/cdk-typescript-compat/testing";
import { startSimulator } from "stripe-simulator";
import { describe, expect, it } from "vitest";
import { rawStreams } from "../../src/streams/raw-streams.js";
import { allStreams, connect } from "../support/connection.js";
import { executable, requireBuild } from "../support/executable.js";
import { apiKey, startLiveAccount } from "../support/live-account.js";
import { readScopes } from "../support/scopes.js";

const page = (name: string) => readFileSync(new URL(`../../docs/use/${name}.md`, import.meta.url), "utf8");

describe("docs/use/restricted-key.md", () => {
  const everything = [...readScopes, "connected_account_read"];
  const ofBilling = [
    "customer",
    "subscription",
    "invoice",
    "plan",
    "coupon",
    "promotion_code",
    "credit_note",
    "tax_rate",
  ];
  const keys = [
    { key: "rk_live_51EverythingRead", scopes: everything },
    { key: "rk_live_51CustomersAndBilling", scopes: ofBilling.map((name) => `${name}_read`) },
    {
      key: "rk_live_51NoCustomers",
      scopes: everything.filter((scope) => scope !== "customer_read" && scope !== "event_read"),
    },
    { key: "rk_live_51MayWrite", scopes: [...everything, "customer_write", "subscription_write"] },
  ];

  it("shows check's answer for each key that it describes", async () => {
    const simulator = await startSimulator({ customers: 10, months: 2, seed: 20, livemode: true, keys });
    const text = page("restricted-key").replaceAll(/\bacct_\w{8,}/g, simulator.account.store.accountId);
    const others = ["sk_live_51ASecretKeyOfTheAccount", "rk_live_51DeletedLongAgo"];
    for (const key of [...keys.map((each) => each.key), ...others]) {
      const { messages } = await connect(simulator, { api_key: key }).run("check");
      const [message] = messages;
      if (message?.type !== "CONNECTION_STATUS") throw new Error("check gave no status");
      const { status, message: sentences = "" } = message.connectionStatus;
      expect(text).toContain(`\`\`\`text\n${status}\n${sentences.replace(/req_\w+/, "req_...")}\n\`\`\``);
    }
    await simulator.close();
  });
});

describe("docs/use/docker.md", () => {
  it("has a script that continues from sync to sync, and keeps the records of a failed one", async () => {
    requireBuild();
    const simulator = await startLiveAccount({ customers: 40, months: 4, seed: 2 });
    const folder = mkdtempSync(join(tmpdir(), "source-stripe-lifecycle-test-"));
    inputFiles(folder, { config: { api_key: apiKey } });
    const script = (name: string, text: string) => {
      writeFileSync(join(folder, name), text);
      chmodSync(join(folder, name), 0o755);
    };
    const [, sync] = page("docker").match(/(?<=```sh\n)#!\/bin\/sh\n[^]*?(?=```)/g)!;
    script("sync", sync!);
    // The container's effect: the folder is mounted at /data.
    script("stripe", `#!/bin/bash\nexec ${executable} "\${@//\\/data\\//./}"\n`);
    const run = async () => promisify(execFile)(join(folder, "sync"), { env: { ...process.env, ...env } });
    const env = { STRIPE_API_BASE: simulator.url };
    const outputs = () => readdirSync(join(folder, "out")).toSorted();
    const messagesOf = (name: string) => parseMessages(readFileSync(join(folder, "out", name), "utf8"));

    writeFileSync(join(folder, "config.json"), JSON.stringify({ api_key: "rk_live_51DeletedLongAgo" }));
    await expect(run()).rejects.toMatchObject({ code: 1 });
    writeFileSync(join(folder, "config.json"), JSON.stringify({ api_key: apiKey }));
    // The script names its outputs by the second.
    rmSync(join(folder, "out"), { recursive: true });
    await run();
    const [first] = outputs();
    for (const stream of allStreams) expect(storyOf(messagesOf(first!), stream).at(-1)).toBe("COMPLETE");
    await new Promise((resolve) => {
      setTimeout(resolve, 1_100);
    });
    const before = simulator.requests.entries.length;
    await run();
    const [, second] = outputs();
    for (const stream of allStreams) expect(storyOf(messagesOf(second!), stream).at(-1)).toBe("COMPLETE");
    expect(messagesOf(second!).filter(({ type }) => type === "RECORD").length).toBeLessThan(10);
    // Without a catalog, each run asks which streams the key can read: one request for each list.
    const lists = new Set(rawStreams.filter(({ isRare }) => !isRare).map(({ path }) => path)).size;
    expect(simulator.requests.entries.length - before).toBeLessThan(2 * lists);
    await simulator.close();
    rmSync(folder, { recursive: true });
  });
});
