export {
  createSimulator,
  startSimulator,
  type InProcessSimulator,
  type LifeOptions,
  type Simulator,
  type SimulatorOptions,
} from "./simulator.js";
export { startServer, type ServerOptions, type SimulatorServer } from "./server.js";
export { VirtualClock } from "./clock.js";
export { createRandom, type Random } from "./account/random.js";
export type { Actions } from "./account/actions.js";
export { ActionError } from "./account/action-error.js";
export { DEFAULT_PROFILE, PRORATING_PROFILE, type Profile } from "./world/profile.js";
export type { ApiRequest, Exchange } from "./http/respond.js";
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
export type { TestClockAccount } from "./account/test-clock.js";
export { createStore } from "./account/create-store.js";
export { createWorld, type World, type WorldOptions } from "./world/world.js";
export { API_VERSION } from "./http/versions/api-version.js";
export type { ApiObject } from "./http/api-object.js";
export type { ShelfList, TruthKind } from "./http/api.js";
export type { Product, Products } from "./http/access/products.js";
export type { ChangeOptions, Shelf } from "./shelf/shelf.js";
export type { ShelfResource } from "./shelf/resource.js";
export { SHELF_RESOURCES } from "./shelf/resources.js";
export { STORY_EVENTS } from "./shelf/story-events.js";
export type { Keys, KeySpec } from "./http/access/keys.js";
export type { Limits } from "./http/access/limits.js";
export { createTokenBucket, type TokenBucket } from "./http/access/token-bucket.js";
export type { DeletedCoupons } from "./http/versions/view-in-version.js";
export type { FaultKind, FaultRule, Faults, FaultableRequest } from "./http/faults/fault.js";
export type { LoggedRequest, RequestLog } from "./http/request-log.js";
