// The package as its users have it: packed, and installed into an empty folder.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { installNodePackages, root } from "../../scripts/setup.mjs";

/** A page, and the title of its article. */
export const page = readFileSync(join(root, "tests/consumer/page.html"), "utf8");
export const title = "The ferry that runs on rain";

/** A program of the project's own packages. */
export const tool = (path) => join(root, "node_modules", path);

const tools = "tests/package/tools";

/** A program of the packages in tests/package/tools: bundlers and runtimes that only these tests use. */
export const otherTool = (path) => join(root, tools, "node_modules", path);

/** Installs them, where that has not been done. */
export const installOtherTools = () => installNodePackages(tools, "test the package in bundlers and runtimes");

/**
 * Packs the package and installs it.
 * @returns the folder; what runs a program in it and returns its output; and what removes it
 */
export function installPackage() {
  const app = mkdtempSync(join(tmpdir(), "lectern-package-"));
  const inApp = (program, args, options = {}) =>
    execFileSync(program, args, { cwd: app, encoding: "utf8", stdio: ["pipe", "pipe", "pipe"], ...options });
  execFileSync("npm", ["pack", "--loglevel=error", "--pack-destination", app], {
    cwd: root,
    stdio: ["ignore", "ignore", "inherit"],
  });
  const [archive] = readdirSync(app);
  writeFileSync(join(app, "package.json"), JSON.stringify({ name: "app", private: true, type: "module" }));
  inApp("npm", ["install", "--no-audit", "--no-fund", "--offline", `./${archive}`]);
  writeFileSync(join(app, "page.html"), page);
  return { app, inApp, remove: () => rmSync(app, { recursive: true, force: true }) };
}
