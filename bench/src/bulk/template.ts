/** An object's JSON with gaps for what differs from one object to the next. */
export interface Template {
  /** The id that the object of that number has. */
  id(number: number): string;
  text(values: TemplateValues): string;
}

export interface TemplateValues {
  /** The object's own, in every id that belongs to it alone. */
  readonly number: number;
  /** The customer's, in the ids of customer, subscription and subscription item. */
  readonly customer: number;
  readonly createdSeconds: number;
}

/** What a template is made of: a rendered object of the Stripe API. */
export interface TemplateObject {
  readonly id: string;
  readonly created: number;
  /** Invoices have it. */
  readonly total?: number;
}

/**
 * Makes a template of a whole object as the API answers it. Ids keep their beginning and length and end in a number of ten
 * digits; amounts that equal an invoice's total vary by the object's number, so that no two objects have the same bytes.
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

/** The number that an object's id ends in; NaN where it ends in none. */
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
  // Only of some size: small numbers are counts as often as amounts.
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
