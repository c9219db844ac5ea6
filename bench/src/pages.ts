import http from "node:http";

/**
 * Reads a list page by page, one request at a time, as most readers of Stripe do.
 *
 * @param onPage receives a page's body and returns the id of its last object.
 */
export async function walkList(
  url: string,
  path: string,
  onPage: (body: string) => string | undefined | Promise<string | undefined>,
): Promise<void> {
  const agent = new http.Agent({ keepAlive: true });
  try {
    let after = "";
    for (;;) {
      const body = await get(`${url}${path}?limit=100${after}`, agent);
      const last = await onPage(body);
      if (last === undefined || !hasMore.test(body.slice(-100))) return;
      after = `&starting_after=${last}`;
    }
  } finally {
    agent.destroy();
  }
}

const hasMore = /"has_more":true,"url":"[^"]*"\}$/;

function get(url: string, agent: http.Agent): Promise<string> {
  return new Promise((resolve, reject) => {
    http
      .get(url, { agent }, (response) => {
        let text = "";
        response.setEncoding("utf8");
        response.on("data", (chunk: string) => (text += chunk));
        response.on("end", () => resolve(text));
        response.on("error", reject);
      })
      .on("error", reject);
  });
}
