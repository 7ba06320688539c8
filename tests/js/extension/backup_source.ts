// What backup.test.mjs looks at, in one bundle: they share a store.
export * from "../../../web/extension/backup.js";
export { KeptChoices } from "../../../web/element/choices.js";
export { extensionStore } from "../../../web/extension/store.js";
