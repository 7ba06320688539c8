// npm run check: the static checks, quickest first. `npm run check -- lint format` runs only those named. One whose
// files are as they were when it last passed is not run again; with --all it is, tidy looks at every source, and
// packages asks the registry for signatures.
import { cycles } from "./check/cycles.mjs";
import { format } from "./check/format.mjs";
import { lengths } from "./check/lengths.mjs";
import { lint } from "./check/lint.mjs";
import { packages } from "./check/packages.mjs";
import { rooms } from "./check/rooms.mjs";
import { hashOf, hasPassed, notePassed } from "./check/stamp.mjs";
import { stray } from "./check/stray.mjs";
import { tidy } from "./check/tidy.mjs";
import { ensure, fail } from "./setup.mjs";

// Each has a name, the files that its outcome depends on (without them it is always run), and what is wrong, "" for
// nothing.
const checks = [stray, packages, rooms, lengths, cycles, format, lint, tidy];

const all = process.argv.includes("--all");
const wanted = process.argv.slice(2).filter((argument) => argument !== "--all");
for (const name of wanted) {
  if (!checks.some((check) => check.name === name))
    fail(`There is no check ${name}; there are ${checks.map((check) => check.name).join(", ")}.`);
}
ensure("check");

for (const { name, inputs, problems } of checks) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  const start = performance.now();
  const hash = inputs && hashOf([...inputs(), `scripts/check/${name}.mjs`]);
  if (hash && !all && hasPassed(name, hash)) {
    console.log(`✓ ${name}: nothing has changed since it passed`);
    continue;
  }
  const found = await problems(all);
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  if (found) {
    console.log(`${found}\n✗ ${name} (${seconds} s)`);
    process.exitCode = 1;
  } else {
    console.log(`✓ ${name} (${seconds} s)`);
    if (hash) notePassed(name, hash);
  }
}
