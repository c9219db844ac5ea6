import type { RawStream } from "../kinds.js";

// Section "Terminal" of Stripe's API: https://docs.stripe.com/api/terminal/readers

const configurations: RawStream = {
  name: "terminal_configurations",
  object: "Terminal.Configuration",
  path: "/v1/terminal/configurations",
  listing: "walk",
  expand: [],
  nested: [],
  changes: [],
  unreported: "all",
  vanishes: true,
  ignoresImportWindow: true,
  product: "Terminal",
  isRare: true,
};

const locations: RawStream = {
  name: "terminal_locations",
  object: "Terminal.Location",
  path: "/v1/terminal/locations",
  listing: "walk",
  expand: [],
  nested: [],
  changes: [],
  unreported: "all",
  vanishes: true,
  ignoresImportWindow: true,
  product: "Terminal",
  isRare: true,
};

/** Events report its actions, but not that it went on or off. */
const readers: RawStream = {
  name: "terminal_readers",
  object: "Terminal.Reader",
  path: "/v1/terminal/readers",
  listing: "walk",
  expand: [],
  nested: [],
  changes: [
    {
      types: ["terminal.reader.action_failed", "terminal.reader.action_succeeded", "terminal.reader.action_updated"],
      idField: "id",
    },
  ],
  unreported: "all",
  vanishes: true,
  ignoresImportWindow: true,
  product: "Terminal",
  isRare: true,
};

export const terminalStreams: readonly RawStream[] = [configurations, locations, readers];
