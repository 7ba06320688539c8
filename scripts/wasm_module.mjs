// What the build changes in WebAssembly modules after they are linked.
// The format: https://webassembly.github.io/spec/core/binary/modules.html

/** A LEB128 number: its value, and where the next byte is. */
function number(bytes, at) {
  let value = 0;
  for (let shift = 0; ; shift += 7) {
    const byte = bytes[at++];
    value |= (byte & 127) << shift;
    if (byte < 128) return { value, next: at };
  }
}

/** The sections of a module: their id, and where they start, where their content starts, and where they end. */
function* sections(bytes) {
  for (let start = 8; start < bytes.length; ) {
    const { value: size, next: content } = number(bytes, start + 1);
    const end = content + size;
    yield { id: bytes[start], start, content, end };
    start = end;
  }
}

/** A module without its custom sections, such as names of functions. Its code is the same, byte by byte. */
export function withoutNames(module) {
  const kept = [...sections(module)].filter(({ id }) => id !== 0);
  return Buffer.concat([module.subarray(0, 8), ...kept.map(({ start, end }) => module.subarray(start, end))]);
}

/**
 * A WebAssembly module whose memory may be grown to 1 GB by who uses it. harfbuzzjs links its subsetter with 68 MB and
 * no more, too little for large fonts of Chinese and Japanese.
 * @param {Buffer} module one with a memory of a fixed size
 */
export function withMoreMemory(module) {
  const bytes = Buffer.from(module);
  const { content, end } = [...sections(bytes)].find(({ id }) => id === 5) ?? {};
  // One memory that has a largest size, written in two bytes.
  if (bytes[content] !== 1 || bytes[content + 1] !== 1 || end - content !== 6)
    throw new Error(
      "The memory of harfbuzz-subset.wasm is not what withMoreMemory in scripts/wasm_module.mjs expects: adapt it to this version of harfbuzzjs.",
    );
  bytes.set([0xff, 0x7f], end - 2);
  return bytes;
}
