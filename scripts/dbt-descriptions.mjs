// Reports models and columns of the dbt package without a description, references to a doc block that does not exist, doc
// blocks that nothing refers to, and descriptions that were copied from one model to another.
import { readdirSync, readFileSync } from "node:fs";
import { basename, extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { load } from "js-yaml";

const folder = fileURLToPath(new URL("../dbt/models", import.meta.url));
const files = readdirSync(folder, { recursive: true }).map((name) => join(folder, name));

const models = files
  .filter((file) => extname(file) === ".yml")
  .flatMap((file) => load(readFileSync(file, "utf8")).models ?? []);
const columns = models.flatMap((model) => (model.columns ?? []).map((column) => ({ ...column, model: model.name })));
const blocks = files
  .filter((file) => extname(file) === ".md")
  .flatMap((file) => [...readFileSync(file, "utf8").matchAll(/\{% docs (\w+) %\}/gu)].map((match) => match[1]));

const problems = [
  ...modelsWithoutEntry(),
  ...models.filter(({ description }) => !description).map(({ name }) => `${name} has no description.`),
  ...columns.filter((column) => !column.description).map(({ model, name }) => `${model}.${name} has no description.`),
  ...unmatchedBlocks(),
  ...copies(),
];
for (const problem of problems) console.error(problem);
if (problems.length > 0) process.exitCode = 1;

function modelsWithoutEntry() {
  const described = new Set(models.map(({ name }) => name));
  return files
    .filter((file) => extname(file) === ".sql")
    .map((file) => basename(file, ".sql"))
    .filter((name) => !described.has(name))
    .map((name) => `${name} is in no .yml file.`);
}

function unmatchedBlocks() {
  const used = new Set(columns.map(({ description }) => blockOf(description)).filter(Boolean));
  return [
    ...[...used].filter((name) => !blocks.includes(name)).map((name) => `There is no doc block ${name}.`),
    ...blocks.filter((name) => !used.has(name)).map((name) => `Nothing refers to the doc block ${name}.`),
  ];
}

function blockOf(description) {
  return /^\{\{ doc\('stripe_lifecycle', '(\w+)'\) \}\}$/u.exec(description ?? "")?.[1];
}

function copies() {
  const first = new Map();
  return columns.flatMap(({ model, name, description }) => {
    if (!description || blockOf(description)) return [];
    const key = `${name}: ${description}`;
    const other = first.get(key);
    if (!other) first.set(key, model);
    return other ? [`${model}.${name} is described as in ${other}. Write a doc block for both.`] : [];
  });
}
