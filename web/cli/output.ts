// Where the command line writes to.
import { writeFile } from "node:fs/promises";
import { LecternError, messageOf } from "../errors.js";
import { type formats, UsageError } from "./arguments.js";

/**
 * Refuses to write to a terminal what is not text.
 * @throws UsageError
 */
export function checkOutput(output: string | undefined, format: (typeof formats)[number]): void {
  if (output === undefined && (format === "pdf" || format === "png") && process.stdout.isTTY) {
    throw new UsageError(`A ${format} is not for a terminal: name a file with -o, or send it on with > or |.`);
  }
}

/**
 * Writes what was made: one file as it is named, several with a number each before the ending, or one to standard output.
 * @throws UsageError where several files have no name; LecternError write-failed
 */
export async function writeFiles(files: readonly (Uint8Array | string)[], output: string | undefined, format: string): Promise<void> {
  if (output === undefined) {
    if (files.length !== 1) throw new UsageError(`There are ${files.length} pages, each a ${format} of its own: name a file with -o, or ask for --page long.`);
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
