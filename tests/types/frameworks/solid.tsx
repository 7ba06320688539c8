/** @jsxImportSource solid-js */
import type {} from "../../../dist/types/jsx/solid.js";

export const reader = (
  <lectern-reader
    class="wide"
    src="/story.html"
    theme="sepia"
    font-size={20}
    on:lectern-ready={({ detail }) => console.log(detail.article?.title)}
  />
);
// @ts-expect-error there is no such theme
export const pink = <lectern-reader theme="pink" />;
