// ESLint, by the rules of scripts/lint/eslint.config.mjs. It has a folder and packages of its own, since it reads types
// by a TypeScript older than the one that builds.
import { join } from "node:path";
import { installNodePackages, root } from "../setup.mjs";
import { complaints } from "./complaints.mjs";
import { filesOf } from "./git.mjs";

const folders = ["web", "scripts", "tests", "demo"];

export const lint = {
  name: "lint",
  inputs: () =>
    filesOf("tsconfig.json", "package-lock.json", ...folders).filter((path) => /\.(?:[mc]?[jt]s|json)$/.test(path)),
  problems() {
    installNodePackages("scripts/lint", "check the code");
    const eslint = join(root, "scripts/lint/node_modules/eslint/bin/eslint.js");
    return complaints(process.execPath, [eslint, "--config", "scripts/lint/eslint.config.mjs", ...folders]);
  },
};
