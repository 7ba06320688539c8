/**
 * Types of `<lectern-reader>` in Svelte's templates.
 *
 *     import type {} from "lectern/jsx/svelte";
 *
 * @module
 */
import type { HTMLAttributes as ElementAttributes } from "svelte/elements";
import type { LecternReader } from "../element/index.js";
import type { ReaderAttributes, ReaderHandlers } from "./attributes.js";

declare module "svelte/elements" {
  interface SvelteHTMLElements {
    "lectern-reader": ElementAttributes<LecternReader> & ReaderAttributes & ReaderHandlers<"on">;
  }
}
