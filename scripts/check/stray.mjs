// Whether every file of the repository belongs where it stands.
import { git } from "./git.mjs";
import { files, folders } from "./known_files.mjs";

/** What is wrong with where a file stands; "" for nothing. */
function problemOf(path) {
  if (files.includes(path)) return "";
  const [folder, ...endings] = folders.find(([start]) => path.startsWith(start)) ?? [];
  if (!folder) return `${path}: nothing of that name is known ${path.includes("/") ? "there" : "at the root"}.`;
  return endings.some((ending) => path.endsWith(ending))
    ? ""
    : `${path}: in ${folder} stand ${endings.join(", ")} only.`;
}

export const stray = {
  name: "stray",
  problems() {
    const found = git("ls-files", "-z").split("\0").filter(Boolean).map(problemOf).filter(Boolean);
    if (found.length === 0) return "";
    return [...found, "Remove it (git rm), move it, or give it a row in scripts/check/known_files.mjs."].join("\n");
  },
};
