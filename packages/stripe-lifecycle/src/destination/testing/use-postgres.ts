import { afterAll, beforeAll } from "vitest";
import { postgresPrograms, startPostgres, type PostgresServer } from "./postgres-server.js";

/**
 * Gives a file of tests a PostgreSQL server of its own, where its programs are installed.
 * @returns a function that returns the server's URL while tests run.
 */
export function usePostgres(): () => string {
  let server: PostgresServer | undefined;
  beforeAll(async () => {
    if (postgresPrograms) server = await startPostgres();
  }, 60_000);
  afterAll(() => server?.stop());
  return () => server!.url;
}
