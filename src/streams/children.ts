import type { Following, RawStream } from "./kinds.js";

/** What the entry of a stream of parts repeats of the entry of the objects that contain them. */
type ParentList = Pick<
  RawStream,
  "path" | "listing" | "params" | "parts" | "expand" | "nested" | "testClockScope" | "ignoresImportWindow" | "product"
>;

/** Returns how the objects that contain the rows are listed: as in their own stream, so that one reading serves both. */
export function listOf(parent: RawStream): ParentList {
  const { path, listing, params, parts, expand, nested, testClockScope, ignoresImportWindow, product } = parent;
  return { path, listing, params, parts, expand, nested, testClockScope, ignoresImportWindow, product };
}

/** Returns how a stream learns of changes if its rows change with the objects that contain them, and only then. */
export function followingOf({ changes, unreported }: RawStream): Following {
  return { changes, unreported } as Following;
}
