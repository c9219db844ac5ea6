// Asks the registry for known vulnerabilities of the connector's production packages. Exit codes: 0, none is high or
// critical. 1, some are, or the answer cannot be used. 77, the registry has no such service or cannot be reached.
import { spawnSync } from "node:child_process";

const command = ["audit", "--omit=dev", "--audit-level=high", "--json", ...process.argv.slice(2)];
const { status, stdout } = spawnSync("npm", command, {
  encoding: "utf8",
  maxBuffer: 2 ** 26,
  stdio: ["ignore", "pipe", "ignore"],
  shell: process.platform === "win32",
});
const answer = parse(stdout);

if (answer?.auditReportVersion !== undefined) {
  process.exitCode = status === 0 ? 0 : 1;
  for (const { name, severity, via } of Object.values(answer.vulnerabilities)) {
    // Shows only a name if another package brings the vulnerability in.
    console.log(`${severity}: ${name}: ${via.map((cause) => cause.url ?? `by ${cause}`).join(", ")}`);
  }
  const { critical, high, total } = answer.metadata.vulnerabilities;
  console.log(`audit: ${total} known vulnerabilities in production dependencies, ${high + critical} high or critical`);
} else if (isAbsent(answer)) {
  process.exitCode = 77;
  console.log(`audit: skipped, because the registry does not answer audits: ${answer.message}`);
} else {
  process.exitCode = 1;
  console.log(`audit: npm gave no report (exit code ${status}): ${answer?.message ?? stdout}`);
}

/**
 * A registry without the service rejects the request. An unreachable one returns no status, only a network error code.
 */
function isAbsent(answer) {
  const unreachable = /\b(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ENETUNREACH|EHOSTUNREACH|ETIMEDOUT)\b/;
  return [404, 405, 501].includes(answer?.statusCode) || unreachable.test(answer?.message ?? "");
}

function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
