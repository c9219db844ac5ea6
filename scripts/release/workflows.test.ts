import { readdirSync, readFileSync } from "node:fs";
import { load } from "js-yaml";
import { describe, expect, it } from "vitest";

interface Workflow {
  readonly permissions?: unknown;
  readonly jobs: Readonly<Record<string, Job>>;
}

interface Job {
  readonly permissions?: unknown;
  readonly uses?: string;
  readonly "timeout-minutes"?: number;
  readonly steps?: readonly { readonly uses?: string }[];
}

const folder = new URL("../../.github/workflows/", import.meta.url);
const workflows = readdirSync(folder).map((file) => {
  const text = readFileSync(new URL(file, folder), "utf8");
  return { file, text, workflow: load(text) as Workflow };
});

describe.each(workflows)("the workflow $file", ({ text, workflow }) => {
  const jobs = Object.entries(workflow.jobs);

  it("fixes each action of others by its commit, and notes the version", () => {
    const used = [...text.matchAll(/uses: (?!\.\/)(.*)$/gm)].map(([, action]) => action);
    expect(used.length).toBeGreaterThan(0);
    expect(used.filter((action) => !/^[\w-]+\/[\w-]+@[\da-f]{40} # v\d+\.\d+\.\d+$/.test(action!))).toEqual([]);
  });

  it("gives no right to all jobs, and each job its own", () => {
    expect(workflow.permissions).toEqual({});
    expect(jobs.filter(([, { permissions }]) => permissions === undefined)).toEqual([]);
  });

  it("ends each job that hangs", () => {
    const endless = jobs.filter(([, job]) => job.uses === undefined && job["timeout-minutes"] === undefined);
    expect(endless).toEqual([]);
  });
});
