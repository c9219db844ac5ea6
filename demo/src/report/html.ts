import { createHash } from "node:crypto";

export interface PageParts {
  /** The page with a comment where each part goes: {policy}, {style}, {data}, {script}. */
  readonly template: string;
  readonly style: string;
  readonly script: string;
  /** Anything that JSON can say; the element with the id "data" holds it. */
  readonly data: unknown;
}

/**
 * One page that needs nothing else, and by its own policy may load nothing else: scripts and styles run only if they
 * are the ones written here, known by their hashes. https://www.w3.org/TR/CSP3/#framework-directive-source-list
 */
export function renderPage({ template, style, script, data }: PageParts): string {
  if (/<\/(script|style)/i.test(script + style))
    throw new Error("The page's script or style would end its own element.");
  const elements: Readonly<Record<string, string>> = {
    policy: `<meta http-equiv="Content-Security-Policy" content="${policyFor(script, style)}" />`,
    // A browser hashes all that stands between the tags, so that no white space may be added to it.
    style: `<style>${style}</style>`,
    data: `<script type="application/json" id="data">${escapeForScript(JSON.stringify(data))}</script>`,
    script: `<script>${script}</script>`,
  };
  return template.replaceAll(/<!-- \{(\w+)\} -->/g, (_, name: string) => elements[name]!);
}

/** JSON that can't end the script element it stands in, nor begin a comment there. */
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
