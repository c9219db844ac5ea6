import { ConfigError, TransientError } from "@airbyte/cdk-typescript-compat";

/**
 * Runs a task on PostgreSQL, and turns an error that the user can act on into a sentence: a TransientError if it may pass
 * by itself, a ConfigError otherwise.
 */
export function explainPostgres(label: string, schema: string): <T>(task: () => Promise<T>) => Promise<T> {
  return async (task) => {
    try {
      return await task();
    } catch (cause) {
      const { code, message } = cause as NodeJS.ErrnoException;
      const passing = passingProblem(code, message, label);
      if (passing !== undefined) throw new TransientError(passing, { cause });
      const lasting = lastingProblem(code, label, schema);
      throw lasting === undefined ? cause : new ConfigError(lasting, { cause });
    }
  };
}

const again = "then sync again: it continues from the last saved state.";

/** Codes of Node and of PostgreSQL: https://www.postgresql.org/docs/current/errcodes-appendix.html */
function passingProblem(code: string | undefined, message: string, label: string): string | undefined {
  switch (code) {
    case "EAI_AGAIN":
    case "ECONNREFUSED":
    case "EHOSTUNREACH":
    case "ETIMEDOUT":
      return `PostgreSQL cannot be reached at ${label}. ${checkAddress}`;
    case "53100":
      return `The disk of PostgreSQL is full at ${label}. Make room, ${again}`;
    case "53300":
      return `PostgreSQL has no connection left at ${label}. Close others or raise max_connections, ${again}`;
    case "57P01":
    case "57P02":
    case "57P03":
    case "ECONNRESET":
    case "EPIPE":
      return `PostgreSQL ended the connection to ${label}. Check the server, ${again}`;
    default:
      return /timeout expired|Connection terminated/i.test(message)
        ? `PostgreSQL does not answer at ${label}. Check the address in --to and the server, ${again}`
        : undefined;
  }
}

const checkAddress = "Check the address in --to, and that the server runs.";

function lastingProblem(code: string | undefined, label: string, schema: string): string | undefined {
  switch (code) {
    case "ENOTFOUND":
      return `PostgreSQL cannot be reached at ${label}. ${checkAddress}`;
    case "28P01":
    case "28000":
      return `PostgreSQL refuses the user at ${label}. Check the user in --to, and its password (or PGPASSWORD).`;
    case "3D000":
      return `The database of ${label} does not exist. Create it, or name another with --to.`;
    case "42501":
      return (
        `The user may not write into ${label}. Grant it CREATE and USAGE on the schema "${schema}" ` +
        `(and CREATE on the database if the schema is missing), or choose another with --schema.`
      );
    default:
      return undefined;
  }
}
