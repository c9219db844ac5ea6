import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, chownSync, mkdtempSync, rmSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

/** A PostgreSQL server of its own, which `stop` removes. */
export interface PostgresServer {
  /** postgresql:// URL of the database "postgres" for its superuser. */
  readonly url: string;
  stop(): Promise<void>;
}

/** The programs of the newest PostgreSQL on this machine. Undefined if there is none. */
export const postgresPrograms = readPrograms();

/** Starts a new, empty cluster at 127.0.0.1 that asks for no password. @throws Error if it does not start */
export async function startPostgres(): Promise<PostgresServer> {
  const folder = mkdtempSync(join(tmpdir(), "postgres-"));
  const user = process.getuid?.() === 0 ? idsOf("postgres") : undefined;
  // The server refuses to run as root.
  if (user) chownSync(folder, user.uid, user.gid);
  chmodSync(folder, 0o700);
  const data = join(folder, "data");
  const options = { ...user, cwd: folder, stdio: "ignore" as const };
  const program = (name: string) => join(postgresPrograms!, name);
  execFileSync(
    program("initdb"),
    ["-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"],
    options,
  );
  const port = await freePort();
  const settings = ["listen_addresses=127.0.0.1", `port=${port}`, "unix_socket_directories=", "fsync=off"];
  const server = spawn(program("postgres"), ["-D", data, ...settings.flatMap((each) => ["-c", each])], options);
  const closed = once(server, "close");
  await answers(program("pg_isready"), port);
  return {
    url: `postgresql://postgres@127.0.0.1:${port}/postgres`,
    async stop() {
      // SIGINT: without waiting for clients.
      server.kill("SIGINT");
      await closed;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function readPrograms(): string | undefined {
  const found = execFileSync("sh", ["-c", "ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1"]);
  return found.toString().trim() || undefined;
}

function idsOf(user: string): { readonly uid: number; readonly gid: number } {
  const id = (flag: string) => Number(execFileSync("id", [flag, user]).toString());
  return { uid: id("-u"), gid: id("-g") };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
}

async function answers(isReady: string, port: number): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    try {
      execFileSync(isReady, ["-q", "-h", "127.0.0.1", "-p", String(port)]);
      return;
    } catch {
      await sleep(50);
    }
  }
  throw new Error("PostgreSQL did not start.");
}
