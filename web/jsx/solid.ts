/**
 * Types of `<lectern-reader>` in Solid's JSX.
 *
 *     import type {} from "lectern/jsx/solid";
 *
 * @module
 */
import type { JSX as Solid } from "solid-js";
import type { LecternReader } from "../element/index.js";
import type { ReaderAttributes, ReaderHandlers } from "./attributes.js";

declare module "solid-js" {
  namespace JSX {
    interface IntrinsicElements {
      "lectern-reader": Solid.HTMLAttributes<LecternReader> & ReaderAttributes & ReaderHandlers<"on:">;
    }
  }
}
