/** An object's JSON with gaps for the parts that differ between objects. */
export interface Template {
  /** Returns the id of the object with that number. */
  id(number: number): string;
  text(values: TemplateValues): string;
}

export interface TemplateValues {
  /** The object's own number, used in every id that belongs only to it. */
  readonly number: number;
  /** The customer's number, used in the ids of customer, subscription and subscription item. */
  readonly customer: number;
  readonly createdSeconds: number;
}

/** The source of a template: a rendered object of the Stripe API. */
export interface TemplateObject {
  readonly id: string;
  readonly created: number;
  /** Only invoices have it. */
  readonly total?: number;
  /** Only what can be archived has it, such as prices. */
  readonly active?: boolean;
}

/**
 * Creates a template from a whole object as the API returns it. Ids keep their beginning and length and end in a number
 * of ten digits. Amounts that equal an invoice's total vary with the object's number, so no two objects have the same
 * bytes.
 */
export function createTemplate(object: TemplateObject): Template {
  const { fixed, gaps } = split(JSON.stringify(object), object);
  const idOf = (number: number): string => object.id.slice(0, -digits) + padded(number);
  return {
    id: idOf,
    text({ number, customer, createdSeconds }) {
      const fillings: Readonly<Record<Gap, string>> = {
        own: padded(number),
        customer: padded(customer),
        created: String(createdSeconds),
        amount: String((object.total ?? 0) + (number % 1_000)),
      };
      let text = fixed[0]!;
      for (let index = 0; index < gaps.length; index += 1) text += fillings[gaps[index]!] + fixed[index + 1]!;
      return text;
    },
  };
}

/** Returns the number at the end of an object's id. NaN if there is none. */
export function numberIn(id: string): number {
  const end = id.slice(-digits);
  return /^\d{10}$/.test(end) ? Number(end) : Number.NaN;
}

const digits = 10;

type Gap = "own" | "customer" | "created" | "amount";

function padded(number: number): string {
  return String(number).padStart(digits, "0");
}

function split(json: string, { created, total = 0 }: TemplateObject): { fixed: string[]; gaps: Gap[] } {
  const ids = String.raw`\b(?<kind>cus|sub|si|in|il|inpay|ch|re|pi|txn)_[A-Za-z0-9]*?(?<end>[A-Za-z0-9]{${digits}})(?![A-Za-z0-9])`;
  const time = String.raw`"created":(?<created>${created})(?=[,}])`;
  // Only larger totals: a small number can also be a count.
  const amount = total >= 100 ? String.raw`|:(?<amount>${total})(?=[,}])` : "";
  const fixed: string[] = [];
  const gaps: Gap[] = [];
  let from = 0;
  for (const match of json.matchAll(new RegExp(`${ids}|${time}${amount}`, "g"))) {
    const { kind, end, created: createdText, amount: amountText } = match.groups!;
    const replaced = (end ?? createdText ?? amountText)!;
    const until = match.index + match[0].length;
    fixed.push(json.slice(from, until - replaced.length));
    gaps.push(kind === undefined ? (createdText === undefined ? "amount" : "created") : gapOf(kind));
    from = until;
  }
  fixed.push(json.slice(from));
  return { fixed, gaps };
}

function gapOf(kind: string): Gap {
  return kind === "cus" || kind === "sub" || kind === "si" ? "customer" : "own";
}
