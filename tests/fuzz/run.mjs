// npm run fuzz: libFuzzer on the library under AddressSanitizer and UndefinedBehaviorSanitizer.
//
//   --seconds N        for each target (3600)
//   --target NAME      only this one: parser, article, api or output
//   --corpus FOLDER    where new inputs are kept, in a folder for each target (build/fuzz-corpus)
//   --keep             afterwards, writes the small inputs that together reach all that small inputs reach to
//                      tests/fuzz/corpus/TARGET.zip, which is committed; `npm test` replays them
//
// Each target first replays tests/fuzz/findings/TARGET, every input that once showed a fault. Then it starts from the
// seeds: tests/fuzz/corpus, the fixtures, the html5lib tests if they are present, and what earlier runs found. A
// finding is written to build/fuzz/ and ends the run with status 1. Fix it, move its smallest form to
// tests/fuzz/findings/TARGET, and write a test.
import { ensure, fail, root, say } from "../../scripts/setup.mjs";
import { unzipSync, zipSync } from "fflate";
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { parseArgs } from "node:util";

const { values: options } = parseArgs({
  options: {
    seconds: { type: "string", default: "3600" },
    target: { type: "string" },
    corpus: { type: "string", default: join(root, "build/fuzz-corpus") },
    keep: { type: "boolean", default: false },
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

function* pages() {
  for (const path of files(join(root, "tests/fixtures")))
    if (path.endsWith(".html") && statSync(path).size < 1 << 20) yield readFileSync(path);
}

function* html5libTests() {
  for (const path of files(join(root, "../shared/corpus/html5lib/tree-construction"))) {
    if (!path.endsWith(".dat")) continue;
    for (const [, data] of readFileSync(path, "latin1").matchAll(/^#data\n([^]*?)\n#errors$/gm))
      yield Buffer.from(data, "latin1");
  }
}

const bytes = (...parts) => Buffer.concat(parts.map((part) => Buffer.from(part)));

/** The kinds of input that api_fuzz.cpp tells apart by the first letter. */
const calls = [
  'o{"url":"https://example.org/a","favor":"recall","comments":true,"maxBytes":100000,"keep":[1],"drop":[2],' +
    '"text":["title","standfirst","body","captions","tables","comments"],"formats":["markdown","asciidoc","nodes"]}\n' +
    "<h1>A title</h1><p>A paragraph of a few words, with commas, and another sentence. It has two.</p>",
  's{"theme":"custom","customText":"#123456","fontSize":22,"lineHeight":1.5,"hyphenation":"on","focus":"3"}',
  'j{"title":"T","standfirst":"S","byline":"B","lang":"en","pages":["<p>One</p><p>Two</p>","<p>Two</p><p>Three</p>"]}',
  'l{"@context":"https://schema.org","@type":"NewsArticle","headline":"The ferry that runs on rain",' +
    '"author":[{"@type":"Person","name":"Mira Holt","url":"/people/mira"}],"datePublished":"2024-03-01T10:00:00+01:00",' +
    '"publisher":{"@type":"Organization","name":"Lake News"},"image":{"url":"https://example.org/a.jpg"},' +
    '"@graph":[{"@id":"#a","isPartOf":{"@id":"#b"}}],"keywords":"a, b"}',
];

/** Each target: its seeds and its dictionary. */
const targets = {
  *parser() {
    // The first byte tells how the page is cut into chunks.
    for (const page of [...pages(), ...html5libTests()]) yield bytes([page.length % 256], page);
  },
  *article() {
    yield* pages();
    yield* html5libTests();
  },
  *api() {
    for (const call of calls) yield bytes(call);
    for (const page of pages()) {
      const [, json] = /<script[^>]*ld\+json[^>]*>([^]*?)<\/script>/.exec(page.toString()) ?? [];
      if (json) yield bytes("l", json);
    }
  },
  *output() {
    // The last bytes choose the kind of input, the page and the settings.
    for (const page of pages())
      yield bytes(page.subarray(0, 8000), [page.length % 256, 40, 200, 90, 1, 77, 3, 120, 9, 200, 0, 150, 1, 1]);
  },
};

/** Runs a target on a folder; further arguments are libFuzzer's. */
function fuzz(target, folder, ...args) {
  return run(join(root, `build/fuzz/tests/lectern_${target}_fuzz`), [
    folder,
    `-artifact_prefix=${join(root, "build/fuzz")}/`,
    ...["-max_len=16384", "-timeout=10", "-rss_limit_mb=4096", ...args],
  ]);
}

const committed = (target) => join(root, `tests/fuzz/corpus/${target}.zip`);
/** Bytes of the largest input that is committed. Those for output hold settings beside the page. */
const largest = (target) => (target === "output" ? 1024 : 160);

/** Commits the small inputs of a corpus, as few as reach what all of them reach. */
function keepCorpus(target, corpus) {
  const [small, kept] = ["small", "kept"].map((name) => join(root, "build/fuzz-merge", target, name));
  for (const folder of [small, kept]) {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
  }
  for (const path of files(corpus))
    if (statSync(path).size <= largest(target)) writeFileSync(join(small, basename(path)), readFileSync(path));
  run(join(root, `build/fuzz/tests/lectern_${target}_fuzz`), ["-set_cover_merge=1", kept, small]);
  const inputs = readdirSync(kept).sort();
  mkdirSync(join(root, "tests/fuzz/corpus"), { recursive: true });
  writeFileSync(
    committed(target),
    zipSync(Object.fromEntries(inputs.map((name, index) => [String(index), readFileSync(join(kept, name))])), {
      level: 9,
      mtime: new Date(1980, 0, 1),
    }),
  );
}

ensure("fuzz");
if (run("cmake", ["--preset", "fuzz"]) !== 0) fail("The fuzz targets could not be configured.");
if (run("cmake", ["--build", "--preset", "fuzz"]) !== 0)
  fail("The fuzz targets could not be built; see the compiler's messages above.");

if (options.target && !(options.target in targets))
  fail(`There is no target "${options.target}": the targets are ${Object.keys(targets).join(", ")}.`);

let failed = false;
for (const [target, seeds] of Object.entries(targets)) {
  if (options.target && options.target !== target) continue;
  const findings = [...files(join(root, "tests/fuzz/findings", target))];
  if (findings.length > 0 && run(join(root, `build/fuzz/tests/lectern_${target}_fuzz`), findings) !== 0) {
    say(`${target}: an old finding shows its fault again; its path is printed above`);
    failed = true;
    continue;
  }
  const corpus = join(options.corpus, target);
  mkdirSync(corpus, { recursive: true });
  const kept = existsSync(committed(target)) ? Object.values(unzipSync(readFileSync(committed(target)))) : [];
  for (const input of [...seeds(), ...kept]) {
    const path = join(corpus, createHash("sha1").update(input).digest("hex"));
    if (!existsSync(path)) writeFileSync(path, input);
  }
  say(`Fuzzing ${target} for ${options.seconds} s, from ${readdirSync(corpus).length} inputs`);
  const dictionary = join(root, `tests/fuzz/${target === "api" ? "api" : "html"}.dict`);
  const status = fuzz(
    target,
    corpus,
    `-max_total_time=${options.seconds}`,
    `-dict=${dictionary}`,
    "-print_final_stats=1",
  );
  failed ||= status !== 0;
  const outcome = status === 0 ? "nothing found" : "a finding, in build/fuzz";
  say(`${target}: ${outcome}; ${readdirSync(corpus).length} inputs are kept in ${corpus}`);
  if (status === 0 && options.keep) keepCorpus(target, corpus);
}
process.exitCode = failed ? 1 : 0;
