// The position in an object's type, and the exceptions for that position.
import { abridgedWhenEmbedded, fractional, returnedOnlyWhenExpanded } from "./exceptions.mjs";
import { placesOf } from "./members.mjs";

/** @typedef {import("typescript").Type} Type */

/**
 * @typedef {object} Place
 * @property {import("typescript").TypeChecker} checker
 * @property {ReadonlySet<string>} expanded every expanded path and the paths that lead to it
 * @property {string} path the path as Stripe's `expand` writes it: "items.data.price"; "" for the object itself
 * @property {readonly string[]} declared `Interface.property` of the property, in each variant that has it
 * @property {string} owner name of the property, or of the object itself
 * @property {readonly Type[]} ancestors the objects around
 * @property {boolean} isAbridged whether objects here are left open
 */

/**
 * The place of the object itself.
 *
 * @param {import("typescript").TypeChecker} checker
 * @param {string} object the SDK's name: "Checkout.Session"
 * @param {ReadonlySet<string>} expanded
 * @returns {Place}
 */
export function rootPlace(checker, object, expanded) {
  const owner = (object.split(".").at(-1) ?? object).replace(/(?<=[a-z])(?=[A-Z])/g, "_").toLowerCase();
  return { checker, expanded, path: "", declared: [], owner, ancestors: [], isAbridged: false };
}

/**
 * The place of a member of the object at `around`.
 *
 * @param {Place} around
 * @param {readonly Type[]} variants the object's own types
 * @param {import("./members.mjs").Member} member
 * @returns {Place}
 */
export function enter(around, variants, member) {
  const declared = placesOf(member);
  const isAsked = around.path === "" || around.expanded.has(around.path);
  return {
    ...around,
    path: around.path === "" ? member.name : `${around.path}.${member.name}`,
    declared,
    // The objects of a list have the list's own name.
    owner: declared.includes("ApiList.data") ? around.owner : member.name,
    ancestors: [...around.ancestors, ...variants],
    isAbridged: around.isAbridged || (!isAsked && declared.every((key) => interfaceOf(key) in abridgedWhenEmbedded)),
  };
}

/**
 * Returns true if a list returns the property.
 *
 * @param {Place} place
 */
export const isReturned = ({ expanded, path, declared }) =>
  expanded.has(path) || !declared.every((key) => key in returnedOnlyWhenExpanded);

/**
 * Returns true if the number at the place may have a fraction.
 *
 * @param {Place} place
 */
export const isFractional = ({ declared }) => declared.some((key) => key in fractional);

/** @param {string} key */
const interfaceOf = (key) => key.slice(0, key.lastIndexOf("."));
