// npm test: everything. Each suite's own output and summary lines, then all summaries again, then one line of totals.
// `npm test -- native js` runs only the suites named, and "build" before those that read dist/; `browser` and
// `extension` name the suites of both browsers. `npm test -- --quick` runs what the changed files need.
import { ensure, fail, say } from "./setup.mjs";
import { quickSuites } from "./quick.mjs";
import { suites } from "./suites.mjs";

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

/** Runs a suite, unless one that it needs has failed. */
async function run(suite, needed, print) {
  const missing = needed.find(({ failed }) => failed > 0);
  if (missing) return { passed: 0, failed: 1, skipped: 0, summary: [`not run, since ${missing.name} failed`] };
  try {
    return await suite.run(print);
  } catch (error) {
    return { passed: 0, failed: 1, skipped: 0, summary: [String(error)] };
  }
}

/** Runs suites, those of one track one after another. Where several run at a time, each prints when it is over. */
function runAll(list) {
  const tracks = new Set(list.map(({ track }) => track));
  const results = new Map();
  for (const track of tracks) {
    let before = Promise.resolve();
    for (const suite of list.filter((each) => each.track === track)) {
      const { name, needs = [] } = suite;
      before = Promise.all([before, ...needs.map((each) => results.get(each)).filter(Boolean)]).then(
        async ([, ...needed]) => {
          const begun = performance.now();
          say(`Suite ${name}`);
          let output = "";
          const print = (text) => (tracks.size === 1 ? process.stdout.write(text) : (output += text));
          const result = { name, ...(await run(suite, needed, print)), seconds: seconds(begun) };
          if (output) process.stdout.write(`\n• Suite ${name}, ${result.seconds} s:\n${output}\n`);
          return result;
        },
      );
      results.set(name, before);
    }
  }
  return Promise.all(list.map(({ name }) => results.get(name)));
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
