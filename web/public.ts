// What every entry point exports, but for `load`.
export { decode, type Decoded } from "./decode.js";
export { errorCodes, LecternError, type LecternErrorCode } from "./errors.js";
export type { Settings } from "./generated/settings.js";
export type { Lectern } from "./lectern.js";
export { render, toDom } from "./to_dom.js";
export { snapshot, type Snapshot, type SnapshotOptions } from "./snapshot.js";
export type * from "./types.js";
