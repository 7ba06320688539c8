import { readFile } from "node:fs/promises";

/** Reads or fetches, and compiles, a WebAssembly module in Node: file:, http: or https:. */
export async function readModule(url: URL, signal: AbortSignal): Promise<WebAssembly.Module> {
  if (url.protocol === "file:") return WebAssembly.compile(await readFile(url, { signal }));
  const response = await fetch(url, { signal });
  if (!response.ok) throw new Error(`HTTP ${response.status}`);
  return WebAssembly.compile(await response.arrayBuffer());
}
