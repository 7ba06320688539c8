// How large the pictures in an AVIF file are: as its properties say, and as the AV1 streams in it say themselves, of
// which a decoder believes the latter.

interface Size {
  width: number;
  height: number;
}

/** More items than the tiles, the alpha and the metadata of a picture. */
const mostItems = 256;

/** A box's content by the names on the way to it (ISO/IEC 14496-12, 4.2); undefined where one is missing. */
function boxAt(data: Buffer, ...path: string[]): Buffer | undefined {
  let within: Buffer = data;
  for (const name of path) {
    let found: Buffer | undefined;
    for (let at = 0; at + 8 <= within.length && !found; ) {
      const short = within.readUInt32BE(at);
      const isLong = short === 1 && at + 16 <= within.length;
      const size = isLong ? Number(within.readBigUInt64BE(at + 8)) : short || within.length - at;
      const head = isLong ? 16 : 8;
      if (size < head) return undefined;
      if (within.toString("latin1", at + 4, at + 8) === name) found = within.subarray(at + head, at + size);
      at += size;
    }
    if (!found) return undefined;
    // A meta box has a version and flags before what it holds.
    within = name === "meta" ? found.subarray(4) : found;
  }
  return within;
}

/** Reads numbers of so many bytes, one after the other; what lies behind the end is NaN. */
function numbersOf(data: Buffer): (bytes: number) => number {
  let at = 0;
  return (bytes) => {
    let value = at + bytes > data.length ? NaN : 0;
    for (let end = at + bytes; at < end; at += 1) value = value * 256 + (data[at] ?? 0);
    return value;
  };
}

/** The data of each item of a file (ISO/IEC 14496-12, 8.11.3); undefined where it cannot be told. */
function itemsOf(data: Buffer): Buffer[] | undefined {
  const locations = boxAt(data, "meta", "iloc");
  if (!locations) return undefined;
  const next = numbersOf(locations);
  const version = next(1);
  next(3);
  const sizes = next(2);
  const [ofOffset, ofLength, ofBase] = [sizes >> 12, (sizes >> 8) & 15, (sizes >> 4) & 15];
  const ofIndex = version > 0 ? sizes & 15 : 0;
  const count = next(version < 2 ? 2 : 4);
  if (!(count <= mostItems)) return undefined;
  const items: Buffer[] = [];
  for (let item = 0; item < count; item += 1) {
    next(version < 2 ? 2 : 4);
    const isInside = version > 0 && (next(2) & 15) === 1;
    next(2);
    const base = next(ofBase);
    const extents = next(2);
    const source = isInside ? boxAt(data, "meta", "idat") : data;
    const parts: Buffer[] = [];
    for (let extent = 0; extent < extents && extent < mostItems; extent += 1) {
      next(ofIndex);
      const begin = base + next(ofOffset);
      const length = next(ofLength);
      if (!source || Number.isNaN(begin + length)) return undefined;
      parts.push(source.subarray(begin, length > 0 ? begin + length : undefined));
    }
    if (!(extents <= mostItems)) return undefined;
    items.push(Buffer.concat(parts));
  }
  return items;
}

/** Reads bits of a buffer, the highest of a byte first; behind the end they are 0. */
function bitsOf(data: Buffer): (count: number) => number {
  let at = 0;
  return (count) => {
    let value = 0;
    for (const end = at + count; at < end; at += 1) value = value * 2 + (((data[at >> 3] ?? 0) >> (7 - (at & 7))) & 1);
    return value;
  };
}

/** A number of any length (AV1, 4.10.4, uvlc). */
function skipLong(bits: (count: number) => number): void {
  let zeros = 0;
  while (zeros < 32 && bits(1) === 0) zeros += 1;
  if (zeros < 32) bits(zeros);
}

/** The largest frame of a stream by its sequence header (AV1, 5.5.1). */
function sequenceSize(header: Buffer): Size {
  const bits = bitsOf(header);
  bits(3 + 1); // the profile; whether it is a still picture
  if (bits(1)) {
    bits(5);
  } else {
    let isDecoderModel = false;
    let delayBits = 0;
    if (bits(1)) {
      bits(32 + 32);
      if (bits(1)) skipLong(bits);
      isDecoderModel = bits(1) === 1;
      if (isDecoderModel) {
        delayBits = bits(5) + 1;
        bits(32 + 5 + 5);
      }
    }
    const hasDelay = bits(1);
    for (let points = bits(5) + 1; points > 0; points -= 1) {
      bits(12);
      if (bits(5) > 7) bits(1);
      if (isDecoderModel && bits(1)) bits(2 * delayBits + 1);
      if (hasDelay && bits(1)) bits(4);
    }
  }
  const [ofWidth, ofHeight] = [bits(4) + 1, bits(4) + 1];
  return { width: bits(ofWidth) + 1, height: bits(ofHeight) + 1 };
}

/** The sizes that the sequence headers of a stream say (AV1, 5.3); none where it is no stream of AV1. */
function streamSizes(stream: Buffer): Size[] {
  const sizes: Size[] = [];
  for (let at = 0; at < stream.length; ) {
    const head = stream[at]!;
    if (head & 0x80) return sizes;
    at += head & 4 ? 2 : 1;
    let size = stream.length - at;
    if (head & 2) {
      size = 0;
      for (let shift = 0, byte = 0x80; shift < 56 && byte & 0x80; shift += 7) {
        byte = stream[at++] ?? 0;
        size += (byte & 0x7f) * 2 ** shift;
      }
    }
    if (((head >> 3) & 15) === 1) sizes.push(sequenceSize(stream.subarray(at, at + size)));
    at += size;
  }
  return sizes;
}

/**
 * The sizes of all that an AVIF file holds: as its properties say (ISO/IEC 23008-12, 6.5.3) and as its streams do.
 * @return none where no stream or no property says one: such a file is broken
 */
export function avifSizes(data: Buffer): Size[] {
  const said: Size[] = [];
  for (let at = data.indexOf("ispe"); at >= 0 && at + 16 <= data.length; at = data.indexOf("ispe", at + 4))
    said.push({ width: data.readUInt32BE(at + 8), height: data.readUInt32BE(at + 12) });
  const streams = (itemsOf(data) ?? []).flatMap(streamSizes);
  return said.length > 0 && streams.length > 0 ? [...said, ...streams] : [];
}
