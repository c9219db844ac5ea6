import type * as ListModule from "../../src/streams/list.js";
import { built } from "./built.js";

/** The connector's list of raw streams. */
export const { rawStreams } = (await built("streams/list.js")) as typeof ListModule;
