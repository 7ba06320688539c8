// Where the command line writes to.
import { stat, writeFile } from "node:fs/promises";
import { LecternError, messageOf } from "../errors.js";
import { type formats, UsageError } from "./arguments.js";

/**
 * Refuses to write to a terminal what is not text, and over the page that is read.
 * @throws UsageError
 */
export async function checkOutput(
  page: string,
  output: string | undefined,
  format: (typeof formats)[number],
): Promise<void> {
  if (output !== undefined && (await isSameFile(page, output))) {
    throw new UsageError(`${output} is the input file and would be overwritten: name another file with -o.`);
  }
  if (output === undefined && (format === "pdf" || format === "png") && process.stdout.isTTY) {
    throw new UsageError(
      `${format.toUpperCase()} cannot be written to a terminal: name a file with -o, or redirect the output.`,
    );
  }
}

async function isSameFile(one: string, other: string): Promise<boolean> {
  try {
    const [a, b] = await Promise.all([one, other].map((path) => stat(path, { bigint: true })));
    return a!.isFile() && a!.dev === b!.dev && a!.ino === b!.ino;
  } catch {
    return false; // one is not there, or no file
  }
}

/**
 * Writes what was made: one file as it is named, several with a number each before the ending, or one to standard
 * output.
 * @throws UsageError where several files have no name; LecternError write-failed
 */
export async function writeFiles(
  files: readonly (Uint8Array | string)[],
  output: string | undefined,
  format: string,
): Promise<void> {
  if (output === undefined) {
    if (files.length !== 1)
      throw new UsageError(
        `There are ${files.length} pages, one ${format.toUpperCase()} file each: name a file with -o, or use --page long.`,
      );
    process.stdout.write(files[0]!);
    return;
  }
  for (const [index, data] of files.entries()) {
    const name = files.length === 1 ? output : numbered(output, index + 1);
    try {
      await writeFile(name, data);
    } catch (error) {
      throw new LecternError("write-failed", `${name} cannot be written: ${messageOf(error)}`, error);
    }
  }
}

function numbered(name: string, number: number): string {
  const [, stem, ending] = /^(.*?)(\.[^./\\]+)?$/s.exec(name)!;
  return `${stem}-${number}${ending ?? ""}`;
}
