/** Fetches and compiles a WebAssembly module in a browser. */
export async function fetchModule(wasmUrl: string | URL, signal: AbortSignal): Promise<WebAssembly.Module> {
  const response = await fetch(wasmUrl, { signal });
  if (!response.ok) throw new Error(`HTTP ${response.status}`);
  // Streaming needs the right Content-Type, which not every server sends.
  const streams = response.headers.get("content-type")?.split(";")[0]!.trim().toLowerCase() === "application/wasm";
  return streams ? WebAssembly.compileStreaming(response) : WebAssembly.compile(await response.arrayBuffer());
}
