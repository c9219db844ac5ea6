import { existsSync, readdirSync, readFileSync } from "node:fs";
import { load } from "js-yaml";
import { describe, expect, it } from "vitest";

const place = (path: string) => new URL(`../../${path}`, import.meta.url);
const text = (path: string) => readFileSync(place(path), "utf8");

/** https://docs.github.com/en/communities/using-templates-to-encourage-useful-issues-and-pull-requests/syntax-for-issue-forms */
interface Form {
  readonly name: string;
  readonly description: string;
  readonly body: readonly Field[];
}

interface Field {
  readonly type: "markdown" | "input" | "textarea" | "dropdown" | "checkboxes";
  readonly id?: string;
  readonly attributes: {
    readonly label?: string;
    readonly value?: string;
    readonly options?: readonly { readonly label: string; readonly required?: boolean }[];
  };
}

const folder = ".github/ISSUE_TEMPLATE";
const forms = readdirSync(place(folder))
  .filter((file) => file !== "config.yml")
  .map((file) => ({ file, form: load(text(`${folder}/${file}`)) as Form }));

describe.each(forms)("the issue form $file", ({ form: { name, description, body } }) => {
  it("begins by saying never to paste a key, and ends by asking whether there is one", () => {
    expect(body[0]?.attributes.value).toContain("**Never paste an API key");
    const [confirmation] = body.at(-1)?.attributes.options ?? [];
    expect(confirmation).toMatchObject({ label: expect.stringContaining("no API key") as string, required: true });
  });

  it("has the form that GitHub accepts", () => {
    expect([name, description].every((each) => each.length > 0)).toBe(true);
    const asking = body.filter(({ type }) => type !== "markdown");
    const ids = asking.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(asking.filter(({ id, attributes }) => id === undefined || !attributes.label)).toEqual([]);
    const known = new Set(["markdown", "input", "textarea", "dropdown", "checkboxes"]);
    expect(body.filter(({ type }) => !known.has(type))).toEqual([]);
  });
});

describe("CONTRIBUTING.md", () => {
  const page = text("CONTRIBUTING.md");

  it("names scripts that exist", () => {
    const { scripts } = JSON.parse(text("package.json")) as { scripts: Record<string, string> };
    const named = [...page.matchAll(/npm run ([\w:]+)/g)].map(([, script]) => script!);
    expect(named.length).toBeGreaterThan(5);
    expect(named.filter((script) => !(script in scripts))).toEqual([]);
  });

  it("names files and folders that exist", () => {
    const linked = [...page.matchAll(/\]\((?!https:)([^)#]+)/g)].map(([, path]) => path!);
    const ran = [...page.matchAll(/(?<=[ `])((?:src|scripts|integration_tests|\.ci)\/[\w./-]+)/g)].map(
      ([, path]) => path!,
    );
    expect(linked.length + ran.length).toBeGreaterThan(15);
    expect([...linked, ...ran].filter((path) => !existsSync(place(path)))).toEqual([]);
  });
});
