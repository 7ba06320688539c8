/**
 * Types of `<lectern-reader>` in Vue's templates.
 *
 *     import type {} from "lectern/jsx/vue";
 *
 * @module
 */
import type { DefineComponent } from "vue";
import type { ReaderAttributes, ReaderHandlers } from "./attributes.js";

declare module "vue" {
  interface GlobalComponents {
    "lectern-reader": DefineComponent<ReaderAttributes & ReaderHandlers<"on">>;
  }
}
