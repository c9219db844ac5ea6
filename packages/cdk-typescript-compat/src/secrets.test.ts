import { describe, expect, it } from "vitest";
import { createRedactor } from "./redaction.js";
import { proxySecrets } from "./secrets.js";
import { runSource } from "./testing/run-source.js";
import { toySource } from "./testing/toy-source.js";

const base64 = (text: string) => Buffer.from(text).toString("base64");

describe("proxySecrets", () => {
  it.each([
    ["HTTPS_PROXY", "http://somebody:hidden-word@proxy.example:8080", "hidden-word", "somebody:hidden-word"],
    ["https_proxy", "somebody:hidden-word@proxy.example:8080", "hidden-word", "somebody:hidden-word"],
    ["HTTP_PROXY", "http://somebody:p%40ss%2Fword@proxy.example", "p@ss/word", "somebody:p@ss/word"],
    ["http_proxy", "http://somebody:p%40ss%2fword@proxy.example", "p%40ss%2fword", "somebody:p@ss/word"],
    ["ALL_PROXY", "socks5://somebody:hidden:word@proxy.example", "hidden:word", "somebody:hidden:word"],
    ["all_proxy", "http://only-a-token@proxy.example", "only-a-token", "only-a-token:"],
    ["HTTPS_PROXY", "http://somebody:hid/den@word@proxy.example", "hid/den@word", "somebody:hid/den@word"],
    ["HTTPS_PROXY", "http://somebody:hid%zzden@proxy.example", "hid%zzden", "somebody:hid%zzden"],
  ])("of %s=%s are hidden in every form", (name, value, password, login) => {
    const redactor = createRedactor();
    redactor.hide(proxySecrets({ [name]: value }));
    const text = `${value} (${password}) Proxy-Authorization: Basic ${base64(login)}`;
    const shown = redactor.text(text);
    for (const form of [password, base64(login)]) expect(shown).not.toContain(form);
    expect(shown).toContain("proxy.example");
  });

  it("are none without a login, and of no other variable", () => {
    const env = { HTTPS_PROXY: "http://a", NO_PROXY: "a@b", MY_PROXY: "http://a:b@c", ALL_PROXY: "" };
    expect([...proxySecrets(env)]).toEqual([]);
  });

  it("keep the user's name, which is often a common word", () => {
    const redactor = createRedactor();
    redactor.hide(proxySecrets({ HTTPS_PROXY: "http://customers:hidden-word@proxy.example" }));
    expect(redactor.text("The stream customers")).toBe("The stream customers");
  });

  it("are in no output of a command, also before the configuration is read", async () => {
    const env = { https_proxy: "http://somebody:hidden-word@proxy.example" };
    const { stdout, stderr } = await runSource(toySource, ["check", "--config", "hidden-word.json"], { env });
    expect(stdout + stderr).toContain("****.json");
    expect(stdout + stderr).not.toContain("hidden-word");
  });
});
