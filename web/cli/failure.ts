// What the command line says of an error, and the status that it ends with.
import { LecternError, type LecternErrorCode } from "../errors.js";
import { UsageError } from "./arguments.js";
import { exit } from "./exit.js";
import { printable } from "./printable.js";

const internal: readonly LecternErrorCode[] = ["load-failed", "trap", "worker-failed", "write-failed"];
const usage: readonly LecternErrorCode[] = [
  "invalid-options",
  "invalid-url",
  "font-failed",
  "missing-dependency",
  "page-too-small",
];

/** Prints a message on standard error. */
export const say = (message: string): void => void process.stderr.write(printable(`lectern: ${message}\n`));

/** Prints what went wrong on standard error, and returns the status that the process ends with. */
export function sayFailure(error: unknown): number {
  if (error instanceof UsageError) {
    say(`${error.message}\nTry lectern --help.`);
    return exit.usage;
  }
  if (!(error instanceof LecternError)) {
    say(error instanceof Error ? (error.stack ?? error.message) : String(error));
    return exit.internal;
  }
  say(`${error.message} (${error.code})`);
  if (usage.includes(error.code)) return exit.usage;
  return internal.includes(error.code) ? exit.internal : exit.input;
}
