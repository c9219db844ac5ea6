/**
 * The dependencies of the connector that are not bundled, because they load files of their own at run time:
 * classic-level is native code. An installation has them in node_modules, with what they depend on.
 */
export const external = ["classic-level"];

/**
 * The same of the command line. pg looks for a native client that may be installed beside it. rolldown bundles the
 * report's script in a clone only.
 */
export const commandLineExternal = ["@duckdb/node-api", "pg", "pg-copy-streams", "rolldown"];
