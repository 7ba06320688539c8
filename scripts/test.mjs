// npm test: everything. Each suite's own output and summary lines, then all summaries again, then one line of totals.
// `npm test -- native js` runs only the suites named, and "build" before those that read dist/.
import { ensure, fail, root, say } from "./setup.mjs";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { cpus } from "node:os";
import { join } from "node:path";

/** Runs a program in the checkout, showing its output as it comes; returns its status and all it wrote. */
async function show(program, args, env = {}) {
  const child = spawn(program, args, { cwd: root, stdio: ["ignore", "pipe", "pipe"], env: { ...process.env, ...env } });
  let output = "";
  for (const [from, to] of [
    [child.stdout, process.stdout],
    [child.stderr, process.stderr],
  ]) {
    from.setEncoding("utf8").on("data", (chunk) => {
      output += chunk;
      to.write(chunk);
    });
  }
  const [status, signal] = await once(child, "close");
  return { status: status ?? `ended by ${signal}`, output };
}

const count = (text, pattern) => Number(pattern.exec(text)?.[1] ?? 0);
const sum = (text, pattern) => [...text.matchAll(pattern)].reduce((total, [, number]) => total + Number(number), 0);
const lines = (text, pattern) =>
  text
    .split("\n")
    .filter((line) => pattern.test(line))
    .map((line) => line.replace(/^\d+: /, "").trim());

/** A suite of one check, which has passed where its program ends with status 0. */
function check(program, args) {
  return async () => {
    const { status } = await show(program, args);
    return { passed: status === 0 ? 1 : 0, failed: status === 0 ? 0 : 1, skipped: 0, summary: [] };
  };
}

/**
 * Configures, builds and runs one CMake preset. ctest counts programs; the tests inside them are counted from
 * GoogleTest's own lines.
 */
function cmake(preset) {
  return async () => {
    for (const args of [
      ["--preset", preset],
      ["--build", "--preset", preset],
    ]) {
      const { status } = await show("cmake", args);
      if (status !== 0) return { passed: 0, failed: 1, skipped: 0, summary: [`cmake ${args.join(" ")} failed`] };
    }
    const { status, output } = await show("ctest", ["--preset", preset, "--verbose"]);
    const passed = sum(output, /\[  PASSED  \] (\d+) test/g);
    const skipped = sum(output, /\[  SKIPPED \] (\d+) test/g);
    let failed = sum(output, /\[  FAILED  \] (\d+) test/g);
    // Other programs that ctest ran (the consumer of the installed library), and a crash, which prints no line of its
    // own.
    const programs = [...output.matchAll(/^\s*\d+\/\d+ Test +#\d+: (\S+) \.*(.*)$/gm)];
    const others = programs.filter(
      ([, name, result]) => !/^lectern_.*tests$/.test(name) && /Passed/.test(result),
    ).length;
    failed += programs.filter(
      ([, name, result]) => !/Passed/.test(result) && !(failed > 0 && /^lectern_.*tests$/.test(name)),
    ).length;
    if (status !== 0 && failed === 0) failed = 1;
    return {
      passed: passed + others,
      failed,
      skipped,
      summary: lines(output, /\[  (PASSED|FAILED|SKIPPED)\s*\] \d+ test|tests passed, \d+ tests failed/),
    };
  };
}

function* testFiles(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory() && entry.name !== "node_modules") yield* testFiles(path);
    else if (entry.name.endsWith(".test.mjs")) yield path;
  }
}

/** Runs a folder's *.test.mjs by Node's test runner. */
function node(folder, concurrency = Math.max(1, cpus().length)) {
  return async () => {
    const files = existsSync(join(root, folder)) ? [...testFiles(join(root, folder))].sort() : [];
    if (files.length === 0) return undefined;
    mkdirSync(join(root, "build"), { recursive: true });
    const report = join(root, `build/${folder.replaceAll("/", "-")}.tap`);
    const { status } = await show(process.execPath, [
      "--test",
      `--test-concurrency=${concurrency}`,
      ...["--test-reporter=spec", "--test-reporter-destination=stdout"],
      ...["--test-reporter=tap", `--test-reporter-destination=${report}`],
      ...files,
    ]);
    const tap = readFileSync(report, "utf8");
    const skipped = count(tap, /^# skipped (\d+)$/m) + count(tap, /^# todo (\d+)$/m);
    let failed = count(tap, /^# fail (\d+)$/m) + count(tap, /^# cancelled (\d+)$/m);
    if (status !== 0 && failed === 0) failed = 1;
    return {
      passed: count(tap, /^# pass (\d+)$/m),
      failed,
      skipped,
      summary: lines(tap, /^# (tests|pass|fail|cancelled|skipped) \d+$/),
    };
  };
}

// Cheapest first. A suite that has no files yet is left out.
const suites = [
  [
    "generated",
    async () =>
      existsSync(join(root, "scripts/generate.mjs"))
        ? check(process.execPath, ["scripts/generate.mjs", "--check"])()
        : undefined,
  ],
  ["native", cmake("native")],
  ["wasm", cmake("wasm")],
  ["build", check(process.execPath, ["scripts/build.mjs"])],
  ["js", node("tests/js")],
  ["scripts", node("tests/scripts", 1)],
  ["types", node("tests/types")],
  ["size", check(process.execPath, ["scripts/size.mjs"])],
  ["package", node("tests/package", 1)],
  ["browser", node("tests/browser", 1)],
  ["extension", node("tests/extension", 1)],
  ["native-asan", cmake("native-asan")],
];

const wanted = process.argv.slice(2);
for (const name of wanted) {
  if (!suites.some(([suite]) => suite === name))
    fail(`There is no suite ${name}; there are ${suites.map(([suite]) => suite).join(", ")}.`);
}
// Those that read dist/ read it as the sources are now.
if (["js", "types", "size", "package", "browser", "extension"].some((name) => wanted.includes(name)))
  wanted.push("build");
ensure("test");

const results = [];
for (const [name, run] of suites) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  const start = performance.now();
  say(`Suite ${name}`);
  const result = await run();
  if (result) results.push({ name, seconds: (performance.now() - start) / 1000, ...result });
}

const total = { passed: 0, failed: 0, skipped: 0 };
console.log("");
for (const { name, seconds, summary, ...counts } of results) {
  for (const key of Object.keys(total)) total[key] += counts[key];
  console.log(
    `${name} (${seconds.toFixed(0)} s): ${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`,
  );
  for (const line of summary) console.log(`    ${line}`);
}
console.log(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0;
