import { describe, expect, it } from "vitest";
import { specificationProblems } from "./specification.js";
import { toySource } from "./toy-source.js";

const field = (order: number, more: object = {}) => ({ type: "string", title: "T", description: "D", order, ...more });

const problemsWith = (properties: Record<string, unknown>, more: object = {}) =>
  specificationProblems({ connectionSpecification: { type: "object", properties, ...more } });

describe("the check of a specification", () => {
  it("finds no problem in a valid one", async () => {
    expect(specificationProblems(await toySource.specification())).toEqual([]);
    const kind = (value: string) => ({
      title: value,
      properties: { kind: { type: "string", const: value }, a: field(1) },
    });
    const choice = field(0, { type: "object", oneOf: [kind("x"), kind("y")] });
    expect(problemsWith({ choice, maybe: field(1, { type: ["string", "null"] }) })).toEqual([]);
  });

  it.each([
    [{ a: field(0, { anyOf: [] }) }, 'root.a: "anyOf" is not allowed'],
    [{ a: field(0, { $ref: "#" }) }, 'root.a: "$ref" is not allowed'],
    [{ a: field(0), b: field(0) }, 'root: each "order" must be unique'],
    [{ a: { type: "string", order: 0, title: "T" } }, 'root.a: "description" is missing'],
    [{ a: field(0, { type: ["string", "integer"] }) }, 'root.a: a union may only add "null" to one type'],
    [{ a: field(0, { enum: ["x", "x"] }) }, "root.a: enum values must be unique"],
    [{ a: field(0, { type: "object" }) }, "root.a: an object without properties can't be shown"],
    [{ a: field(0, { oneOf: [{ title: "V", properties: {} }] }) }, "root.a: a field with oneOf must be of type object"],
    [
      { a: field(0, { type: "object", oneOf: [{ title: "V", properties: { x: field(0) } }] }) },
      "root.a: the variants of a oneOf must share exactly one property with a const",
    ],
    [{ a: field(0, { type: "array", items: { type: "string", not: {} } }) }, 'root.a[]: "not" is not allowed'],
  ])("finds the problem in %j", (properties, problem) => {
    expect(problemsWith(properties)).toContain(problem);
  });

  it("requires an open object at the root", () => {
    expect(problemsWith({}, { additionalProperties: false, type: "string" })).toEqual([
      "the root must be of type object",
      "the root must allow additional properties",
    ]);
  });
});
