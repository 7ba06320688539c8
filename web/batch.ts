// lectern batch: lines of pages in, lines of articles out, on all cores, in order, in bounded memory.
import { once } from "node:events";
import { createReadStream, fstatSync, openSync } from "node:fs";
import { availableParallelism } from "node:os";
import type { BatchAnswer } from "./batch_worker.js";
import { errorLine, splitLines, type Line } from "./batch/lines.js";
import { Pool, type Failure } from "./batch/pool.js";
import { showProgress, type Tally } from "./batch/progress.js";
import type { Command } from "./cli/arguments.js";
import { exit } from "./cli/exit.js";
import { LecternError, messageOf } from "./errors.js";

/** Lines under way for each worker: one being read, one that waits to be, one that waits to be written. */
const linesPerWorker = 3;
/** Input under way, in bytes, beyond which no further line is taken in (one line is always taken). */
const bytesUnderWay = 64 * 1024 * 1024;
/**
 * A byte of a page takes six bytes of JSON at the most (\u0000); no string in V8 can be longer than half a gigabyte.
 */
const longestLine = (maxBytes: number): number => Math.min(maxBytes * 6 + 65_536, 500_000_000);

/** Reads all lines and returns what the process shall end with. */
export async function runBatch({
  page,
  jobs = availableParallelism(),
  options,
  timeout,
}: Command & { name: "batch" }): Promise<number> {
  const input = openInput(page);
  const tally: Tally = { pages: 0, articles: 0, errors: 0, bytes: 0 };
  const pool = new Pool(jobs, options, timeout);
  const endProgress = process.stderr.isTTY ? showProgress(process.stderr, tally, input.size) : () => {};

  let lines = 0;
  let bytes = 0;
  let wake = (): void => {};
  let failed: unknown;
  let written = Promise.resolve();

  try {
    for await (const line of splitLines(counted(input.stream, tally), longestLine(options.maxBytes))) {
      const size = line.bytes?.length ?? 0;
      while (lines > 0 && (lines >= jobs * linesPerWorker || bytes + size > bytesUnderWay) && failed === undefined) {
        await new Promise<void>((resolve) => (wake = resolve));
      }
      if (failed !== undefined) break;
      lines += 1;
      bytes += size;
      const answer = read(pool, line, options.maxBytes);
      written = Promise.all([written, answer]).then(async ([, { text, outcome }]) => {
        if (!process.stdout.write(text)) await once(process.stdout, "drain");
        tally.pages += 1;
        if (outcome !== "nothing") tally[outcome] += 1;
        lines -= 1;
        bytes -= size;
        wake();
      });
      written.catch((error: unknown) => {
        failed ??= error;
        wake();
      });
    }
    await written;
  } catch (error) {
    if (error instanceof LecternError) throw error;
    throw new LecternError(
      "read-failed",
      `${page === "-" ? "Standard input" : page} cannot be read: ${messageOf(error)}`,
      error,
    );
  } finally {
    await pool.close();
    endProgress();
  }
  return exit.done;
}

function openInput(page: string): { stream: AsyncIterable<Uint8Array>; size: number | undefined } {
  try {
    const file = page === "-" ? 0 : openSync(page, "r");
    const stats = fstatSync(file);
    const size = stats.isFile() ? stats.size : undefined;
    return {
      stream: page === "-" ? process.stdin : createReadStream("", { fd: file, highWaterMark: 1024 * 1024 }),
      size,
    };
  } catch (error) {
    throw new LecternError("read-failed", `${page} cannot be read: ${messageOf(error)}`, error);
  }
}

async function* counted(input: AsyncIterable<Uint8Array>, tally: Tally): AsyncGenerator<Uint8Array> {
  for await (const chunk of input) {
    tally.bytes += chunk.length;
    yield chunk;
  }
}

interface Answer {
  text: Uint8Array | string;
  outcome: "articles" | "nothing" | "errors";
}

async function read(pool: Pool, { number, bytes }: Line, maxBytes: number): Promise<Answer> {
  if (!bytes) {
    return asLine({
      id: String(number),
      code: "too-large",
      message: `Line ${number} is too long for a page of at most ${maxBytes} bytes; raise --max-bytes to read it.`,
    });
  }
  const answer: BatchAnswer | Failure = await pool.run({ number, bytes });
  return "code" in answer ? asLine(answer) : answer;
}

function asLine({ id, ...error }: Failure): Answer {
  return { text: errorLine(id, error), outcome: "errors" };
}
