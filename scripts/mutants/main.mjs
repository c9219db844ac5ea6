import { Stryker } from "@stryker-mutator/core";
import { places } from "./places.mjs";

/**
 * Changes the code of each place in small ways, one at a time, and runs the place's tests:
 * `npm run mutants -- [PLACE...]`. Prints every mutant that no test notices, and a row for the table of
 * docs/mutation-tests.md. Exits with 1 if the tests notice less than 90 % of a place.
 */
const chosen = process.argv.slice(2);
const unknown = chosen.filter((name) => !Object.hasOwn(places, name));
if (unknown.length > 0) {
  console.error(`No such place: ${unknown.join(", ")}. There are:\n${Object.keys(places).join("\n")}`);
  process.exit(2);
}

const rows = [];
for (const [name, { files, tests }] of Object.entries(places)) {
  if (chosen.length > 0 && !chosen.includes(name)) continue;
  const folder = `reports/mutants/${name}`;
  process.env["MUTANTS_TESTS"] = JSON.stringify(tests);
  const stryker = new Stryker({
    mutate: [files, "!**/*.test.ts", "!**/testing.ts"],
    incrementalFile: `${folder}/incremental.json`,
    jsonReporter: { fileName: `${folder}/mutants.json` },
    htmlReporter: { fileName: `${folder}/mutants.html` },
  });
  const mutants = await stryker.runMutationTest();
  const noticed = mutants.filter(({ status }) => status === "Killed" || status === "Timeout").length;
  const missed = mutants.filter(({ status }) => status === "Survived" || status === "NoCoverage").length;
  const percent = (100 * noticed) / (noticed + missed);
  if (percent < 90) process.exitCode = 1;
  rows.push(`| \`${name}\` | ${noticed + missed} | ${missed} | ${percent.toFixed(1)} % |`);
}
console.log(`| place | mutants | not noticed | score |\n| --- | --- | --- | --- |\n${rows.join("\n")}`);
