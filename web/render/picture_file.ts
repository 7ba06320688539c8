// Picture files: what their first bytes say of them.

/** A picture as it came. */
export interface PictureFile {
  kind: "jpeg" | "png" | "other";
  bytes: Uint8Array;
  /** Pixels; 0 where this program cannot tell. */
  width: number;
  height: number;
}

/** Looks at a picture's bytes. @return undefined where a JPEG or PNG is broken */
export function readPicture(bytes: Uint8Array): PictureFile | undefined {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  if (data.length > 32 && data.readUInt32BE(0) === 0x89504e47) return { kind: "png", bytes, width: data.readUInt32BE(16), height: data.readUInt32BE(20) };
  if (data.length > 4 && data.readUInt16BE(0) === 0xffd8) {
    const frame = jpegFrame(data);
    return frame && { kind: "jpeg", bytes, width: frame.width, height: frame.height };
  }
  return { kind: "other", bytes, width: 0, height: 0 };
}

/** What a JPEG's frame header says. */
export interface JpegFrame {
  width: number;
  height: number;
  /** 1 gray, 3 colour, 4 for print. */
  components: number;
  /** Four components as Adobe's programs write them: inverted. */
  inverted: boolean;
}

/** Finds the frame header (ITU-T T.81, B.2.2). */
export function jpegFrame(data: Buffer): JpegFrame | undefined {
  let inverted = false;
  for (let at = 2; at + 10 <= data.length && data[at] === 0xff; ) {
    const marker = data[at + 1]!;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === 0xee && data.toString("latin1", at + 4, at + 9) === "Adobe") inverted = true;
    const isFrame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
    if (isFrame) return { height: data.readUInt16BE(at + 5), width: data.readUInt16BE(at + 7), components: data[at + 9]!, inverted };
    at += 2 + data.readUInt16BE(at + 2);
  }
  return undefined;
}
