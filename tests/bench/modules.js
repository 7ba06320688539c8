// The benchmarks' WebAssembly modules in Node and in browsers.

async function start(bytes) {
  // They ask the host for nothing that matters.
  const nothing = new Proxy({}, { get: () => new Proxy({}, { get: () => () => 0 }) });
  const { instance } = await WebAssembly.instantiate(bytes, nothing);
  instance.exports._initialize?.();
  return instance.exports;
}

/** Writes a page into a module's memory, as the API does it. @returns where it stands, and its size in bytes */
function writer({ memory, allocate }) {
  const encoder = new TextEncoder();
  return (html) => {
    const room = html.length * 3;
    const place = allocate(room);
    return [place, encoder.encodeInto(html, new Uint8Array(memory.buffer, place, room)).written];
  };
}

/**
 * The parsers in lectern_parsers.wasm, each a function of a page's text, encoding included.
 * @param {BufferSource} bytes the module
 */
export async function parsersOf(bytes) {
  const module = await start(bytes);
  const write = writer(module);
  const withPage = (parse) => (html) => {
    const [place, size] = write(html);
    parse(place, size);
    module.release(place);
  };
  return { lectern: withPage(module.lectern), gumbo: withPage(module.gumbo) };
}

/**
 * The stages in lectern_stages.wasm, functions to be called in their order; the first takes a page's text.
 * @param {BufferSource} bytes the module
 */
export async function stagesOf(bytes) {
  const module = await start(bytes);
  const write = writer(module);
  let page;
  return {
    encoding: (html) => (page = write(html)),
    parsing: () => module.parsing(...page),
    facts: () => module.facts(),
    extraction: () => module.extraction(),
    article: () => module.article(),
    writing: () => module.writing(),
    release: () => module.release(page[0]),
  };
}
