// What the Save panel makes: a file of its own, loaded when it is first used.
export { toEpub } from "./exports/epub.js";
export { toHtml } from "./exports/html.js";
export { toMarkdown } from "./exports/markdown.js";
export { print } from "./exports/print.js";
