import { configureGlobal } from "fast-check";

// The same inputs in each run, and no search for the simplest that fails.
configureGlobal({ seed: 1, endOnFailure: true });
