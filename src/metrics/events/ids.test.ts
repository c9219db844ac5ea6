import { v5 } from "uuid";
import * as fc from "fast-check";
import { expect, it } from "vitest";
import { eventId } from "./ids.js";

it("is the UUID of version 5 of the fact in the namespace of this connector", () => {
  const texts = fc.string({ unit: "binary" });
  fc.assert(
    fc.property(fc.option(texts), fc.boolean(), texts, texts, (id, livemode, type, key) => {
      const name = `v1|${id ?? ""}|${livemode ? "live" : "test"}|${type}|${key}`;
      expect(eventId({ id, livemode }, type, key)).toBe(v5(name, "6f1d2b0e-3a57-5c1c-9b3e-5d0c8f6a7e21"));
    }),
  );
});
