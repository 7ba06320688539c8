import type { SvelteHTMLElements } from "svelte/elements";
import type {} from "../../../dist/types/jsx/svelte.js";

type Props = SvelteHTMLElements["lectern-reader"];

export const reader: Props = {
  class: "wide",
  src: "/story.html",
  theme: "sepia",
  "font-size": 20,
  "onlectern-ready": ({ detail }) => console.log(detail.article?.title),
};
// @ts-expect-error there is no such theme
export const pink: Props = { theme: "pink" };
