/**
 * Defines `<lectern-reader>`, once however often it is loaded.
 *
 *     <script type="module" src="…/element.js"></script>
 *     <lectern-reader src="/story.html"></lectern-reader>
 *
 * @module
 */
import { LecternReader } from "./reader.js";

export { LecternReader, type ErrorDetail, type ReadyDetail, type SettingsDetail } from "./reader.js";

if (globalThis.customElements && !customElements.get("lectern-reader")) customElements.define("lectern-reader", LecternReader);
