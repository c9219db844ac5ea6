import { ConfigError } from "@airbyte/cdk-typescript-compat";
import { describe, expect, it } from "vitest";
import { refuseDebugOutput } from "./debug-output.js";

describe("refuseDebugOutput", () => {
  it.each(["http", "HTTP", "net", "tls", "https", "fs,http", "*", "ht*", "n*t"])("refuses NODE_DEBUG=%s", (value) => {
    const refuse = () => refuseDebugOutput({ NODE_DEBUG: value });
    expect(refuse).toThrow(ConfigError);
    expect(refuse).toThrow(/^The environment variable NODE_DEBUG makes Node print the API key .*use --debug\.$/);
  });

  it.each([undefined, "", "fs", "module,timer", "http2", "xhttp", "(", "h.tp"])("accepts NODE_DEBUG=%s", (value) => {
    expect(() => refuseDebugOutput({ NODE_DEBUG: value })).not.toThrow();
  });
});
