// A property's description: the SDK's own comment, else ours, else one from the names.
import ts from "typescript";
import { isDecimal } from "./constituents.mjs";
import { descriptions } from "./descriptions.mjs";

/** @typedef {import("./members.mjs").Member} Member */

/**
 * @param {Member} member
 * @param {import("./place.mjs").Place} place the member's own
 * @param {string} owner name of the object or property that has the member
 * @returns {string} plain text on one line; links stay as the SDK writes them
 */
export function describe(member, { checker, declared }, owner) {
  const comment = member.symbols.map((symbol) => commentOf(checker, symbol)).find((text) => text !== "");
  const ours = declared.map((key) => descriptions[key]).find((text) => text !== undefined);
  const said = comment ?? ours ?? sentenceCase(`${words(member.name)} of the ${words(owner)}.`);
  const decimal = member.types.some(isDecimal) ? "An exact decimal number, as a string." : "";
  return [said, valuesOf(member, said), decimal].filter((part) => part !== "").join(" ");
}

/**
 * @param {ts.TypeChecker} checker
 * @param {ts.Symbol} symbol
 */
function commentOf(checker, symbol) {
  const text = ts.displayPartsToString(symbol.getDocumentationComment(checker));
  const deprecated = symbol.getJsDocTags(checker).find((tag) => tag.name === "deprecated");
  return tidy(deprecated ? `${text} Deprecated: ${ts.displayPartsToString(deprecated.text)}` : text);
}

/**
 * Returns the values that an enum had when the SDK was released. The types omit them, because Stripe adds values
 * without notice (https://docs.stripe.com/upgrades#what-changes-does-stripe-consider-to-be-backward-compatible).
 *
 * @param {Member} member
 * @param {string} said
 */
function valuesOf(member, said) {
  const values = member.types.filter((type) => type.isStringLiteral()).map((type) => type.value);
  if (values.every((value) => said.includes(`\`${value}\``))) return "";
  return values.length === 1 ? `Always: ${values[0]}.` : `One of: ${values.join(", ")}.`;
}

/** @param {string} text */
const tidy = (text) => text.replace(/\s+/g, " ").trim();

/** @param {string} name */
const words = (name) => name.replace(/_/g, " ").replace(/\b(?:ach|acss|iban|id|ip|qr|sepa|url|zip)\b/g, (word) => word.toUpperCase());

/** @param {string} text */
const sentenceCase = (text) => text.charAt(0).toUpperCase() + text.slice(1);
