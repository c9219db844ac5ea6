/**
 * The dependencies that are not bundled, because they load files of their own at run time: classic-level is native code.
 * An installation has them in node_modules, with what they depend on.
 */
export const external = ["classic-level"];
