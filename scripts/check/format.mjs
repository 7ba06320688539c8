// Whether every file is formatted: C++ by clang-format, everything else by Biome.
import { join } from "node:path";
import { root } from "../setup.mjs";
import { complaints } from "./complaints.mjs";
import { filesOf } from "./git.mjs";

const biome = join(root, "node_modules/@biomejs/biome/bin/biome");
const cpp = () => filesOf("*.cpp", "*.h");

export const format = {
  name: "format",
  inputs: () => [
    ...cpp(),
    ...filesOf(".clang-format", ".editorconfig", ".gitignore", "*.ts", "*.js", "*.mjs", "*.json", "*.css"),
  ],
  async problems() {
    const byClang = await complaints("clang-format-14", ["--dry-run", "-Werror", ...cpp()]);
    const byBiome = await complaints(process.execPath, [biome, "format"]);
    return [
      byClang && `${byClang}\nFormat them: clang-format-14 -i FILES`,
      byBiome && `${byBiome}\nFormat them: npx biome format --write`,
    ]
      .filter(Boolean)
      .join("\n");
  },
};
