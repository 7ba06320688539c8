/**
 * Types of `<lectern-reader>` in React's JSX.
 *
 *     import type {} from "lectern/jsx/react";
 *
 * @module
 */
import type * as React from "react";
import type { LecternReader } from "../element/index.js";
import type { ReaderAttributes, ReaderHandlers } from "./attributes.js";

declare module "react" {
  namespace JSX {
    interface IntrinsicElements {
      "lectern-reader": React.DetailedHTMLProps<React.HTMLAttributes<LecternReader>, LecternReader> &
        ReaderAttributes &
        ReaderHandlers<"on">;
    }
  }
}
