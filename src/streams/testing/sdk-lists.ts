import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** A list of the API, or an object that exists once, as the Stripe SDK requests it. */
export interface SdkList {
  /** With `{id}` for the id of a parent: `/v1/invoices/{id}/lines`. */
  readonly path: string;
  readonly isList: boolean;
  /** The parameters beside those of paging, and whether each is required. */
  readonly params: ReadonlyMap<string, boolean>;
}

const resources = fileURLToPath(new URL("./resources/", import.meta.resolve("stripe")));

/** Returns every list of version 1 of the API except searches, and every object that is retrieved without naming it. */
export function listsOfSdk(): readonly SdkList[] {
  const files = readdirSync(resources, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".js"));
  return files.flatMap((file) => listsIn(join(resources, file)));
}

function listsIn(file: string): SdkList[] {
  const declarations = readFileSync(file.replace(/\.js$/, ".d.ts"), "utf8");
  const methods = readFileSync(file, "utf8").matchAll(/^ {4}(?:async )?(\w+)\([^)]*\) \{\n(.*?)^ {4}\}/gms);
  return [...methods].flatMap(([, method = "", body = ""]) => {
    const path = /_makeRequest\(\s*'GET',\s*['`](\/v1\/[^'`]*)['`]/.exec(body)?.[1]?.replace(/\$\{.*?\)\}/g, "{id}");
    const isList = body.includes("methodType: 'list'");
    if (path === undefined || path.endsWith("/search")) return [];
    const params = paramsOf(declarations, method);
    const isOneOfMany = path.includes("{id}") || [...params.values()].includes(true);
    return isList || !isOneOfMany ? [{ path, isList, params }] : [];
  });
}

function paramsOf(declarations: string, method: string): ReadonlyMap<string, boolean> {
  const signature = new RegExp(`^ {4}${method}\\(.*?params\\??: (?:\\w+\\.)*(\\w+)`, "m").exec(declarations);
  if (!signature) return new Map();
  const body = new RegExp(`^( *)(?:export )?interface ${signature[1]} [^{]*\\{\\n(.*?)^\\1\\}`, "ms").exec(
    declarations,
  );
  if (!body) throw new Error(`the SDK declares no ${signature[1]}`);
  const members = [...(body[2] ?? "").matchAll(/^ +(\w+)(\??): /gm)];
  return new Map(members.map(([, name = "", optional]) => [name, optional === ""]));
}
