// Whether a check has passed before with the files as they are now.
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../setup.mjs";

const folder = join(root, "build/check");

/** A hash over the paths and contents of files. */
export function hashOf(paths) {
  const hash = createHash("sha256");
  for (const path of paths) {
    const content = readFileSync(join(root, path));
    hash.update(`${path}\0${content.length}\0`).update(content);
  }
  return hash.digest("hex");
}

export function hasPassed(name, hash) {
  try {
    return readFileSync(join(folder, name), "utf8") === hash;
  } catch {
    return false;
  }
}

export function notePassed(name, hash) {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, name), hash);
}
