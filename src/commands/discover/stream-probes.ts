import type { Probe } from "../../stripe/key/probe.js";
import { listProbe } from "../../stripe/lists/list-probe.js";
import { childRequest } from "../../stripe/lists/nested.js";
import type { ListedChildren, RawStream } from "../../streams/kinds.js";

/**
 * Returns the requests that show whether the key may read a stream: one object of its list. A stream of children also
 * has one for the children's list of a parent that cannot exist. Stripe checks the permission first and then answers
 * 404, as write-probe.ts explains.
 */
export function probesOf(stream: RawStream): readonly Probe[] {
  const { children } = stream;
  const parents = listProbe(stream);
  // Embedded children come with their parents.
  return children === undefined || "embedded" in children ? [parents] : [parents, childProbe(children)];
}

/** An id that no object has: Stripe's ids have a prefix and an underscore. */
const noParent = "none";

function childProbe(children: ListedChildren): Probe {
  const { params, ...request } = childRequest(children, noParent);
  return { ...request, params: { ...params, ...(!children.isUnpaged && { limit: 1 }) } };
}
