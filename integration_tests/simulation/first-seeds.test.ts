import { testSeeds } from "./seeds.js";

/** A sample for every `npm test`. The shards play all seeds: `npm run test:slow`. */
testSeeds(Array.from({ length: 20 }, (_, index) => index + 1));
