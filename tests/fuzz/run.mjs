// npm run fuzz: libFuzzer on the parser and on the way from page to article, under AddressSanitizer and
// UndefinedBehaviorSanitizer.
//
//   --seconds N        for each of the targets (3600)
//   --target NAME      only that one: parser or article
//   --corpus FOLDER    what is found is kept there, a folder for each target (build/fuzz-corpus)
//
// Begins with the fixtures, with the html5lib tests where they are there, and with what earlier runs found. A finding
// is written to build/fuzz/ and ends the run with status 1; mend it, and keep its smallest form as a test.
import { fail, root, say } from "../../scripts/setup.mjs";
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";

const { values: options } = parseArgs({
  options: {
    seconds: { type: "string", default: "3600" },
    target: { type: "string" },
    corpus: { type: "string", default: join(root, "build/fuzz-corpus") },
  },
});

function run(program, args, settings = {}) {
  const { status, error } = spawnSync(program, args, { cwd: root, stdio: "inherit", ...settings });
  if (error) fail(`${program} could not be run: ${error.message}`);
  return status;
}

function* files(folder) {
  if (!existsSync(folder)) return;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* files(path);
    else yield path;
  }
}

function* seeds() {
  for (const path of files(join(root, "tests/fixtures")))
    if (path.endsWith(".html") && statSync(path).size < 1 << 20) yield readFileSync(path);
  for (const path of files(join(root, "../shared/corpus/html5lib/tree-construction"))) {
    if (!path.endsWith(".dat")) continue;
    for (const [, data] of readFileSync(path, "latin1").matchAll(/^#data\n([^]*?)\n#errors$/gm))
      yield Buffer.from(data, "latin1");
  }
}

if (run("cmake", ["--preset", "fuzz"]) !== 0)
  fail(
    "The fuzz targets could not be configured: they need clang with libFuzzer (Debian: clang and libclang-rt-14-dev).",
  );
if (run("cmake", ["--build", "--preset", "fuzz"]) !== 0)
  fail("The fuzz targets could not be built; see the compiler's messages above.");

let failed = false;
for (const target of ["parser", "article"]) {
  if (options.target && options.target !== target) continue;
  const corpus = join(options.corpus, target);
  mkdirSync(corpus, { recursive: true });
  for (const seed of seeds()) {
    // The parser's target takes a byte before the page.
    const input = target === "parser" ? Buffer.concat([Buffer.from([seed.length % 256]), seed]) : seed;
    const path = join(corpus, createHash("sha1").update(input).digest("hex"));
    if (!existsSync(path)) writeFileSync(path, input);
  }
  const folder = join(root, "build/fuzz");
  say(`Fuzzing ${target} for ${options.seconds} s, from ${readdirSync(corpus).length} inputs`);
  const status = run(join(folder, `tests/lectern_${target}_fuzz`), [
    corpus,
    `-max_total_time=${options.seconds}`,
    `-dict=${join(root, "tests/fuzz/html.dict")}`,
    `-artifact_prefix=${folder}/`,
    ...["-max_len=16384", "-timeout=10", "-rss_limit_mb=4096", "-print_final_stats=1"],
  ]);
  failed ||= status !== 0;
  say(
    `${target}: ${status === 0 ? "nothing found" : `a finding, in ${folder}`}; ${readdirSync(corpus).length} inputs are kept in ${corpus}`,
  );
}
process.exitCode = failed ? 1 : 0;
