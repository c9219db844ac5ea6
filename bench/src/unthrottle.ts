// Preloaded into a process (node --import) and all Node processes that it starts: where one is the connector's
// executable, the unthrottled connector runs in its place, and ends the process.
if (process.argv[1]?.endsWith("/source-stripe-lifecycle"))
  await import(new URL("unthrottled/unthrottled-connector.js", import.meta.url).href);
