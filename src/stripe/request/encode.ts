/** Query parameters in Stripe's nesting: `{created: {gte: 1}, expand: ["data.tiers"]}`. Undefined ones are omitted. */
export interface Params {
  readonly [name: string]: ParamValue | undefined;
}

export type ParamValue = string | number | boolean | readonly ParamValue[] | Params;

/**
 * Returns the path of a request: its route template with the id, and the query in Stripe's form encoding
 * (`created[gte]=1&expand[0]=data.tiers`). Ids and values are percent-encoded; half a surrogate pair becomes U+FFFD.
 *
 * @throws TypeError if the template and the id don't fit together, or a number is not finite
 */
export function encodePath(route: string, id: string | undefined, params: Params | undefined): string {
  const query = new URLSearchParams(Object.entries(params ?? {}).flatMap(([name, value]) => pairs(name, value)));
  const path = fillIn(route, id);
  return query.size === 0 ? path : `${path}?${query.toString()}`;
}

function fillIn(route: string, id: string | undefined): string {
  if (route.includes("{id}") !== (id !== undefined)) {
    throw new TypeError(`The route ${route} ${id === undefined ? "needs an id" : "takes no id"}.`);
  }
  if (id === undefined) return route;
  if (!canBeId(id)) throw new TypeError(`${JSON.stringify(id)} is no id for the route ${route}.`);
  // Half a surrogate pair has no encoding. It becomes U+FFFD, as in the query and in the output.
  return route.replace("{id}", () => encodeURIComponent(id.replace(/\p{Surrogate}/gu, "\ufffd")));
}

/** Returns whether a text can be an id in a path. Ids may contain dots, but a segment of dots only would lead to another route. */
export function canBeId(id: string): boolean {
  return !/^\.*$/.test(id);
}

function pairs(name: string, value: ParamValue | undefined): [string, string][] {
  if (value === undefined) return [];
  if (typeof value === "object") {
    return Object.entries(value).flatMap(([key, inner]: [string, ParamValue | undefined]) =>
      pairs(`${name}[${key}]`, inner),
    );
  }
  if (typeof value === "number" && !Number.isFinite(value)) {
    throw new TypeError(`The parameter ${name} is ${value}, not a finite number.`);
  }
  return [[name, String(value)]];
}
