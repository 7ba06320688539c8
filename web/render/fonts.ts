// Which face of which font text is set in.
import { readdirSync } from "node:fs";
import { homedir } from "node:os";
import { extname, join } from "node:path";
import { LecternError, messageOf } from "../errors.js";
import type { FamilyOf } from "../layout/families.js";
import type { Font } from "../layout/types.js";
import { Coverage, type Face, readFaces } from "./font_file.js";
import { describeWriting, sampleOf, scriptOf, scriptsOfLanguage } from "./scripts.js";

/** A piece of text that one face has all characters of; UTF-16 offsets, [start, end). */
export interface FaceRun {
  face: Face;
  start: number;
  end: number;
}

type Look = Pick<Font, "family" | "lang" | "weight" | "italic">;

/** Which language's faces have a script where the text's own language has not. */
const languages: Readonly<Record<string, string>> = {
  Arab: "ar",
  Hebr: "he",
  Deva: "hi",
  Beng: "bn",
  Hira: "ja",
  Kana: "ja",
  Hang: "ko",
  Bopo: "zh-TW",
  Hani: "zh",
};
/** Names of families that are likely to be of a kind. */
const kinds: Readonly<Record<Font["family"], RegExp>> = {
  serif: /serif|naskh|times/i,
  "sans-serif": /sans|gothic/i,
  monospace: /mono|courier/i,
  easy: /sans/i,
};

/** The folders in which systems keep fonts. */
const folders = (): string[] => {
  const { LOCALAPPDATA, SystemRoot, XDG_DATA_HOME } = process.env;
  const home = homedir();
  switch (process.platform) {
    case "win32":
      return [
        join(SystemRoot ?? "C:\\Windows", "Fonts"),
        ...(LOCALAPPDATA ? [join(LOCALAPPDATA, "Microsoft\\Windows\\Fonts")] : []),
      ];
    case "darwin":
      return [join(home, "Library/Fonts"), "/Library/Fonts", "/System/Library/Fonts"];
    default:
      return [
        join(XDG_DATA_HOME ?? join(home, ".local/share"), "fonts"),
        join(home, ".fonts"),
        "/usr/local/share/fonts",
        "/usr/share/fonts",
      ];
  }
};
const endings = new Set([".ttf", ".otf", ".ttc", ".otc"]);

let installed: Face[] | undefined;

/** The faces of the system's fonts, looked for once in a process, in the same order each time. */
function systemFaces(): Face[] {
  return (installed ??= folders().flatMap((folder) =>
    filesIn(folder).flatMap((path) => {
      try {
        return readFaces(path);
      } catch {
        return []; // one that may not be read is not there
      }
    }),
  ));
}

function filesIn(folder: string): string[] {
  try {
    const entries = readdirSync(folder, { recursive: true, encoding: "utf8" });
    return entries
      .filter((name) => endings.has(extname(name).toLowerCase()))
      .sort()
      .map((name) => join(folder, name));
  } catch {
    return [];
  }
}

/**
 * The faces of a font file that a person named.
 * @throws LecternError font-failed
 */
function namedFaces(path: string): Face[] {
  let faces: Face[];
  try {
    faces = readFaces(path);
  } catch (error) {
    throw new LecternError("font-failed", `The font ${path} cannot be read: ${messageOf(error)}.`, error);
  }
  if (faces.length === 0)
    throw new LecternError(
      "font-failed",
      `${path} is not a usable font: it must be a TrueType or OpenType file, or a collection of them, that allows embedding.`,
    );
  return faces;
}

/** Chooses faces for text: first the fonts that a person named, then those of the system. */
export class Fonts {
  private readonly named: readonly Face[];
  private readonly familyOf: FamilyOf;
  private readonly families = new Map<string, Face[]>();
  private readonly coverages = new Map<Face, Coverage>();
  private readonly chosen = new Map<string, Face | undefined>();
  private readonly missing = new Map<string, string>();

  /**
   * @param familyOf the families of the style sheet
   * @param paths font files, the first the most wanted
   * @throws LecternError font-failed: a file cannot be read, or there is no font at all
   */
  constructor(familyOf: FamilyOf, paths: readonly string[]) {
    this.familyOf = familyOf;
    this.named = paths.flatMap(namedFaces);
    for (const face of systemFaces()) add(this.families, face.family, face);
    if (this.named.length === 0 && this.families.size === 0) {
      throw new LecternError(
        "font-failed",
        "No font is installed on this system. Install one (Debian, Ubuntu: fonts-noto-core), or name a font file with --font.",
      );
    }
  }

  /** Splits text where its characters need another face. Marks and joiners stay with what they stand on. */
  runs(look: Look, text: string): FaceRun[] {
    const runs: FaceRun[] = [];
    for (const { index, 0: cluster } of text.matchAll(clusters)) {
      const face = this.faceFor(look, cluster);
      const last = runs[runs.length - 1];
      if (last?.face === face) last.end = index + cluster.length;
      else runs.push({ face, start: index, end: index + cluster.length });
    }
    return runs;
  }

  /** The face that a language's own letters are set in. */
  main(look: Look): Face {
    return this.faceFor(look, sampleOf(look.lang));
  }

  /** One sentence for each script, or sign, that no font has. */
  get warnings(): string[] {
    return [...this.missing.values()].sort();
  }

  private faceFor(look: Look, cluster: string): Face {
    const key = `${look.family}|${look.lang}|${look.weight}|${look.italic}|`;
    if (this.chosen.size >= keptChoices) this.chosen.clear();
    if (!this.chosen.has(key + cluster)) this.chosen.set(key + cluster, this.choose(look, cluster));
    const face = this.chosen.get(key + cluster);
    if (face) return face;
    this.warn(look, cluster);
    return this.fallback(look);
  }

  private choose(look: Look, cluster: string): Face | undefined {
    const characters = [...cluster]
      .filter((character) => !ignorable.test(character))
      .map((character) => character.codePointAt(0)!);
    // Where no face has the marks too, one that has the letter.
    return (
      this.find(look, cluster, characters) ??
      (characters.length > 1 ? this.find(look, cluster, characters.slice(0, 1)) : undefined)
    );
  }

  private find(look: Look, cluster: string, characters: readonly number[]): Face | undefined {
    const covers = (face: Face) => characters.every((character) => this.coverage(face).has(character));
    const named = this.named.filter(covers);
    if (named.length > 0)
      return nearest(
        named.filter(({ family }) => family === named[0]!.family),
        look,
      );
    for (const family of this.stack(look, cluster)) {
      const face = nearest((this.families.get(family) ?? []).filter(covers), look);
      if (face) return face;
    }
    const others = [...this.families.values()]
      .map((faces) => nearest(faces.filter(covers), look))
      .filter((face) => face !== undefined);
    // The plainest name: "Noto Serif" before "Noto Serif Display".
    const rank = ({ family }: Face) =>
      (kinds[look.family].test(family) ? 0 : 2000) + (family.startsWith("Noto") ? 0 : 1000) + family.length;
    return others.sort((a, b) => rank(a) - rank(b))[0];
  }

  /** The families that the style sheet has for the text's language, for a character's script, and for all. */
  private stack(look: Look, cluster: string): string[] {
    const script = scriptOf(cluster, look.lang);
    const langs = [
      look.lang,
      ...(script in languages && !scriptsOfLanguage(look.lang).includes(script) ? [languages[script]!] : []),
      "",
    ];
    return langs.flatMap((lang) =>
      this.familyOf({ ...look, lang, size: 0, letterSpacing: 0 })
        .split(",")
        .map((name) => name.trim().replace(/^"(.*)"$/, "$1")),
    );
  }

  private fallback(look: Look): Face {
    const face = this.chosen.get("") ?? this.choose(look, "x") ?? this.named[0] ?? [...this.families.values()][0]![0]!;
    this.chosen.set("", face);
    return face;
  }

  private coverage(face: Face): Coverage {
    let coverage = this.coverages.get(face);
    if (!coverage) this.coverages.set(face, (coverage = new Coverage(face)));
    return coverage;
  }

  private warn({ lang }: Look, cluster: string): void {
    if (/^[\p{White_Space}\p{Cc}\p{Cf}\p{Mn}]*$/u.test(cluster)) return;
    const [character] = cluster;
    const script = scriptOf(character!, lang);
    const key = script || character!;
    if (this.missing.has(key) || (!script && this.missing.size >= mostWarnings)) return;
    const what = script ? "Its letters appear as empty boxes" : "It appears as an empty box";
    this.missing.set(
      key,
      `No font covers ${describeWriting(character!, lang)}. ${what}; install a font (Debian, Ubuntu: fonts-noto), or name a font file with --font.`,
    );
  }
}

const mostWarnings = 10;
const keptChoices = 100_000;
const clusters = /[^][\p{M}\u200C\u200D\u{1F3FB}-\u{1F3FF}]*/gu;
const ignorable = /\p{Default_Ignorable_Code_Point}/u;

function nearest(faces: readonly Face[], { weight, italic }: Look): Face | undefined {
  const distance = (face: Face): number => {
    const [lightest, boldest] = face.weights;
    return (face.italic === italic ? 0 : 1000) + Math.abs(weight - Math.min(boldest, Math.max(lightest, weight)));
  };
  return faces.reduce<Face | undefined>(
    (best, face) => (best === undefined || distance(face) < distance(best) ? face : best),
    undefined,
  );
}

function add<K, V>(lists: Map<K, V[]>, key: K, value: V): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}
