// The pages that the examples read: one English story, and the same in Urdu.
import { readFileSync } from "node:fs";

/** Their HTML by their names in the examples. */
export const stories = Object.fromEntries(
  ["story.html", "story.ur.html"].map((name) => [
    name,
    readFileSync(new URL(`../browser/pages/${name}`, import.meta.url), "utf8"),
  ]),
);

/** What every https address answers, since examples have no network. */
export const story = stories["story.html"];
