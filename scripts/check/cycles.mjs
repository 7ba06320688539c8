// Whether modules in web/ import each other in a circle, be it only for their types. Biome knows; see biome.json.
import { join } from "node:path";
import { root } from "../setup.mjs";
import { complaints } from "./complaints.mjs";
import { filesOf } from "./git.mjs";

const biome = join(root, "node_modules/@biomejs/biome/bin/biome");

export const cycles = {
  name: "cycles",
  inputs: () => [...filesOf("web").filter((path) => path.endsWith(".ts")), "biome.json", "package-lock.json"],
  problems: () => complaints(process.execPath, [biome, "lint", "--error-on-warnings", "web"]),
};
