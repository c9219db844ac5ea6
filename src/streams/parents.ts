import type { RawStream } from "./kinds.js";
import { rawStreams } from "./raw-streams.js";

/** Returns the stream whose rows are the objects that contain the stream's rows. undefined: no stream is. */
export function parentOf({ path, children }: RawStream): RawStream | undefined {
  return children && rawStreams.find((each) => each.path === path && !each.children);
}

/** Returns the field of the listed objects that embeds the stream's rows. undefined: no field does. */
export function embeddedField({ children }: RawStream): string | undefined {
  return children && "embedded" in children ? children.embedded : undefined;
}
