import { Worker } from "node:worker_threads";
import { LecternError, type LecternErrorCode } from "../errors.js";
import type { BatchAnswer, BatchOptions, BatchSetup, BatchStart, BatchTask } from "../batch_worker.js";

/** Why a line came to nothing in its worker. */
export interface Failure {
  /** The line's id as JSON, or its number where it had none or was not read so far. */
  id: string;
  code: LecternErrorCode;
  message: string;
}

interface Job {
  task: BatchTask;
  resolve(result: BatchAnswer | Failure): void;
  reject(error: LecternError): void;
}

/**
 * Worker threads that read pages, one page at a time each. A worker that does not come back in time, or dies, costs
 * only the page that it was reading: another takes its place.
 */
export class Pool {
  private readonly idle: WorkerSlot[] = [];
  private readonly waiting: Job[] = [];
  private readonly slots: WorkerSlot[];

  constructor(size: number, options: BatchOptions, timeout: number) {
    this.slots = Array.from({ length: size }, () => new WorkerSlot(options, timeout, (slot) => this.offer(slot)));
    this.idle.push(...this.slots);
  }

  /** Reads one line. Rejects only where no worker can start at all. */
  run(task: BatchTask): Promise<BatchAnswer | Failure> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ task, resolve, reject });
      const slot = this.idle.pop();
      if (slot) this.offer(slot);
    });
  }

  /** Ends all workers. */
  async close(): Promise<void> {
    await Promise.all(this.slots.map((slot) => slot.close()));
  }

  private offer(slot: WorkerSlot): void {
    const job = this.waiting.shift();
    if (job) slot.start(job);
    else this.idle.push(slot);
  }
}

/** One worker of the pool, which is replaced when it dies. */
class WorkerSlot {
  private worker: Worker | undefined;
  private job: Job | undefined;
  private timer: NodeJS.Timeout | undefined;
  private ready = false;
  private id = "";

  constructor(
    private readonly options: BatchOptions,
    private readonly timeout: number,
    private readonly free: (slot: WorkerSlot) => void,
  ) {}

  start(job: Job): void {
    this.job = job;
    this.worker ??= this.spawn();
    this.id = String(job.task.number);
    this.worker.postMessage(job.task, [job.task.bytes.buffer]);
  }

  async close(): Promise<void> {
    await this.dismiss();
  }

  private spawn(): Worker {
    // Room for the largest line and its page as strings, and for what the module makes of it, with much to spare: where
    // it is not enough, the worker, or the page, ends alone.
    const megabytes = 512 + Math.ceil((this.options.maxBytes * 24) / 1e6);
    const worker = new Worker(new URL("./batch_worker.js", import.meta.url), {
      workerData: { options: this.options, maxMemory: megabytes * 1e6 } satisfies BatchSetup,
      resourceLimits: { maxOldGenerationSizeMb: megabytes },
    });
    this.ready = false;
    worker.on("message", (message: BatchAnswer | BatchStart | "ready") => {
      if (message === "ready") this.ready = true;
      else if ("id" in message) this.watch(message.id);
      else this.finish(message);
    });
    worker.on("error", (error) => this.lost(error.message));
    worker.on("exit", (code) => {
      if (worker === this.worker) this.lost(`it exited with status ${code}`);
    });
    return worker;
  }

  private watch(id: string): void {
    this.id = id;
    const late = `The page took longer than ${this.timeout / 1000} seconds (--timeout).`;
    this.timer = setTimeout(() => this.fail("timeout", late), this.timeout);
  }

  private lost(why: string): void {
    if (this.ready) return this.fail("worker-failed", `The worker thread that read the page stopped: ${why}`);
    // Its successors would fare no better.
    this.end()?.reject(new LecternError("load-failed", `No worker thread could start: ${why}`));
  }

  private fail(code: LecternErrorCode, message: string): void {
    void this.dismiss();
    this.finish({ id: this.id, code, message });
  }

  private finish(result: BatchAnswer | Failure): void {
    const job = this.end();
    if (!job) return;
    job.resolve(result);
    this.free(this);
  }

  private end(): Job | undefined {
    clearTimeout(this.timer);
    const job = this.job;
    this.job = undefined;
    return job;
  }

  private async dismiss(): Promise<void> {
    const worker = this.worker;
    this.worker = undefined;
    worker?.removeAllListeners();
    // An error on the way out concerns nobody any more.
    worker?.on("error", () => undefined);
    await worker?.terminate();
  }
}
