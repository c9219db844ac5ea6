import { createHash } from "node:crypto";

export interface PageParts {
  /** The page with a comment in place of each part: {policy}, {style}, {data}, {script}. */
  readonly template: string;
  readonly style: string;
  readonly script: string;
  /** Any JSON value. The element with the id "data" contains it. */
  readonly data: unknown;
}

/**
 * Returns one page that needs no other file. Its own policy forbids it to load any. Only the scripts and styles in the
 * page run, identified by their hashes. https://www.w3.org/TR/CSP3/#framework-directive-source-list
 */
export function renderPage({ template, style, script, data }: PageParts): string {
  if (/<\/(script|style)/i.test(script + style))
    throw new Error("The page's script or style would end its own element.");
  const elements: Readonly<Record<string, string>> = {
    policy: `<meta http-equiv="Content-Security-Policy" content="${policyFor(script, style)}" />`,
    // A browser hashes everything between the tags, so no white space may be added to it.
    style: `<style>${style}</style>`,
    data: `<script type="application/json" id="data">${escapeForScript(JSON.stringify(data))}</script>`,
    script: `<script>${script}</script>`,
  };
  return template.replaceAll(/<!-- \{(\w+)\} -->/g, (_, name: string) => elements[name]!);
}

/** Escapes JSON so that it can neither end its script element nor begin a comment there. */
function escapeForScript(json: string): string {
  return json.replaceAll("<", "\\u003c");
}

function policyFor(script: string, style: string): string {
  return [
    "default-src 'none'",
    `script-src ${hashOf(script)}`,
    `style-src ${hashOf(style)}`,
    "img-src data:",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
}

function hashOf(text: string): string {
  return `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
}
