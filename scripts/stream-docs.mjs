// Writes docs/use/streams.md, the table of all raw streams, from their entries. With --check, reports whether the file is
// up to date.
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { sections } from "../dist/streams/raw-streams.js";
import { permissionOfRoute } from "../dist/stripe/key/permissions.js";

const file = fileURLToPath(new URL("../docs/use/streams.md", import.meta.url));

const introduction = `# Streams

<!-- Written by scripts/stream-docs.mjs from src/streams/raw/; don't edit. -->

Every stream of Stripe's objects, by section of [Stripe's API](https://docs.stripe.com/api). The streams that are derived from them,
\`lifecycle_events\` and \`customer_metrics\`, are on [a page of their own](../stripe-lifecycle.md).

- **list**: what the connector reads. \`{id}\` is an object of the stream whose list it is; "in" names the field that contains the rows.
- **stays current by**: *events*: each sync reads what changed since the last one, by Stripe's change feed. *new ones*: each sync lists
  what was created since the last one. *daily*: no event reports every change, so the first sync of each day lists everything.
- **deleted rows** are marked with \`is_deleted\`: by an *event*, or because a *complete list* no longer contains them. "–": they are
  never deleted, or Stripe keeps them with another status.
- **permission**: what a [restricted key](restricted-key.md) needs. Where Stripe documents none, its refusal names it, and the connector
  passes that on.
- **offered**: *recommended* streams are in the catalog. Those under *all* are slow, or few accounts need them: they are in the catalog
  with \`"offered_streams": "all"\`.`;

const tables = Object.entries(sections).map(([section, streams]) =>
  [
    `## ${section}\n`,
    "| stream | list | stays current by | deleted rows | permission | offered |",
    "| --- | --- | --- | --- | --- | --- |",
    ...streams.map((stream) => `| ${cellsOf(stream).join(" | ")} |`),
  ].join("\n"),
);

const expected = `${[introduction, ...tables].join("\n\n")}\n`;

if (!process.argv.includes("--check")) {
  writeFileSync(file, expected);
} else if (readFileSync(file, "utf8") !== expected) {
  console.error(
    "docs/use/streams.md is not up to date with src/streams/. Run `npm run schemas` and commit the result.",
  );
  process.exitCode = 1;
}

function cellsOf(stream) {
  const offered = stream.isRare ? "all" : "recommended";
  const needs = stream.product ? [`${offered}; needs ${stream.product}`] : [offered];
  return [`\`${stream.name}\``, listOf(stream), currentBy(stream), deletedBy(stream), permissionsOf(stream), ...needs];
}

function listOf({ path, children }) {
  if (!children) return `\`${path}\``;
  return "embedded" in children ? `\`${path}\`, in \`${children.embedded}\`` : `\`${children.route}\``;
}

function currentBy({ listing, changes, unreported, pending }) {
  if (listing === "single") return "each sync";
  const ways = [
    ...(changes.length > 0 ? ["events"] : []),
    ...(unreported === undefined ? [] : ["new ones"]),
    ...(unreported === "all" ? ["daily"] : []),
  ];
  return pending ? `${ways.join(", ")}; \`${pending.status}\` ones until \`${pending.until}\`` : ways.join(", ");
}

function deletedBy({ deletion, vanishes }) {
  return [...(deletion ? ["event"] : []), ...(vanishes ? ["complete list"] : [])].join(", ") || "–";
}

/** Parts of other objects need the permission of these, too, to list them. */
function permissionsOf({ path, children }) {
  const routes = [path, ...(children && "route" in children ? [children.route] : [])];
  const names = routes.map((route) => permissionOfRoute(route)?.dashboard ?? "Stripe names it");
  return [...new Set(names)].join("; ");
}
