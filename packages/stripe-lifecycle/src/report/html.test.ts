import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { renderPage } from "./html.js";

const template = "<head><!-- {policy} --><!-- {style} --></head><!-- {data} --><!-- {script} -->";
const parts = { template, style: "p { color: red }", script: 'alert("$&")', data: { a: 1 } };

test("each part is unchanged in its own element", () => {
  expect(renderPage(parts)).toMatch(
    /<style>p \{ color: red \}<\/style><\/head><script [^>]*>\{"a":1\}<\/script><script>alert\("\$&"\)<\/script>$/,
  );
});

test("the policy allows only this script and this style, and no loading", () => {
  const hash = (text: string) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
  expect(renderPage(parts)).toContain(
    `content="default-src 'none'; script-src ${hash(parts.script)}; style-src ${hash(parts.style)}; img-src data:; ` +
      `base-uri 'none'; form-action 'none'"`,
  );
});

test.each(["</script><script>alert(1)</script>", "<!--<script>", "<!-- {script} --> $& $1", "\u2028", 'a < b "c"'])(
  "data cannot leave its element, and is read unchanged: %s",
  (name) => {
    const [, written] = /id="data">(.*?)<\/script>/s.exec(renderPage({ ...parts, data: { name } }))!;
    expect(written).not.toContain("<");
    expect(JSON.parse(written!)).toEqual({ name });
  },
);

test.each([{ script: 'const s = "</script>"' }, { style: "/* </STYLE> */" }])(
  "%o, which would end its element, is rejected",
  (part) => {
    expect(() => renderPage({ ...parts, ...part })).toThrow("would end its own element");
  },
);
