import { runBatch } from "../batch.js";
import { parseArguments } from "./arguments.js";
import { exit } from "./exit.js";
import { sayFailure } from "./failure.js";
import { help, version } from "./help.js";
import { checkOutput } from "./output.js";
import { limitsOf, type ReadCommand } from "./read.js";
import { readInWorker } from "./read_in_worker.js";
import { readSource } from "./source.js";

/** Does what the arguments ask for, and returns what the process shall end with. Nothing is thrown. */
export async function main(args: string[]): Promise<number> {
  try {
    const command = parseArguments(args);
    switch (command.name) {
      case "help":
        process.stdout.write(help());
        return exit.done;
      case "version":
        process.stdout.write(`${version()}\n`);
        return exit.done;
      case "batch":
        return await runBatch(command);
      case "read":
        return await readOne(command);
    }
  } catch (error) {
    return sayFailure(error);
  }
}

async function readOne(command: ReadCommand): Promise<number> {
  const { page, output, format } = command;
  await checkOutput(page, output, format);
  return readInWorker(command, await readSource(page, limitsOf(command)));
}
