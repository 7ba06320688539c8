import type { Messages } from "../generated/locales.js";

/** Why a page cannot be shown, by the name of the words that say so. */
export type ProblemName = Exclude<keyof Messages["extension"]["problems"], "ask" | "frame">;

/** A page that cannot be shown. */
export class Problem extends Error {
  override readonly name = "Problem";

  constructor(readonly problem: ProblemName) {
    super(problem);
  }
}

/** The problem with a page of a media type; undefined where it is one to read. */
export function problemOf(contentType: string): ProblemName | undefined {
  if (/^application\/(?:x-)?pdf\b/i.test(contentType)) return "pdf";
  if (/^(?:image\/(?!svg)|video\/|audio\/)/i.test(contentType)) return "media";
  return undefined;
}
