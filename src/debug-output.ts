import { ConfigError } from "@airbyte/cdk-typescript-compat";

/** The sections of Node's debug output that print the headers of requests, which contain the key. */
const sections = ["http", "https", "net", "tls"];

/**
 * Refuses to run if NODE_DEBUG makes Node print the key: https://nodejs.org/api/cli.html#node_debugmodule
 *
 * @throws ConfigError
 */
export function refuseDebugOutput(env: Readonly<Record<string, string | undefined>>): void {
  const chosen = (env["NODE_DEBUG"] ?? "").split(",").map(asPattern);
  const printing = sections.filter((section) => chosen.some((pattern) => pattern.test(section)));
  if (printing.length === 0) return;
  throw new ConfigError(
    `The environment variable NODE_DEBUG makes Node print the API key to standard error (${printing.join(", ")}). ` +
      "Unset it, or choose other sections. To see each request and retry, use --debug.",
  );
}

/** Node compares in any case, and knows `*` for any text. */
function asPattern(text: string): RegExp {
  const escaped = text.replaceAll(/[|\\{}()[\]^$+?.]/g, String.raw`\$&`).replaceAll("*", ".*");
  return new RegExp(`^${escaped}$`, "i");
}
