// What every entry point exports, but for `load`.
export { decode, type Decoded } from "./decode.js";
export { errorCodes, LecternError, type LecternErrorCode } from "./errors.js";
export { header } from "./header.js";
export type { Lectern } from "./lectern.js";
export { page, type PageOptions } from "./page.js";
export { render } from "./render.js";
export type * from "./types.js";
