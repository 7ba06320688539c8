/** A line of the input. */
export interface Line {
  /** 1 for the first. */
  number: number;
  /** Without the line end; undefined where it was longer than allowed, and then it is not kept. */
  bytes: Uint8Array<ArrayBuffer> | undefined;
}

const lineFeed = 0x0a;
const isSpace = (byte: number): boolean => byte === 0x20 || byte === 0x09 || byte === 0x0d;

/** Splits a stream at line feeds and leaves out blank lines. Memory is bounded by the longest line allowed. */
export async function* splitLines(input: AsyncIterable<Uint8Array>, maxBytes: number): AsyncGenerator<Line> {
  let number = 1;
  let parts: Uint8Array[] = [];
  let size = 0;

  const add = (part: Uint8Array): void => {
    size += part.length;
    if (size > maxBytes) parts = [];
    else if (part.length > 0) parts.push(part);
  };
  const finish = (): Line | undefined => {
    // A copy of its own, so that it can be handed over to another thread.
    const bytes = size > maxBytes ? undefined : new Uint8Array(size);
    let at = 0;
    for (const part of bytes ? parts : []) {
      bytes!.set(part, at);
      at += part.length;
    }
    const line = { number, bytes };
    number += 1;
    parts = [];
    size = 0;
    return bytes?.every(isSpace) ? undefined : line;
  };

  for await (const chunk of input) {
    let begin = 0;
    for (let end = chunk.indexOf(lineFeed); end >= 0; end = chunk.indexOf(lineFeed, begin)) {
      add(chunk.subarray(begin, end));
      const line = finish();
      if (line) yield line;
      begin = end + 1;
    }
    add(chunk.subarray(begin));
  }
  if (size > 0) {
    const line = finish();
    if (line) yield line;
  }
}

/** The line of the output for one of the input that came to nothing. `id` is JSON. */
export const errorLine = (id: string, error: unknown): string => `{"id":${id},"error":${JSON.stringify(error)}}\n`;
