// The alternatives of a property's type, and the kind of JSON value that they form.
import ts from "typescript";

/** @typedef {"string" | "number" | "boolean" | "array" | "object" | "decimal"} Kind */

const absent = ts.TypeFlags.Null | ts.TypeFlags.Undefined | ts.TypeFlags.Void | ts.TypeFlags.Never;

/**
 * Returns the alternatives of the types, without null and undefined, each once. The compiler orders a union by what it
 * met first. Here literals are sorted by value and objects by declaration, so no schema depends on another.
 *
 * @param {readonly ts.Type[]} types
 * @returns {ts.Type[]}
 */
export function constituents(types) {
  const all = types.flatMap((type) => (type.isUnion() ? type.types : [type]));
  return [...new Set(all)].filter((type) => !(type.flags & absent)).toSorted(byDeclaration);
}

/**
 * @param {ts.Type} a
 * @param {ts.Type} b
 */
function byDeclaration(a, b) {
  const [first, second] = [sortKey(a), sortKey(b)];
  return first < second ? -1 : Number(first > second);
}

/** @param {ts.Type} type */
function sortKey(type) {
  if (type.isStringLiteral()) return `0 ${type.value}`;
  const declaration = type.symbol?.declarations?.[0];
  if (!declaration) return "2";
  return `1 ${declaration.getSourceFile().fileName} ${String(declaration.pos).padStart(8, "0")}`;
}

/**
 * @param {ts.TypeChecker} checker
 * @param {ts.Type} type one alternative
 * @returns {Kind | undefined} undefined if no rule fits
 */
export function kindOf(checker, type) {
  if (type.flags & ts.TypeFlags.StringLike) return "string";
  if (type.flags & ts.TypeFlags.NumberLike) return "number";
  if (type.flags & ts.TypeFlags.BooleanLike) return "boolean";
  if (isDecimal(type)) return "decimal";
  // OtherString, the open end of the SDK's enums, is `string & Record<never, never>`.
  if (type.isIntersection() && type.types.some((part) => part.flags & ts.TypeFlags.String)) return "string";
  if (checker.isArrayType(type)) return "array";
  return type.flags & ts.TypeFlags.Object ? "object" : undefined;
}

/**
 * Returns true if the type is the SDK's exact decimal: in the API's JSON a string such as "0.05".
 *
 * @param {ts.Type} type
 */
export const isDecimal = (type) => type.aliasSymbol?.name === "Decimal";

/**
 * Returns the kind of JSON value that the alternatives form. An id next to objects is an expandable property: the id
 * unless it was expanded (https://docs.stripe.com/expand).
 *
 * @param {ts.TypeChecker} checker
 * @param {readonly ts.Type[]} alternatives
 * @param {string} where names the property in the Error that is thrown if there is no such kind
 * @param {boolean} [isExpanded]
 * @returns {Kind}
 */
export function commonKind(checker, alternatives, where, isExpanded = false) {
  const kinds = [...new Set(alternatives.map((type) => kindOf(checker, type)))];
  const [kind] = kinds;
  if (kind && kinds.length === 1) return kind;
  if (kinds.length === 2 && kinds.includes("string") && kinds.includes("object")) return isExpanded ? "object" : "string";
  const types = alternatives.map((type) => checker.typeToString(type)).join(" | ");
  throw new Error(`${where}: no single JSON type holds ${types}. Add a rule to scripts/schemas/constituents.mjs.`);
}
