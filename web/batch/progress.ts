import type { WriteStream } from "node:tty";

/** What a batch has come to so far. */
export interface Tally {
  pages: number;
  articles: number;
  errors: number;
  /** Bytes of input taken in. */
  bytes: number;
}

const interval = 100;
const barWidth = 24;

/**
 * Draws a batch's progress on a terminal, a few times a second.
 * @param total bytes of the input, or undefined where that cannot be known
 * @return draws the last state and leaves it standing
 */
export function showProgress(terminal: WriteStream, tally: Tally, total: number | undefined): () => void {
  const start = performance.now();
  const draw = (): void => {
    const seconds = (performance.now() - start) / 1000;
    const part = total ? Math.min(1, tally.bytes / total) : undefined;
    const filled = Math.round((part ?? 0) * barWidth);
    const bar =
      part === undefined
        ? ""
        : `[${"█".repeat(filled)}${"░".repeat(barWidth - filled)}] ${String(Math.floor(part * 100)).padStart(3)} %  `;
    const left = part && part < 1 && seconds > 1 ? `  ${Math.ceil((seconds / part) * (1 - part))} s left` : "";
    const text = `${bar}${tally.pages} pages  ${tally.articles} articles  ${tally.errors} errors  ${(tally.pages / seconds).toFixed(0)} a second${left}`;
    terminal.write(`\r\x1b[K${text.slice(0, (terminal.columns || 80) - 1)}`);
  };
  const timer = setInterval(draw, interval);
  return () => {
    clearInterval(timer);
    draw();
    terminal.write("\n");
  };
}
