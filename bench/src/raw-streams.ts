import type * as ListModule from "../../src/streams/raw-streams.js";
import { built } from "./built.js";

/** The connector's list of raw streams. */
export const { rawStreams } = (await built("streams/raw-streams.js")) as typeof ListModule;
