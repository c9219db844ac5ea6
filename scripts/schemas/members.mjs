// The properties of an object, or of all variants of an object.
import ts from "typescript";
import { commonKind, constituents } from "./constituents.mjs";
import { declaredPlace } from "./declared-place.mjs";

/**
 * @typedef {object} Member
 * @property {string} name
 * @property {readonly ts.Symbol[]} symbols the property in each variant that has it
 * @property {readonly ts.Type[]} types its alternatives in all variants
 */

/**
 * Returns the members of the variants in the order of declaration. A union of objects becomes one object with the
 * properties of all, because a table has one set of columns.
 *
 * @param {ts.TypeChecker} checker
 * @param {readonly ts.Type[]} variants
 * @returns {Member[]}
 */
export function membersOf(checker, variants) {
  /** @type {Map<string, ts.Symbol[]>} */
  const byName = new Map();
  for (const symbol of variants.flatMap((variant) => variant.getProperties())) {
    byName.set(symbol.name, [...(byName.get(symbol.name) ?? []), symbol]);
  }
  return [...byName]
    .map(([name, symbols]) => ({ name, symbols, types: constituents(symbols.map((s) => checker.getTypeOfSymbol(s))) }))
    .filter(({ types }) => types.length > 0) // `deleted?: void`
    .map((member) => rejectConflict(checker, member));
}

/**
 * Returns where a member is declared, in each variant that has it. These are the keys of the exceptions.
 *
 * @param {Member} member
 * @returns {string[]}
 */
export function placesOf(member) {
  const declarations = member.symbols.flatMap((symbol) => symbol.declarations ?? []);
  return declarations.filter(ts.isPropertySignature).map(declaredPlace);
}

/**
 * @param {ts.TypeChecker} checker
 * @param {Member} member
 * @returns {Member}
 */
function rejectConflict(checker, member) {
  const where = placesOf(member).join(", ");
  const kinds = member.symbols
    .map((symbol) => constituents([checker.getTypeOfSymbol(symbol)]))
    .filter((alternatives) => alternatives.length > 0)
    .map((alternatives) => commonKind(checker, alternatives, where));
  if (new Set(kinds).size > 1) throw new Error(`${where}: the variants disagree (${kinds.join(", ")}).`);
  return member;
}
