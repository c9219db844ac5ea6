import type { Wire, WireAnswer } from "../../../src/stripe/request/wire.js";

interface List {
  readonly data: readonly { readonly created?: number }[];
}

/**
 * Removes objects that were created outside of the requested range from each list, as Stripe does. stripe-mock checks
 * the range, but answers with the same object whatever it is.
 */
export function createdAsAsked(wire: Wire): Wire {
  return async (request, signal) => {
    const answer = await wire(request, signal);
    const { searchParams } = new URL(request.path, "http://stripe.invalid");
    const bound = (name: string, absent: number) => Number(searchParams.get(`created[${name}]`) ?? absent);
    const from = bound("gte", -Infinity);
    const before = bound("lt", Infinity);
    if (answer.status !== 200 || (from === -Infinity && before === Infinity)) return answer;
    return edited(answer, (list) => ({
      ...list,
      data: list.data.filter(({ created = 0 }) => created >= from && created < before),
    }));
  };
}

function edited({ body, ...head }: WireAnswer, edit: (list: List) => List): WireAnswer {
  return { ...head, body: editedBody(body, edit) };
}

async function* editedBody(body: WireAnswer["body"], edit: (list: List) => List): AsyncGenerator<Buffer> {
  const pieces: Uint8Array[] = [];
  for await (const piece of body) pieces.push(piece);
  yield Buffer.from(JSON.stringify(edit(JSON.parse(Buffer.concat(pieces).toString()) as List)));
}
