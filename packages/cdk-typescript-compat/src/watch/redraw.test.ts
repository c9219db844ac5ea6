import { describe, expect, it } from "vitest";
import { createScreen } from "../testing/screen.js";
import { redraw } from "./redraw.js";

describe("a table that is redrawn", () => {
  it("replaces the previous table and keeps what was above it", () => {
    const screen = createScreen(40);
    screen.write("$ read\n");
    screen.write(redraw([], [], ["stream  records", "a             1", "total         1"], 40));
    screen.write(redraw(["stream  records", "a             1", "total         1"], [], ["stream", "a  12"], 40));
    expect(screen.lines()).toEqual(["$ read", "stream", "a  12"]);
  });

  it("prints permanent lines above it, also lines that are wider than the terminal", () => {
    const screen = createScreen(10);
    const long = "a warning of thirty characters";
    screen.write(redraw([], [], ["t 1", "t 2"], 10));
    screen.write(redraw(["t 1", "t 2"], [long, "short"], ["u 1", "u 2"], 10));
    screen.write(redraw(["u 1", "u 2"], [], ["v 1", "v 2"], 10));
    expect(screen.lines()).toEqual(["a warning ", "of thirty ", "characters", "short", "v 1", "v 2"]);
  });

  it("replaces the whole of a table that a narrower terminal has wrapped, and does not count colours", () => {
    const table = ["\u001B[2mstream            state\u001B[0m", "customers         running"];
    const narrow = createScreen(15);
    narrow.write("above\n");
    for (const line of table) narrow.write(`${line}\n`);
    narrow.write(redraw(table, [], ["stream", "customers"], 15));
    expect(narrow.lines()).toEqual(["above", "stream", "customers"]);
  });

  it("erases nothing before it is overwritten, so that it does not flicker", () => {
    const bytes = redraw(["a  1", "b  1"], [], ["a  2", "b  1"], 80);
    expect(bytes).toBe("\r\u001B[2Aa  2\u001B[K\nb  1\u001B[K\n\u001B[J");
  });
});
