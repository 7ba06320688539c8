/** @jsxImportSource react */
import type {} from "../../../dist/types/jsx/react.js";

export const reader = (
  <lectern-reader
    className="wide"
    src="/story.html"
    theme="sepia"
    font-size={20}
    ui-lang="de"
    ref={(element) => void element?.resetSettings()}
    onlectern-ready={({ detail }) => console.log(detail.article?.title)}
  />
);
// @ts-expect-error there is no such theme
export const pink = <lectern-reader theme="pink" />;
