import { expect, it } from "vitest";
import { looseFieldsText } from "./loose-fields.mjs";
import { declarations } from "./testing/declarations.js";

const sdk = declarations(`
  export interface Owner { id: string; object: 'owner'; name?: string; email: string | null; phone?: string | null; deleted?: void;
    settings: Owner.Settings; pets: ApiList<Pet>; favourite: string | Pet | null; rates: Owner.Rate[];
    amounts: { [currency: string]: Owner.Amount }; worth: Decimal | null }
  export namespace Owner {
    interface Settings { footer: string | null; inner: Settings.Inner | null }
    namespace Settings { interface Inner { depth?: number; around: Settings | null } }
    interface Rate { percent: number | null }
    interface Amount { minor: number | null }
  }
  export interface Pet { id: string; object: 'pet'; owner: Owner | null }
`);

it("the loose fields are the optional and the nullable ones of each object, at every depth", () => {
  const text = looseFieldsText(sdk, ["Owner", "Pet"]);
  const table = /LOOSE_FIELDS: [^=]+= (\{[\s\S]+\});/.exec(text)?.[1]?.replace(/,(\s*[\]}])/g, "$1");
  expect(JSON.parse(table!.replace(/^(\s+)(\w+):/gm, '$1"$2":'))).toEqual({
    owner: {
      optional: ["name", "phone", "settings.inner.depth"],
      nullable: [
        "amounts.*.minor",
        "email",
        "favourite",
        "phone",
        "rates.percent",
        "settings.footer",
        "settings.inner",
        "settings.inner.around",
        "worth",
      ],
    },
    pet: { optional: [], nullable: ["owner"] },
  });
});

it("an object without a name of its own is refused", () => {
  expect(() => looseFieldsText(declarations("export interface Odd { id: string }"), ["Odd"])).toThrow("Stripe.Odd");
});
