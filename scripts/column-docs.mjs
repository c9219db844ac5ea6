// Writes docs/columns.md: every column of the derived streams and of the dbt package's marts, from their schemas, with
// the values of a sample row (docs/sample-rows.json). With --check, reports whether the file is up to date.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { load } from "js-yaml";

const text = (path) => readFileSync(new URL(`../${path}`, import.meta.url), "utf8");
const file = fileURLToPath(new URL("../docs/columns.md", import.meta.url));

const { one_customer: story, ...samples } = JSON.parse(text("docs/sample-rows.json"));
const docBlocks = new Map(
  ["docs", "docs_of_customers"].flatMap((name) =>
    [...text(`dbt/models/${name}.md`).matchAll(/\{% docs (\w+) %\}\n([^]*?)\n\{% enddocs %\}/g)].map(
      ([, block, description]) => [block, description],
    ),
  ),
);

const introduction = `# Columns

<!-- Written by scripts/column-docs.mjs from schemas/, dbt/models/ and docs/sample-rows.json; don't edit. -->

Every column of the derived streams, and of the marts that the [dbt package](use/dbt.md) builds from them. The examples of a
table are the values of one row of a simulated account. Amounts are in minor units: 1900 is 19.00 usd. The columns of
Stripe's objects are those of [Stripe's API](https://docs.stripe.com/api); \`account_id\`, \`observed_at\` and \`is_deleted\` are
added to each.

${contents()}`;

const expected = `${[
  introduction,
  "# The derived streams",
  streamSection("lifecycle_events"),
  storySection(),
  streamSection("customer_metrics"),
  "# The marts",
  ...marts().map(martSection),
].join("\n\n")}\n`;

if (!process.argv.includes("--check")) {
  writeFileSync(file, expected);
} else if (readFileSync(file, "utf8") !== expected) {
  console.error("docs/columns.md is not up to date with the schemas. Run `npm run schemas` and commit the result.");
  process.exitCode = 1;
}

function contents() {
  const tables = ["lifecycle_events", "customer_metrics", ...marts().map(({ name }) => name)];
  return tables.map((name) => `[${name}](#${name})`).join(" · ");
}

/** @param {string} name */
function streamSection(name) {
  const schema = JSON.parse(text(`schemas/${name}.json`));
  const columns = Object.entries(schema.properties).map(([column, property]) => ({
    name: column,
    type: typeOf(property),
    description: property.description,
  }));
  return section(name, schema.description, columns);
}

/** One customer's first events, with the columns that tell them apart. */
function storySection() {
  const columns = ["occurred_at", "event_type", "plan", "previous_mrr", "mrr", "mrr_delta", "movement", "amount"];
  const more = ["reason", "failure_code"];
  const rows = story.map((row) => [
    ...columns.map((column) => (row[column] === null ? "" : String(row[column]))),
    more.map((column) => row[column] ?? "").join(""),
  ]);
  const header = [...columns.map((column) => `\`${column}\``), "`reason` or `failure_code`"];
  return [
    "### One customer's rows\n",
    "In the order of `recorded_at, sequence`. Other columns are left out, and empty is null.\n",
    ...[header, header.map(() => "---"), ...rows].map((cells) => `| ${cells.map(cell).join(" | ")} |`),
  ].join("\n");
}

function marts() {
  const folder = new URL("../dbt/models/marts/", import.meta.url);
  return readdirSync(folder)
    .filter((name) => name.endsWith(".yml"))
    .flatMap((name) => load(readFileSync(new URL(name, folder), "utf8")).models)
    .toSorted((one, other) => one.name.localeCompare(other.name));
}

function martSection({ name, description, columns }) {
  const described = columns.map((column) => ({
    name: column.name,
    type: martType(column.data_type),
    description: descriptionOf(column.description),
  }));
  return section(name, description, described);
}

function section(name, description, columns) {
  return [
    `## ${name}`,
    ...(description ? [wrapped(description)] : []),
    [
      "| column | type | meaning | example |",
      "| --- | --- | --- | --- |",
      ...columns.map((column) => {
        const cells = [
          `\`${column.name}\``,
          column.type,
          cell(column.description),
          example(samples[name], column.name),
        ];
        return `| ${cells.join(" | ")} |`;
      }),
    ].join("\n"),
  ].join("\n\n");
}

/** The name of a column's type, in plain words. Every column may be null unless its description says otherwise. */
function typeOf({ type, format }) {
  if (format) return format === "date-time" ? "timestamp" : format;
  const types = [type].flat().filter((each) => each !== "null");
  return types.join(" or ");
}

/** Returns the common name of a type that depends on the warehouse. */
function martType(type) {
  const names = { jsonb: "JSON", numeric: "numeric", timestamp: "timestamp", string: "text" };
  const found = Object.keys(names).find((each) => type.includes(`'${each}`));
  return found ? names[found] : type;
}

function descriptionOf(description) {
  const block = /^\{\{ doc\('stripe_lifecycle', '(\w+)'\) \}\}$/.exec(description)?.[1];
  return block === undefined ? description : docBlocks.get(block);
}

function example(row, column) {
  const value = row?.[column];
  if (value === undefined) throw new Error(`docs/sample-rows.json lacks ${column}: see CONTRIBUTING.md.`);
  if (value === null) return "null";
  return `\`${cell(typeof value === "string" ? value : JSON.stringify(value))}\``;
}

/** @param {string} words */
function cell(words) {
  return words.replaceAll("|", "\\|").replaceAll(/\s+/g, " ").trim();
}

/** Breaks a text into lines of at most 120 characters. */
function wrapped(words) {
  return cell(words)
    .replaceAll(/(.{1,120})(?: |$)/g, "$1\n")
    .trim();
}
