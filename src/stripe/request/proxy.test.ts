import { describe, expect, it } from "vitest";
import { readApiBase, stripeApiBase } from "./api-base.js";
import { InvalidProxyError, readProxy } from "./proxy.js";

const nameFor = (env: Record<string, string>, base = "https://api.stripe.com") =>
  readProxy(env, readApiBase(base))?.name;

describe("readProxy", () => {
  it.each([
    [{}, undefined],
    [{ HTTPS_PROXY: "http://a:1" }, "a:1"],
    [{ https_proxy: "http://a:1" }, "a:1"],
    [{ ALL_PROXY: "http://a:1" }, "a:1"],
    [{ all_proxy: "http://a:1" }, "a:1"],
    [{ HTTP_PROXY: "http://a:1" }, "a:1"],
    [{ http_proxy: "http://a:1" }, "a:1"],
    [{ https_proxy: "http://a:1", HTTPS_PROXY: "http://b:2" }, "a:1"],
    [{ https_proxy: " ", HTTPS_PROXY: "http://b:2" }, "b:2"],
    [{ all_proxy: "http://a:1", HTTPS_PROXY: "http://b:2" }, "b:2"],
    [{ all_proxy: "http://a:1", http_proxy: "http://b:2" }, "a:1"],
    [{ HTTPS_PROXY: "proxy.example:8080" }, "proxy.example:8080"],
    [{ HTTPS_PROXY: "http://a" }, "a:80"],
    [{ HTTPS_PROXY: "https://a/" }, "a:443"],
    [{ HTTPS_PROXY: "http://user:p%40ss@proxy.example:8080" }, "proxy.example:8080"],
  ] satisfies [Record<string, string>, string | undefined][])("with %j is %s", (env, name) => {
    expect(nameFor(env)).toBe(name);
  });

  it.each(["http://localhost:1", "http://127.0.0.1:1", "http://127.9.9.9:1", "https://[::1]:1", "https://localhost"])(
    "is none for this machine: %s",
    (base) => {
      expect(nameFor({ HTTPS_PROXY: "http://a:1", HTTP_PROXY: "http://a:1", ALL_PROXY: "http://a:1" }, base)).toBe(
        undefined,
      );
    },
  );

  it.each([
    ["*", true],
    ["a.example, *", true],
    ["api.stripe.com", true],
    ["API.Stripe.com", true],
    ["stripe.com", true],
    [".stripe.com", true],
    ["*.stripe.com", true],
    ["a.example stripe.com", true],
    ["a.example,,stripe.com,", true],
    ["stripe.com:443", true],
    ["stripe.com:8443", false],
    ["tripe.com", false],
    ["stripe.com.example", false],
    ["files.stripe.com", false],
    [".", false],
    ["", false],
  ])("with NO_PROXY=%j leaves Stripe out: %s", (list, isExempt) => {
    for (const variable of ["NO_PROXY", "no_proxy"]) {
      const name = nameFor({ HTTPS_PROXY: "http://a:1", [variable]: list });
      expect(name).toBe(isExempt ? undefined : "a:1");
    }
  });

  it.each([
    ["10.0.0.0/8", "https://10.1.2.3", true],
    ["10.0.0.0/8", "https://11.1.2.3", false],
    ["10.1.2.3", "https://10.1.2.3", true],
    ["10.1.2.3:8443", "https://10.1.2.3:8443", true],
    ["10.1.2.3:8443", "https://10.1.2.3", false],
    ["10.0.0.0/33", "https://10.1.2.3", false],
    ["10.0.0.0/x", "https://10.1.2.3", false],
    ["10.0.0.0/8", "https://api.stripe.com", false],
    ["fd00::/8", "https://[fd00::1]", true],
    ["fd00::1", "https://[fd00::1]", true],
    ["[fd00::1]:443", "https://[fd00::1]", true],
  ])("with NO_PROXY=%s and %s leaves it out: %s", (list, base, isExempt) => {
    expect(nameFor({ HTTPS_PROXY: "http://a:1", NO_PROXY: list }, base)).toBe(isExempt ? undefined : "a:1");
  });

  it.each(["socks5://user:hidden@a:1080", "http://", "http://user:hidden/@a:1", "http://user:hid%zden@a:1", "ftp://a"])(
    "refuses %s, and quotes nothing of it",
    (text) => {
      const read = () => readProxy({ HTTPS_PROXY: text }, stripeApiBase);
      expect(read).toThrow(InvalidProxyError);
      expect(read).toThrow(/^The environment variable HTTPS_PROXY (?!.*hid)/);
    },
  );

  it("says nothing of a variable that is not used", () => {
    expect(nameFor({ HTTPS_PROXY: "socks5://a:1", NO_PROXY: "stripe.com" })).toBe(undefined);
  });
});
