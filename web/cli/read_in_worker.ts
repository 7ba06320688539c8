// A page is read in a worker thread, since nothing else can end a call that takes too long.
import { Worker } from "node:worker_threads";
import { LecternError } from "../errors.js";
import type { ReadSetup, ReadSign } from "../read_worker.js";
import type { ReadCommand } from "./read.js";
import type { Source } from "./source.js";

/**
 * Reads a page and writes what the command asks for.
 * @returns the status that the process ends with
 * @throws LecternError timeout, if one step takes longer than the command allows; worker-failed
 */
export function readInWorker(command: ReadCommand, source: Source): Promise<number> {
  const { timeout, page } = command;
  const worker = new Worker(new URL("./read_worker.js", import.meta.url), {
    workerData: { command, source } satisfies ReadSetup,
  });
  return new Promise<number>((resolve, reject) => {
    let timer: NodeJS.Timeout | undefined;
    let status: number | undefined;
    const end = () => {
      reject(new LecternError("timeout", `Reading ${page} took longer than ${timeout / 1000} seconds (--timeout).`));
      void worker.terminate();
    };
    worker.on("message", (sign: ReadSign) => {
      if (typeof sign === "number") status = sign;
      clearTimeout(timer);
      timer = setTimeout(end, timeout);
    });
    worker.on("error", (error) => reject(new LecternError("worker-failed", error.message, error)));
    worker.on("exit", () => {
      clearTimeout(timer);
      if (status === undefined) reject(new LecternError("worker-failed", `The thread that read ${page} stopped.`));
      else resolve(status);
    });
  });
}
