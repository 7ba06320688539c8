import { execFileSync, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { root } from "../setup.mjs";

/** Runs git in the checkout and returns what it prints. */
export const git = (...args) => execFileSync("git", args, { cwd: root, encoding: "utf8", maxBuffer: 2 ** 26 });

/** Whether a commit of that name is in this clone, which may be a shallow one. */
export const isCommit = (name) => spawnSync("git", ["cat-file", "-e", `${name}^{commit}`], { cwd: root }).status === 0;

/** The files of the checkout that match git's patterns; not what .gitignore names. */
export function filesOf(...patterns) {
  const listed = git("ls-files", "-z", "--cached", "--others", "--exclude-standard", "--", ...patterns);
  return listed.split("\0").filter((path) => path !== "" && existsSync(join(root, path)));
}
