/**
 * Every code of a {@link LecternError}, with what it means. The command line shows the same codes; the last three are
 * its own.
 */
export const errorCodes = {
  "invalid-input": "The page is neither a string nor bytes, a Document, or chunks of strings or bytes.",
  "invalid-options": "The options or settings have the wrong type or value.",
  "invalid-url": "The page's url is not an absolute http or https URL.",
  "too-large": "The page is larger than maxBytes, or than the available memory.",
  "page-too-small": "The pages are too small for a single line.",
  "load-failed": "The WebAssembly module could not be fetched or compiled.",
  trap: "The WebAssembly module stopped: it ran out of memory or has a bug. The next call uses a new instance.",
  "font-failed": "A font file could not be read, or there is no font.",
  "missing-dependency": "An optional package is not installed; the message has the command.",
  "fetch-failed": "The page could not be fetched.",
  "unsupported-content": "What was fetched is not an HTML page.",
  "write-failed": "A file could not be written.",
  "read-failed": "The input could not be read to its end.",
  "invalid-line": "A line of the batch does not contain a page.",
  timeout: "Reading a page took longer than --timeout.",
  "worker-failed": "The worker thread that read a page stopped: it ran out of memory or has a bug.",
} as const;

/** What went wrong, for programs. */
export type LecternErrorCode = keyof typeof errorCodes;

/** The only thing that Lectern throws, but for the reason of a signal that cancels something. */
export class LecternError extends Error {
  override readonly name = "LecternError";

  /** What went wrong, for programs. */
  readonly code: LecternErrorCode;

  /** The same for the errors of all files of the package, each of which has this class for itself. */
  static override [Symbol.hasInstance](value: unknown): boolean {
    return value instanceof Error && value.name === "LecternError" && "code" in value;
  }

  /**
   * @param code what went wrong, for programs
   * @param message what was wrong and what to do about it, for people
   * @param cause the error behind this one, where there is one
   */
  constructor(code: LecternErrorCode, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.code = code;
  }
}

/** What an unknown thrown value says. */
export function messageOf(error: unknown): string {
  try {
    return String(error instanceof Error ? error.message : error);
  } catch {
    return "unknown error";
  }
}

/** An error as it is thrown on: what is none of ours came from the page or the options that were given. */
export function asLecternError(error: unknown): LecternError {
  if (error instanceof LecternError) return error;
  return new LecternError("invalid-input", `The page or the options could not be read: ${messageOf(error)}.`, error);
}
