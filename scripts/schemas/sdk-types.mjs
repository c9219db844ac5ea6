// The Stripe SDK's type declarations, read with the TypeScript compiler.
import ts from "typescript";

/**
 * @typedef {object} SdkTypes
 * @property {ts.TypeChecker} checker answers questions about the types
 * @property {(name: string) => ts.Type} typeOf the declared type of `Stripe.<name>`, e.g. "Customer" or
 *   "Checkout.Session"; throws an Error when the SDK declares no such type
 */

/** @type {ts.CompilerOptions} */
const options = {
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  target: ts.ScriptTarget.ES2022,
  lib: ["lib.es2022.d.ts"],
  types: [],
  strict: true,
  skipLibCheck: true,
};

/**
 * Opens a declaration file that exports the namespace `Stripe`. Takes about two seconds for the SDK's own.
 *
 * @param {string} file path of the .d.ts file
 * @returns {SdkTypes}
 */
export function openSdkTypes(file) {
  const program = ts.createProgram([file], options);
  const checker = program.getTypeChecker();
  const source = program.getSourceFile(file);
  const module = source && checker.getSymbolAtLocation(source);
  const stripe = module && exported(checker, module, "Stripe");
  if (!stripe) throw new Error(`${file} exports no namespace Stripe: install the packages with \`npm ci\`.`);
  return { checker, typeOf: (name) => declaredType(checker, stripe, name) };
}

/**
 * @param {ts.TypeChecker} checker
 * @param {ts.Symbol} stripe
 * @param {string} name
 */
function declaredType(checker, stripe, name) {
  let found = stripe;
  for (const part of name.split(".")) {
    const next = exported(checker, found, part);
    if (!next) throw new Error(`The Stripe SDK declares no type Stripe.${name}: correct the stream's \`object\`.`);
    found = next;
  }
  return checker.getDeclaredTypeOfSymbol(found);
}

/**
 * @param {ts.TypeChecker} checker
 * @param {ts.Symbol} namespace
 * @param {string} name
 */
function exported(checker, namespace, name) {
  const symbol = checker.getExportsOfModule(namespace).find((candidate) => candidate.name === name);
  return symbol && symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
}
