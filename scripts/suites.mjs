// The suites of `npm test`: what each runs, and how its tests are counted.
import { root } from "./setup.mjs";
import { readTap } from "./tap.mjs";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, readdirSync, readFileSync } from "node:fs";
import { cpus, setPriority } from "node:os";
import { join } from "node:path";

/**
 * What a suite came to. The summary has the runner's own lines of totals and names what failed: where output is cut,
 * its end tells.
 * @typedef {{ passed: number, failed: number, skipped: number, summary: string[] }} Result
 * @typedef {object} Suite
 * @property {string} name
 * @property {string} [family] another name, for this suite and others like it
 * @property {string} track suites of one track run one after another, tracks side by side
 * @property {string[]} [needs] suites that have to be over before
 * @property {(print: (text: string) => void) => Promise<Result>} run
 */

/** Runs a program in the checkout and prints its output as it comes; returns its status and all it wrote. */
async function show(print, program, args, { env = {}, polite = true } = {}) {
  const child = spawn(program, args, {
    cwd: root,
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, ...env },
  });
  // Tests in browsers wait for frames and timers of their own: what computes beside them lets them go first.
  if (polite && child.pid) setPriority(child.pid, 10);
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (chunk) => {
      output += chunk;
      print(chunk);
    });
  }
  const [status, signal] = await once(child, "close");
  return { status: status ?? `ended by ${signal}`, output };
}

const sum = (text, pattern) => [...text.matchAll(pattern)].reduce((total, [, number]) => total + Number(number), 0);
const lines = (text, pattern) =>
  text
    .split("\n")
    .filter((line) => pattern.test(line))
    .map((line) => line.replace(/^\d+: /, "").trim());

/** One check, which has passed where its program ends with status 0. */
const check =
  (...args) =>
  async (print) => {
    const { status } = await show(print, process.execPath, args);
    return { passed: status === 0 ? 1 : 0, failed: status === 0 ? 0 : 1, skipped: 0, summary: [] };
  };

/**
 * Configures, builds and runs one CMake preset. ctest counts programs; the tests inside them are counted from
 * GoogleTest's own lines.
 */
const cmake = (preset) => async (print) => {
  for (const args of [
    ["--preset", preset],
    ["--build", "--preset", preset],
  ]) {
    const { status } = await show(print, "cmake", args);
    if (status !== 0) return { passed: 0, failed: 1, skipped: 0, summary: [`cmake ${args.join(" ")} failed`] };
  }
  const { status, output } = await show(print, "ctest", ["--preset", preset, "--verbose"]);
  const passed = sum(output, /\[ {2}PASSED {2}\] (\d+) test/g);
  const skipped = sum(output, /\[ {2}SKIPPED \] (\d+) test/g);
  let failed = sum(output, /\[ {2}FAILED {2}\] (\d+) test/g);
  // Other programs that ctest ran (the consumer of the installed library), and a crash, which prints no line of its
  // own.
  const programs = [...output.matchAll(/^\s*\d+\/\d+ Test +#\d+: (\S+) \.*([^.].*)$/gm)];
  const ofGoogleTest = (name) => /^lectern_.*tests$/.test(name);
  const others = programs.filter(([, name, result]) => !ofGoogleTest(name) && /Passed/.test(result)).length;
  failed += programs.filter(([, name, result]) => !/Passed/.test(result) && !(failed > 0 && ofGoogleTest(name))).length;
  if (status !== 0 && failed === 0) failed = 1;
  const summary = lines(
    output,
    /\[ {2}(?:PASSED|FAILED|SKIPPED)\s*\] (?:\d+ test|[\w/]+\.[\w/]+(?:,|$))|tests passed, \d+ tests failed/,
  );
  return { passed: passed + others, failed, skipped, summary };
};

function* testFiles(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory() && entry.name !== "node_modules") yield* testFiles(path);
    else if (entry.name.endsWith(".test.mjs")) yield path;
  }
}

/** A folder's tests, by the folder's path in the checkout. */
export const filesOf = (folder) => [...testFiles(join(root, folder))].sort();

/** Runs test files by Node's test runner. */
async function node(print, name, args, options) {
  mkdirSync(join(root, "build"), { recursive: true });
  const report = join(root, `build/tests-${name}.tap`);
  const { status } = await show(
    print,
    process.execPath,
    [
      ...["--test-reporter=spec", "--test-reporter-destination=stdout"],
      ...["--test-reporter=tap", `--test-reporter-destination=${report}`],
      ...args,
    ],
    options,
  );
  const result = readTap(readFileSync(report, "utf8"));
  return status !== 0 && result.failed === 0 ? { ...result, failed: 1 } : result;
}

/** A folder's tests, a process for each file. */
const inProcesses =
  (folder, concurrency = cpus().length) =>
  (print) =>
    node(print, folder.split("/").at(-1), ["--test", `--test-concurrency=${concurrency}`, ...filesOf(folder)]);

/** A folder's tests in one browser, all files in one process: they share what takes long to start. */
export const inBrowser =
  (folder, browser, files = filesOf(folder), part = "") =>
  (print) =>
    node(print, `${folder.split("/").at(-1)}-${browser}${part}`, ["tests/support/in_one_process.mjs", ...files], {
      env: { LECTERN_BROWSER: browser },
      polite: false,
    });

/**
 * All suites. What reads dist/ needs "build"; what builds in a folder that another suite builds in stands on its track.
 * @type {Suite[]}
 */
export const suites = [
  { name: "build", track: "compiler", run: check("scripts/build.mjs") },
  { name: "native", track: "compiler", run: cmake("native") },
  { name: "wasm", track: "compiler", run: cmake("wasm") },
  { name: "size", track: "compiler", needs: ["build"], run: check("scripts/size.mjs") },
  { name: "package", track: "compiler", needs: ["build"], run: inProcesses("tests/package", 1) },
  { name: "scripts", track: "compiler", needs: ["build"], run: inProcesses("tests/scripts", 1) },
  { name: "native-asan", track: "compiler", run: cmake("native-asan") },
  { name: "check", track: "node", run: check("scripts/check.mjs") },
  { name: "generated", track: "node", run: check("scripts/generate.mjs", "--check") },
  { name: "types", track: "node", needs: ["build"], run: inProcesses("tests/types") },
  { name: "js", track: "node", needs: ["build", "native"], run: inProcesses("tests/js") },
  { name: "docs", track: "node", needs: ["build", "native"], run: inProcesses("tests/docs", 1) },
  ...["chromium", "firefox"].flatMap((browser) =>
    ["browser", "extension"].map((folder) => ({
      name: `${folder}-${browser}`,
      family: folder,
      track: browser,
      needs: ["build"],
      run: inBrowser(`tests/${folder}`, browser),
    })),
  ),
];
