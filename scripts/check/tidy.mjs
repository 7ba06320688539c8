// clang-tidy over the C++ that differs from the commit at which all of it was last checked. With --all over all of it,
// which also notes the commit.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { join, relative } from "node:path";
import { root, say } from "../setup.mjs";
import { complaints } from "./complaints.mjs";
import { filesOf, git, isCommit } from "./git.mjs";

const build = "build/tidy";
const cpp = ["*.cpp", "*.h"];
const rules = ".clang-tidy";
const note = "scripts/check/tidied_commit";

const read = (path) => readFileSync(join(root, path), "utf8");
const lines = (text) => text.split("\n").filter(Boolean);

/** Our sources that the native build compiles: of others clang-tidy cannot know how. */
function compiledSources() {
  const compiled = JSON.parse(read(`${build}/compile_commands.json`)).map(({ file }) => relative(root, file));
  return filesOf("*.cpp").filter((path) => compiled.includes(path));
}

/** The C++ files that differ from the noted commit; undefined where it cannot be told, or the rules are others now. */
function changedFiles() {
  const commit = existsSync(join(root, note)) ? read(note).trim() : "";
  if (!isCommit(commit)) {
    say(`clang-tidy checks every source: ${note} names no commit of this clone`);
    return undefined;
  }
  const changed = lines(git("diff", "--name-only", commit, "--", rules, ...cpp));
  if (!changed.includes(rules))
    return [...changed, ...lines(git("ls-files", "--others", "--exclude-standard", ...cpp))];
  say(`clang-tidy checks every source: ${rules} has changed`);
  return undefined;
}

/** The source that a header is checked with: the one of its name, else one that includes it. */
function sourceOf(header, sources) {
  const own = header.replace(/\.h$/, ".cpp");
  if (sources.includes(own)) return own;
  return sources.find((source) => {
    const included = [...read(source).matchAll(/^#include ["<](.+)[">]/gm)];
    return included.some(([, path]) => header.endsWith(`/${path}`));
  });
}

function sourcesOf(changed, sources) {
  const found = changed.map((path) => (path.endsWith(".h") ? sourceOf(path, sources) : path));
  return sources.filter((source) => found.includes(source));
}

/** Runs clang-tidy on as many sources at a time as there are processors, and says at once what it finds in each. */
async function faultySources(sources) {
  const waiting = [...sources];
  const faulty = [];
  const work = async () => {
    for (let source = waiting.shift(); source; source = waiting.shift()) {
      // The commands are the compiler's, which knows warnings that Clang does not.
      const options = ["-p", build, "--quiet", "--warnings-as-errors=*", "--extra-arg=-Wno-unknown-warning-option"];
      const printed = await complaints("clang-tidy-14", [...options, source]);
      if (!printed) continue;
      say(printed.replace(/^\d+ .* generated\.\n/gm, ""));
      faulty.push(source);
    }
  };
  await Promise.all(cpus().map(work));
  return faulty;
}

function noteCommit() {
  if (git("status", "--porcelain", "--", rules, ...cpp))
    return say(`${note} stays as it is: some of what was checked is not committed`);
  writeFileSync(join(root, note), git("rev-parse", "HEAD"));
  say(`${note} names this commit now; commit that`);
}

export const tidy = {
  name: "tidy",
  inputs: () => filesOf(rules, note, ...cpp, "*.def", "*.inc", "*CMakeLists.txt", "*.cmake", "CMakePresets.json"),
  async problems(all) {
    // Without precompiled headers: every file has to include what it uses.
    const failure = await complaints("cmake", [
      ...["--preset", "native", "-B", build],
      "-DCMAKE_DISABLE_PRECOMPILE_HEADERS=ON",
    ]);
    if (failure) return failure;
    const sources = compiledSources();
    const changed = all ? undefined : changedFiles();
    const wanted = changed ? sourcesOf(changed, sources) : sources;
    say(`clang-tidy: ${wanted.length} of ${sources.length} sources`);
    const faulty = await faultySources(wanted);
    if (all && faulty.length === 0) noteCommit();
    return faulty.length > 0 ? `clang-tidy finds faults, listed above, in ${faulty.join(", ")}` : "";
  },
};
