// npm test: everything. Each suite's own output and summary lines, then all summaries again, then one line of totals.
// `npm test -- native js` runs only the suites named, and "build" before those that read dist/; `browser` and
// `extension` name the suites of both browsers. `npm test -- --quick` runs what the changed files need.
import { ensure, fail, root, say } from "./setup.mjs";
import { quickSuites } from "./quick.mjs";
import { suites } from "./suites.mjs";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const seconds = (since) => ((performance.now() - since) / 1000).toFixed(0);

/** The suites that the command line asks for, with those that they need. */
function chosen(words) {
  if (words.includes("--quick")) return quickSuites();
  const wanted = new Set();
  for (const word of words) {
    const named = suites.filter(({ name, family }) => word === name || word === family);
    if (named.length === 0)
      fail(
        `There is no suite ${word}; there are ${[...new Set(suites.flatMap(({ name, family = name }) => [family, name]))].join(", ")}.`,
      );
    for (const suite of named) for (const name of [suite.name, ...(suite.needs ?? [])]) wanted.add(name);
  }
  return suites.filter(({ name }) => wanted.size === 0 || wanted.has(name));
}

/** Runs suites, those of one track one after another. Where several run at a time, each prints when it is over. */
async function runAll(list) {
  const over = new Map();
  const running = new Map(list.map((suite) => [suite.name, new Promise((resolve) => over.set(suite.name, resolve))]));
  const tracks = new Map();
  for (const suite of list) tracks.set(suite.track, [...(tracks.get(suite.track) ?? []), suite]);
  const alone = tracks.size === 1;
  const results = new Map();
  mkdirSync(join(root, "build"), { recursive: true });

  async function run(suite) {
    await Promise.all((suite.needs ?? []).map((name) => running.get(name)));
    const begun = performance.now();
    say(`Suite ${suite.name}`);
    let output = "";
    const print = (text) => (alone ? process.stdout.write(text) : (output += text));
    const result = await suite.run(print);
    if (!alone) {
      writeFileSync(join(root, `build/suite-${suite.name}.log`), output);
      process.stdout.write(`\n• Suite ${suite.name}, ${seconds(begun)} s:\n${output}\n`);
    }
    results.set(suite.name, { seconds: seconds(begun), ...result });
    over.get(suite.name)();
  }
  await Promise.all(
    [...tracks.values()].map(async (track) => {
      for (const suite of track) await run(suite);
    }),
  );
  return list.map(({ name }) => ({ name, ...results.get(name) }));
}

const list = chosen(process.argv.slice(2));
ensure("test");
const begun = performance.now();
const results = await runAll(list);

const total = { passed: 0, failed: 0, skipped: 0 };
console.log("");
for (const { name, seconds: took, summary, ...counts } of results) {
  for (const key of Object.keys(total)) total[key] += counts[key];
  console.log(`${name} (${took} s): ${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`);
  for (const line of summary) console.log(`    ${line}`);
}
console.log(`\nAll suites: ${seconds(begun)} s`);
console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0;
