// Examples as programs: modules in Node, the command line, C++. Each has a folder of its own, with the stories in it.
import { root } from "../../scripts/setup.mjs";
import { problemsOfCommand } from "./links.mjs";
import { stories, story } from "./stories.mjs";
import { execFile } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";

/** The files that the examples read: the stories, and both as the input of `lectern batch`. */
const files = {
  ...stories,
  "pages.ndjson": Object.entries(stories)
    .map(([id, html]) => JSON.stringify({ id, html }) + "\n")
    .join(""),
};

const library = join(root, "build/native/wasm/liblectern.a");

/** Why C++ examples cannot be run, or undefined. */
export const missingLibrary = existsSync(library)
  ? undefined
  : "build/native has no library: cmake --build --preset native";

/**
 * Makes a folder in which the package is installed. Each example runs in a folder within it, and fails with its output.
 * @param docs the checkout whose documentation the examples are from
 */
export function createWorkspace(docs) {
  const workspace = mkdtempSync(join(tmpdir(), "lectern-docs-"));
  writeFileSync(join(workspace, "package.json"), JSON.stringify({ private: true, type: "module" }));
  mkdirSync(join(workspace, "node_modules"));
  symlinkSync(root, join(workspace, "node_modules/lectern"));
  for (const name of ["@mozilla", "@napi-rs", "@types", "jsdom"])
    symlinkSync(join(root, "node_modules", name), join(workspace, "node_modules", name));

  const programs = join(workspace, "programs");
  mkdirSync(programs);
  writeFileSync(
    join(programs, "npx"),
    `#!/bin/sh
[ "$1" = lectern ] || { echo "npx $1: examples run npx lectern only" >&2; exit 1; }
shift
exec "${process.execPath}" "${join(root, "dist/cli.js")}" "$@"
`,
    { mode: 0o755 },
  );
  const { NODE_TEST_CONTEXT, ...inherited } = process.env; // with it, Node takes the example for one of its own tests
  const env = {
    ...inherited,
    PATH: programs + delimiter + process.env.PATH,
    NODE_OPTIONS: `--import=${new URL("fake_fetch.mjs", import.meta.url).href}`,
  };

  let count = 0;
  function makeFolder() {
    const folder = join(workspace, `example-${++count}`);
    mkdirSync(folder);
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
    return folder;
  }

  const run = (folder, program, args, input = "") =>
    new Promise((done, fail) => {
      const options = { cwd: folder, env, timeout: 60_000, maxBuffer: Infinity };
      const child = execFile(program, args, options, (error, output, errors) => {
        if (!error) return done();
        const end = error.killed ? "did not end within 60 s" : `ended with status ${error.code}`;
        fail(new Error(`${[program, ...args].join(" ")} ${end}\n${output}${errors}`));
      });
      child.stdin.on("error", () => {}); // it may end before it has read all
      child.stdin.end(input);
    });

  return {
    folder: workspace,

    async runModule(code) {
      const folder = makeFolder();
      writeFileSync(join(folder, "example.mjs"), code);
      await run(folder, process.execPath, ["example.mjs"]);
    },

    /** Runs the lines with `npx lectern`, and checks that the scripts and files of the other commands exist. */
    async runShell(code) {
      const folder = makeFolder();
      for (const line of code.replaceAll("\\\n", " ").split("\n")) {
        const command = line.replace(/(^|\s)#.*/, "");
        if (/\bnpx lectern\b/.test(command)) await run(folder, "bash", ["-o", "pipefail", "-c", line]);
        const problems = problemsOfCommand(command, docs);
        if (problems.length > 0) throw new Error(`${command}: ${problems.join(", ")}`);
      }
    },

    async runCpp(code) {
      const folder = makeFolder();
      writeFileSync(join(folder, "example.cpp"), code);
      const warnings = ["-Wall", "-Wextra", "-Werror"];
      const include = `-I${join(root, "include")}`;
      await run(folder, "c++", ["-std=c++20", ...warnings, include, "example.cpp", library, "-o", "example"]);
      await run(folder, join(folder, "example"), [], story);
    },

    close: () => rmSync(workspace, { recursive: true }),
  };
}
