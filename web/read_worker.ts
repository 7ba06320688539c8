// The worker thread of cli/read_in_worker.ts.
import { parentPort, workerData } from "node:worker_threads";
import { sayFailure } from "./cli/failure.js";
import { read, type ReadCommand } from "./cli/read.js";
import type { Source } from "./cli/source.js";

/** What the thread is started with. */
export interface ReadSetup {
  command: ReadCommand;
  source: Source;
}

/** "alive" as long as no call takes long; at the end, the status that the process ends with. */
export type ReadSign = "alive" | number;

const port = parentPort!;
const { command, source } = workerData as ReadSetup;
const say = (sign: ReadSign): void => port.postMessage(sign);

say("alive");
const alive = setInterval(() => say("alive"), command.timeout / 4);
say(await read(command, source).catch(sayFailure));
clearInterval(alive);
