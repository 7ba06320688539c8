// lectern_parsers.wasm in Node and in browsers.

/**
 * The parsers in the module, each a function of a page's text: encoding included, as the API does it.
 * @param {BufferSource} bytes the module
 */
export async function parsersOf(bytes) {
  const nothing = new Proxy({}, { get: () => new Proxy({}, { get: () => () => 0 }) }); // it asks the host for nothing that matters
  const { instance } = await WebAssembly.instantiate(bytes, nothing);
  const { memory, allocate, release, lectern, gumbo, _initialize } = instance.exports;
  _initialize?.();
  const encoder = new TextEncoder();
  const withPage = (parse) => (html) => {
    const room = html.length * 3;
    const page = allocate(room);
    const { written } = encoder.encodeInto(html, new Uint8Array(memory.buffer, page, room));
    parse(page, written);
    release(page);
  };
  return { lectern: withPage(lectern), gumbo: withPage(gumbo) };
}
