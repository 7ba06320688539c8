// The file format: objects, streams and the table of where they are (PDF 1.7, ISO 32000-1, 7).
import { deflateSync } from "node:zlib";

/** A number of an object; `${reference} 0 R` refers to it. */
export type ObjectNumber = number;

/** A PDF file in the making. The same calls give the same bytes. */
export class PdfFile {
  private readonly objects: (Uint8Array | undefined)[] = [];

  /** Takes a number for an object that is to be referred to before it is written. */
  reserve(): ObjectNumber {
    return this.objects.push(undefined);
  }

  /** Writes an object, such as a dictionary. */
  write(value: string, number: ObjectNumber = this.reserve()): ObjectNumber {
    this.objects[number - 1] = Buffer.from(value, "latin1");
    return number;
  }

  /**
   * Writes a stream.
   * @param entries of its dictionary, but for its length
   * @param how "deflate" to compress it, "as-is" where the entries name the filter that it has already gone through
   */
  writeStream(entries: string, data: Uint8Array, how: "deflate" | "as-is" = "deflate"): ObjectNumber {
    const body = how === "deflate" ? deflateSync(data) : data;
    const number = this.reserve();
    const head = `<<${entries}${how === "deflate" ? "/Filter/FlateDecode" : ""}/Length ${body.length}>>\nstream\n`;
    this.objects[number - 1] = Buffer.concat([Buffer.from(head, "latin1"), body, Buffer.from("\nendstream", "latin1")]);
    return number;
  }

  /** The whole file. @param id what tells it from other files, bytes as hexadecimal digits */
  finish(root: ObjectNumber, info: ObjectNumber, id: (body: Uint8Array) => string): Uint8Array {
    // The second line tells programs that the file is not text.
    const parts: Uint8Array[] = [Buffer.from("%PDF-1.7\n%\xE2\xE3\xCF\xD3\n", "latin1")];
    let offset = parts[0]!.length;
    const offsets = this.objects.map((object, index) => {
      const part = Buffer.concat([
        Buffer.from(`${index + 1} 0 obj\n`, "latin1"),
        object ?? Buffer.from("null"),
        Buffer.from("\nendobj\n"),
      ]);
      parts.push(part);
      offset += part.length;
      return offset - part.length;
    });
    const mark = id(Buffer.concat(parts));
    const rows = offsets.map((at) => `${String(at).padStart(10, "0")} 00000 n \n`).join("");
    const trailer = `<</Size ${offsets.length + 1}/Root ${root} 0 R/Info ${info} 0 R/ID[<${mark}><${mark}>]>>`;
    parts.push(
      Buffer.from(
        `xref\n0 ${offsets.length + 1}\n0000000000 65535 f \n${rows}trailer\n${trailer}\nstartxref\n${offset}\n%%EOF\n`,
        "latin1",
      ),
    );
    return Buffer.concat(parts);
  }
}

/** Text as a PDF string, in any script. */
export function textString(text: string): string {
  return `<FEFF${utf16Hex(text)}>`;
}

/** Bytes of ASCII as a PDF string: addresses. */
export function asciiString(text: string): string {
  return `(${text.replace(/[\\()]/g, "\\$&").replace(/[^\x20-\x7E]/g, "")})`;
}

/** UTF-16, big-endian, in hexadecimal digits. */
export function utf16Hex(text: string): string {
  return Buffer.from(text, "utf16le").swap16().toString("hex").toUpperCase();
}

/** A number as PDF writes it: never with an exponent, with four decimals at the most. */
export function number(value: number): string {
  return Number.isFinite(value) ? String(Math.round(value * 1e4) / 1e4 || 0).replace(/^.*e-.*$/, "0") : "0";
}
