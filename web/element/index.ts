/**
 * Defines `<lectern-reader>`, once however often it is loaded.
 *
 *     <script type="module" src="…/element.js"></script>
 *     <lectern-reader src="/story.html"></lectern-reader>
 *
 * @module
 */
import { LecternReader } from "./reader.js";

export { browserTranslator } from "./browser_translator.js";
export { open, type OpenOptions, type OpenReader } from "./open.js";
export {
  LecternReader,
  type ErrorDetail,
  type NavigateDetail,
  type ReadyDetail,
  type SettingsDetail,
} from "./reader.js";
export type { Choices, Store } from "./store.js";
export type { TranslateOptions, Translator } from "./translator.js";

if (globalThis.customElements && !customElements.get("lectern-reader"))
  customElements.define("lectern-reader", LecternReader);
