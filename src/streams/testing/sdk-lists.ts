import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** A list of the API, or an object that exists once, as the Stripe SDK requests it. */
export interface SdkList {
  /** With `{id}` for the id of a parent: `/v1/invoices/{id}/lines`. */
  readonly path: string;
  readonly isList: boolean;
  /** Whether it takes a page size. */
  readonly isPaged: boolean;
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
    const { params, isPaged } = paramsOf(declarations, method);
    const isOneOfMany = path.includes("{id}") || [...params.values()].includes(true);
    return isList || !isOneOfMany ? [{ path, isList, isPaged, params }] : [];
  });
}

function paramsOf(declarations: string, method: string): Pick<SdkList, "params" | "isPaged"> {
  const signature = new RegExp(`^ {4}${method}\\(.*?params\\??: (?:\\w+\\.)*(\\w+)`, "m").exec(declarations);
  if (!signature) return { params: new Map(), isPaged: false };
  const body = new RegExp(`^( *)(?:export )?interface ${signature[1]} ([^{]*)\\{\\n(.*?)^\\1\\}`, "ms").exec(
    declarations,
  );
  if (!body) throw new Error(`the SDK declares no ${signature[1]}`);
  const members = [...(body[3] ?? "").matchAll(/^ +(\w+)(\??): /gm)];
  const params = new Map(members.map(([, name = "", optional]) => [name, optional === ""]));
  const paging = ["limit", "starting_after"].filter((name) => params.delete(name));
  return { params, isPaged: paging.length > 0 || (body[2] ?? "").includes("PaginationParams") };
}
