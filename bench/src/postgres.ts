import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

/** A PostgreSQL server of its own, which `close` removes. */
export interface PostgresProcess {
  /** postgresql:// URL of an empty database. */
  readonly url: string;
  close(): Promise<void>;
}

const support = fileURLToPath(new URL("../../integration_tests/support/postgres.sh", import.meta.url));

/** The server ends with its standard input. */
const script = `
source "$1"
work=$(mktemp -d)
trap 'stop_postgres; rm -rf "$work"' EXIT
start_postgres "$work" && echo "postgresql://$PGUSER@$PGHOST:$PGPORT/$PGDATABASE" && cat >/dev/null`;

/** @throws Error if it does not start; its reason is on standard error */
export async function startPostgres(): Promise<PostgresProcess> {
  const child = spawn("bash", ["-c", script, "bash", support], { stdio: ["pipe", "pipe", "inherit"] });
  const exited = once(child, "exit");
  const lines = createInterface({ input: child.stdout });
  const url = await Promise.race([
    once(lines, "line").then(([line]) => line as string),
    exited.then(() => {
      throw new Error("PostgreSQL did not start.");
    }),
  ]);
  return {
    url,
    async close() {
      child.stdin.end();
      await exited;
    },
  };
}
