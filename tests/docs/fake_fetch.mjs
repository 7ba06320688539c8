// Loaded before an example in Node: every https address answers with the story.
import { story } from "./stories.mjs";

const { fetch } = globalThis;

globalThis.fetch = async (input, options) => {
  const url = String(input.url ?? input);
  if (!url.startsWith("https:")) return fetch(input, options);
  const response = new Response(story, { headers: { "content-type": "text/html; charset=utf-8" } });
  return Object.defineProperty(response, "url", { value: url });
};
