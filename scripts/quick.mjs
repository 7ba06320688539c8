// What `npm test -- --quick` runs: the suites that the changed files need, those of browsers in Chromium alone.
import { root, say } from "./setup.mjs";
import { filesOf, inBrowser, suites } from "./suites.mjs";
import { execFileSync } from "node:child_process";
import { join } from "node:path";

/** Which suites a changed file needs; a file needs those of every row that it fits. */
const rows = [
  [/./, ["check", "generated"]],
  [/^(wasm|include|cmake|tests\/cpp|tests\/fixtures)\/|^CMake/, ["wasm", "js"]],
  [/^(web|tests\/js)\//, ["types", "js"]],
  [/^(web\/(element|layout|locales|generated)|tests\/support)\//, ["browser-chromium"]],
  [/^(web\/extension|tests\/support)\//, ["extension-chromium"]],
  [/^(demo|scripts)\/|^package/, ["scripts"]],
  [/\.md$|^tests\/docs\//, ["docs"]],
  [/^tests\/types\//, ["types"]],
  [/^tests\/package\/|^package/, ["package"]],
];

const git = (...args) => execFileSync("git", args, { cwd: root, encoding: "utf8" }).split("\n").filter(Boolean);

/** The files that differ from the last commit; where none does, those that it changed. */
function changedFiles() {
  const changed = [...git("diff", "--name-only", "HEAD"), ...git("ls-files", "--others", "--exclude-standard")];
  return changed.length > 0 ? changed : git("diff", "--name-only", "HEAD~1");
}

/** The suites of the changed files. Tests in a browser run in two processes; of tests that changed, only these run. */
export function quickSuites() {
  const changed = changedFiles();
  const wanted = new Set(rows.flatMap(([pattern, names]) => (changed.some((path) => pattern.test(path)) ? names : [])));
  const list = [];
  for (const suite of suites) {
    const { name, family, track } = suite;
    if (family && track === "chromium") {
      const folder = `tests/${family}`;
      const own = changed.filter((path) => path.startsWith(`${folder}/`) && path.endsWith(".test.mjs"));
      const files = wanted.has(name) ? filesOf(folder) : own.map((path) => join(root, path));
      for (const half of [0, 1]) {
        const mine = files.filter((_, index) => index % 2 === half);
        const run = inBrowser(folder, track, mine, half);
        if (mine.length > 0) list.push({ ...suite, name: `${name}-${half + 1}`, track: `${track}-${half + 1}`, run });
      }
    } else if (wanted.has(name)) list.push(suite);
  }
  const needed = new Set(list.flatMap(({ needs = [] }) => needs));
  list.unshift(...suites.filter(({ name }) => needed.has(name) && !wanted.has(name)));
  say(`For ${changed.length} changed file(s): ${list.map(({ name }) => name).join(", ") || "no suite"}`);
  return list;
}
