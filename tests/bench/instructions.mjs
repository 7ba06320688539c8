// Counts the instructions that the native core takes for each byte of real pages: a measure of speed that, unlike time,
// is the same in every run. tests/js/instructions.test.mjs compares it with the figure kept here.
//
// Usage: node tests/bench/instructions.mjs (after npm test -- native, with valgrind)
import { root, which } from "../../scripts/setup.mjs";
import { pagesOf, spread } from "../eval/corpora.mjs";
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** Of countInstructions, by this compiler for these machines. A change that moves it further writes it here. */
export const expected = { perByte: 89.1, tolerance: 0.03, compiler: "12", machine: "x86_64" };

const program = join(root, "build/native/tests/lectern_predict");
const corpus = join(root, "../shared/corpus/wcxb-dev");

/** Why instructions cannot be counted or compared here; undefined if they can. */
export function whyNot() {
  const missing = [program, corpus].find((path) => !existsSync(path));
  if (missing) return `${missing} is not there`;
  if (!which("valgrind")) return "valgrind is not there";
  const says = (program, ...args) => spawnSync(program, args, { encoding: "utf8" }).stdout?.trim() ?? "";
  const isGcc = says("c++", "--version").includes("Free Software Foundation");
  if (!isGcc || says("c++", "-dumpversion") !== expected.compiler || says("uname", "-m") !== expected.machine)
    return `the expected figure is that of GCC ${expected.compiler} on ${expected.machine}`;
}

/**
 * From UTF-8 to article, Markdown and JSON, over 20 pages.
 * @returns {{ pages: number, bytes: number, perByte: number }}
 */
export function countInstructions() {
  const pages = spread(pagesOf(corpus), 20).map(({ id, url, html }) => ({ id, url, html: html() }));
  const bytes = pages.reduce((sum, { html }) => sum + Buffer.byteLength(html), 0);
  const folder = mkdtempSync(join(tmpdir(), "lectern-instructions-"));
  try {
    const output = join(folder, "callgrind.out");
    execFileSync(
      "valgrind",
      [
        "--tool=callgrind",
        `--callgrind-out-file=${output}`,
        // What reads the input and checks the articles does not count.
        "--toggle-collect=lectern::parse(*",
        "--toggle-collect=lectern::to_json*(lectern::Article const&*",
        program,
      ],
      {
        input: pages.map((page) => JSON.stringify(page)).join("\n"),
        stdio: ["pipe", "ignore", "ignore"],
        // The C library has functions for newer processors: without them, all processors count alike.
        env: { ...process.env, GLIBC_TUNABLES: "glibc.cpu.hwcaps=-AVX2,-AVX_Fast_Unaligned_Load,-ERMS" },
      },
    );
    const total = /^(?:summary|totals): (\d+)$/m.exec(readFileSync(output, "utf8"));
    return { pages: pages.length, bytes, perByte: Number(total[1]) / bytes };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const why = whyNot();
  if (why) {
    console.error(why);
    process.exit(2);
  }
  const { pages, bytes, perByte } = countInstructions();
  console.log(`${pages} pages, ${bytes} bytes: ${perByte.toFixed(2)} instructions per byte`);
}
