import type { GlobalComponents } from "vue";
import type {} from "../../../dist/types/jsx/vue.js";

type Props = InstanceType<GlobalComponents["lectern-reader"]>["$props"];

export const reader: Props = {
  src: "/story.html",
  theme: "sepia",
  "font-size": 20,
  "onlectern-ready": ({ detail }) => console.log(detail.article?.title),
};
// @ts-expect-error there is no such theme
export const pink: Props = { theme: "pink" };
