export { startSimulator, type Simulator, type SimulatorOptions } from "./simulator.js";
export { startServer, type ServerOptions, type SimulatorServer } from "./server.js";
export { VirtualClock } from "./clock.js";
export {
  Collection,
  type Collections,
  type Kind,
  type Kinds,
  type Store,
  type StoredEvent,
  type Wire,
} from "./store.js";
export { createAccount, type Account, type AccountOptions } from "./account/account.js";
export { createStore } from "./account/create-store.js";
export { createWorld, type World, type WorldOptions } from "./world/world.js";
export { API_VERSION } from "./http/answer.js";
export type { ApiObject } from "./http/api-object.js";
export type { TruthKind } from "./http/api.js";
export type { Keys, KeySpec } from "./http/access/keys.js";
export type { Limits } from "./http/access/limits.js";
export type { FaultKind, FaultRule, Faults, FaultableRequest } from "./http/faults/fault.js";
export type { LoggedRequest, RequestLog } from "./http/request-log.js";
