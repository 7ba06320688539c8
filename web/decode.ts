// Bytes of a page to text, as browsers do it: the WHATWG standards HTML (13.2.3, determining the character encoding)
// and Encoding.
import { charsetOf } from "./sources.js";

/** How bytes are to be read. */
export interface Encoding {
  /** The encoding's name in lower case ("windows-1252"). */
  name: string;
  /** Bytes of the byte order mark to leave out. */
  bomLength: number;
  /** Whether the encoding is a guess from the bytes, as nothing names it: then more bytes could change it. */
  guessed?: boolean;
  /** What was asked for and could not be had; undefined where all is well. */
  warning?: string;
}

/** A page's text, and how its bytes were read. */
export interface Decoded {
  text: string;
  /** The encoding's name in lower case ("windows-1252"). */
  encoding: string;
  /** What was asked for and could not be had; undefined where all is well. */
  warning?: string;
}

/** Encodings that the standard has browsers refuse: they were used to smuggle markup past filters. */
const refused = new Set(["replacement", "csiso2022kr", "hz-gb-2312", "iso-2022-cn", "iso-2022-cn-ext", "iso-2022-kr"]);

/** Bytes that Node's decoders of single-byte encodings take for something else than the standard does. */
const corrected: Record<string, Record<number, string>> = {
  "koi8-u": { 0xae: "ў", 0xbe: "Ў" },
  "windows-1253": { 0xaa: "\uFFFD" },
  "windows-1255": { 0xca: "\u05BA" },
  "windows-874": Object.fromEntries([0xdb, 0xdc, 0xdd, 0xde, 0xfc, 0xfd, 0xfe, 0xff].map((byte) => [byte, "\uFFFD"])),
};

/**
 * A page's first bytes in which a declaration always counts; later it counts only while the page is still in its head.
 */
const prescanned = 1024;
/**
 * Declarations after this many bytes are not looked for: a page's first so many name the same encoding as all of it.
 */
export const searched = 64 * 1024;

/** The name of the encoding that a label stands for, or undefined where this host has none. */
function encodingOf(label: string): string | undefined {
  const words = label.match(/[^\t\n\f\r ]+/g);
  if (words?.length !== 1) return undefined;
  const name = words[0].toLowerCase();
  if (name === "x-user-defined") return name;
  if (refused.has(name)) return "replacement";
  try {
    return new TextDecoder(name).encoding;
  } catch {
    return undefined;
  }
}

const inHead = new Set([
  "html",
  "head",
  "title",
  "base",
  "link",
  "meta",
  "style",
  "script",
  "noscript",
  "object",
  "template",
]);

/** A scanner over the start of a page, each byte one character. */
class Prescan {
  private readonly text: string;
  private at = 0;
  warning: string | undefined;

  constructor(text: string) {
    this.text = text;
  }

  /** The encoding that the page declares, or undefined. */
  encoding(): string | undefined {
    return this.declared() ?? this.xmlDeclared();
  }

  private declared(): string | undefined {
    for (;;) {
      this.at = this.text.indexOf("<", this.at);
      if (this.at < 0) return undefined;
      const late = this.at >= prescanned;
      const tag = this.take(/<(\/?)([a-z][^\t\n\f\r />]*)/iy);
      if (tag) {
        const name = tag[2]!.toLowerCase();
        if (late && !inHead.has(name)) return undefined;
        const attributes = this.attributes();
        if (!attributes) return undefined;
        const found = tag[1] === "" && name === "meta" ? this.fromMeta(attributes) : undefined;
        if (found) return found;
      } else if (this.text.startsWith("<!--", this.at)) {
        if (!this.skipPast("-->", 2)) return undefined;
      } else if (/^<[!/?]/.test(this.text.slice(this.at, this.at + 2))) {
        if (!this.skipPast(">", 2)) return undefined;
      } else {
        this.at += 1;
      }
    }
  }

  /** All attributes of the tag, names and values in lower case; undefined where the bytes end inside of it. */
  private attributes(): Map<string, string> | undefined {
    const out = new Map<string, string>();
    for (;;) {
      this.take(/[\t\n\f\r /]*/y);
      const name = this.take(/[^\t\n\f\r />][^\t\n\f\r />=]*/y)?.[0].toLowerCase();
      if (name === undefined) return this.at < this.text.length ? out : undefined;
      let value = "";
      if (this.take(/[\t\n\f\r ]*=[\t\n\f\r ]*/y)) {
        const found = this.take(/"([^"]*)("?)|'([^']*)('?)|([^\t\n\f\r >]*)/y)!;
        if (found[2] === "" || found[4] === "") return undefined;
        value = (found[1] ?? found[3] ?? found[5] ?? "").toLowerCase();
      }
      if (!out.has(name)) out.set(name, value);
    }
  }

  private fromMeta(attributes: Map<string, string>): string | undefined {
    const charset = attributes.get("charset");
    const content = attributes.get("content");
    const label =
      charset ??
      (attributes.get("http-equiv") === "content-type" && content !== undefined ? charsetOf(content) : undefined);
    return label === undefined ? undefined : this.resolve(label);
  }

  /** `<?xml version="1.0" encoding="…"?>` at the very start. */
  private xmlDeclared(): string | undefined {
    const end = this.text.startsWith("<?xml") ? this.text.indexOf(">") : -1;
    const found = /encoding[\0-\x20]*=[\0-\x20]*(?:"([^"\0-\x20]*)"|'([^'\0-\x20]*)')/.exec(
      this.text.slice(0, Math.max(end, 0)),
    );
    return found ? this.resolve(found[1] ?? found[2] ?? "") : undefined;
  }

  /** A declaration can be read only in an encoding that contains ASCII: where it says otherwise, it is wrong. */
  private resolve(label: string): string | undefined {
    const name = encodingOf(label);
    if (name === undefined) this.warning ??= unknown(label);
    if (name === "utf-16le" || name === "utf-16be") return "utf-8";
    return name === "x-user-defined" ? "windows-1252" : name;
  }

  private take(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text);
    if (!found) return undefined;
    this.at = pattern.lastIndex;
    return found;
  }

  private skipPast(end: string, from: number): boolean {
    const found = this.text.indexOf(end, this.at + from);
    this.at = found < 0 ? this.text.length : found + end.length;
    return found >= 0;
  }
}

const unknown = (label: string): string =>
  `The encoding "${label.slice(0, 40)}" is unknown, so the encoding was detected.`;

const startsWith = (bytes: Uint8Array, ...start: number[]): boolean =>
  start.every((byte, index) => bytes[index] === byte);

/** Whether the bytes are of an encoding throughout, but perhaps for a character that is cut off at the end. */
function are(name: string, bytes: Uint8Array): boolean {
  try {
    new TextDecoder(name, { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}

/**
 * Finds the encoding of a page: byte order mark, else what the transport says, else what the page says of itself in its
 * head, else UTF-8 where the bytes are that, else windows-1252. One departure from browsers: a declaration in the page
 * that its bytes prove wrong, as they are UTF-8, does not count.
 * @param bytes the page
 * @param charset the encoding's label by the transport, such as Content-Type's charset
 */
export function sniff(bytes: Uint8Array, charset?: string): Encoding {
  if (startsWith(bytes, 0xef, 0xbb, 0xbf)) return { name: "utf-8", bomLength: 3 };
  if (startsWith(bytes, 0xfe, 0xff)) return { name: "utf-16be", bomLength: 2 };
  if (startsWith(bytes, 0xff, 0xfe)) return { name: "utf-16le", bomLength: 2 };

  let warning: string | undefined;
  if (charset !== undefined) {
    const name = encodingOf(charset);
    if (name) return { name, bomLength: 0 };
    warning = unknown(charset);
  }
  if (startsWith(bytes, 0x3c, 0, 0x3f, 0, 0x78, 0)) return { name: "utf-16le", bomLength: 0, warning };
  if (startsWith(bytes, 0, 0x3c, 0, 0x3f, 0, 0x78)) return { name: "utf-16be", bomLength: 0, warning };

  const prescan = new Prescan(decoderOf("windows-1252")(bytes.subarray(0, searched)));
  let declared = prescan.encoding();
  warning ??= prescan.warning;
  if (declared && declared !== "replacement") {
    // Programs that save pages as UTF-8 often leave the declaration as it was. What the bytes prove wrong does not
    // count.
    const start = bytes.subarray(0, searched);
    if (!are(declared, start) && are("utf-8", start)) declared = "utf-8";
  }
  return {
    name: declared ?? (are("utf-8", bytes) ? "utf-8" : "windows-1252"),
    bomLength: 0,
    guessed: declared === undefined,
    warning,
  };
}

/**
 * A decoder for bytes that come in pieces: called with each piece it gives the text that is certain, and called with
 * nothing, at the end, the rest.
 * @param name an encoding's name, as {@link sniff} gives it
 */
export function decoderOf(name: string): (bytes?: Uint8Array) => string {
  if (name === "replacement") {
    let any = false;
    return (bytes) => {
      const first = !any && bytes !== undefined && bytes.length > 0;
      any ||= first;
      return first ? "\uFFFD" : "";
    };
  }
  if (name === "x-user-defined") {
    return (bytes) =>
      Array.from(bytes ?? [], (byte) => String.fromCharCode(byte < 0x80 ? byte : 0xf700 + byte)).join("");
  }
  // Node 20 decodes single-byte encodings wrongly in one go: it takes windows-1252 for Latin-1.
  const decoder = new TextDecoder(name, { ignoreBOM: true });
  const corrections = corrected[name];
  return (bytes) => {
    if (!bytes) return decoder.decode();
    const text = decoder.decode(bytes, { stream: true });
    return corrections
      ? text.replace(/[^]/g, (character, index: number) => corrections[bytes[index]!] ?? character)
      : text;
  };
}

/**
 * Decodes a page as browsers do.
 * @param page the page's bytes
 * @param charset the encoding's label by the transport, such as Content-Type's charset
 * @return its text, without byte order mark; what is not valid in the encoding becomes U+FFFD
 */
export function decode(page: Uint8Array | ArrayBuffer, charset?: string): Decoded {
  const bytes = page instanceof Uint8Array ? page : new Uint8Array(page);
  const { name, bomLength, warning } = sniff(bytes, charset);
  const decoder = decoderOf(name);
  const decoded: Decoded = { text: decoder(bytes.subarray(bomLength)) + decoder(), encoding: name };
  if (warning !== undefined) decoded.warning = warning;
  return decoded;
}
