import type { Explanation } from "../types.js";

const mark = { keep: "+", lift: "^", drop: "-" } as const;
const shown = 60;

/** The decision log for people: one line for each block, and why it was kept, moved or dropped. */
export function explanationAsText({ reason, confidence, pageType, blocks }: Explanation): string {
  const roles = blocks.reduce((longest, { role }) => Math.max(longest, role.length), 4);
  const lines = blocks.map(({ text, verdict, role, score, words, why }) => {
    const characters = [...text];
    const start = characters.length > shown ? `${characters.slice(0, shown - 1).join("")}…` : text;
    return `${mark[verdict]} ${role.padEnd(roles)} ${score.toFixed(2)} ${String(words).padStart(5)}  ${start}\n  ${" ".repeat(roles)} ${why}`;
  });
  const words = (verdict: keyof typeof mark): number =>
    blocks.reduce((sum, block) => sum + (block.verdict === verdict ? block.words : 0), 0);
  return `${reason ? `No article: ${reason}` : `${pageType}, confidence ${confidence.toFixed(2)}`}
+ kept ${words("keep")} words   ^ moved to other fields ${words("lift")}   - removed ${words("drop")}

  ${"role".padEnd(roles)} score words  text
${lines.join("\n")}
`;
}
