/**
 * Types of `<lectern-reader>` in Preact's JSX.
 *
 *     import type {} from "lectern/jsx/preact";
 *
 * @module
 */
import type { HTMLAttributes } from "preact";
import type { LecternReader } from "../element/index.js";
import type { ReaderAttributes, ReaderHandlers } from "./attributes.js";

declare module "preact" {
  namespace JSX {
    interface IntrinsicElements {
      "lectern-reader": HTMLAttributes<LecternReader> & ReaderAttributes & ReaderHandlers<"on">;
    }
  }
}
