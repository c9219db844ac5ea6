import { describe, expect, it } from "vitest";
import { InvalidApiBaseError, readApiBase } from "./api-base.js";

describe("readApiBase", () => {
  it.each([undefined, "", "  "])("returns Stripe's address for %j", (text) => {
    expect(readApiBase(text)).toEqual({ protocol: "https", host: "api.stripe.com", port: 443 });
  });

  it.each([
    ["https://stripe.example.com", { protocol: "https", host: "stripe.example.com", port: 443 }],
    ["https://stripe.example.com:8443/", { protocol: "https", host: "stripe.example.com", port: 8443 }],
    ["http://127.0.0.1:12111", { protocol: "http", host: "127.0.0.1", port: 12111 }],
    [" http://localhost:12111\n", { protocol: "http", host: "localhost", port: 12111 }],
    ["http://localhost", { protocol: "http", host: "localhost", port: 80 }],
    ["http://[::1]:12111", { protocol: "http", host: "::1", port: 12111 }],
  ])("reads %j", (text, expected) => {
    expect(readApiBase(text)).toEqual(expected);
  });

  it.each([
    "http://api.stripe.com",
    "http://localhost.example.com",
    "http://127.0.0.1.example.com",
    "http://10.0.0.1:12111",
    "http://simulator:12111",
  ])("refuses plain http to another machine: %s", (text) => {
    expect(() => readApiBase(text)).toThrow(/unencrypted\. Use https/);
  });

  it.each(["localhost:12111", "api.stripe.com", "ftp://localhost", "http://", "https://a b"])(
    "requires an address with a scheme instead of %j",
    (text) => {
      expect(() => readApiBase(text)).toThrow(/must be an address such as/);
    },
  );

  it.each([
    "https://user:rk_test_1@example.com",
    "https://example.com/v1",
    "https://example.com?a=1",
    "https://example.com#a",
  ])("refuses anything but scheme, host and port: %s", (text) => {
    expect(() => readApiBase(text)).toThrow(InvalidApiBaseError);
    expect(() => readApiBase(text)).toThrow(/remove any user name, path/);
  });
});
