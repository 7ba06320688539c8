// What a report of Node's test runner says, in the Test Anything Protocol (TAP 13, testanything.org), with details in
// YAML.

const count = (tap, name) => Number(new RegExp(`^# ${name} (\\d+)$`, "m").exec(tap)?.[1] ?? 0);

/** A failed test, its place and its error on one line of at most 400 characters. */
function failure(name, details) {
  const place = /^ *location: '(.*?)'$/m.exec(details)?.[1].replace(/^.*\/tests\//, "tests/") ?? "";
  const [, error = ""] = /^ *error: (.*(?:\n.*)*?)\n *(?:code|name|expected|stack|\.\.\.):?/m.exec(details) ?? [];
  const words = error.replace(/^\|-/, "").replace(/\s+/g, " ").trim();
  return `✖ ${name} (${place}): ${words}`.slice(0, 400);
}

/**
 * Reads a report.
 * @param {string} tap
 * @returns {import("./suites.mjs").Result} the summary has the runner's own lines, then a line for each failed test
 */
export function readTap(tap) {
  const failed = [...tap.matchAll(/^( *)not ok \d+ - (.*)\n\1 {2}---\n((?:\1 {2}.*\n)*?\1 {2}\.\.\.)$/gm)]
    .filter(([, , , details]) => !details.includes("failureType: 'subtestsFailed'"))
    .map(([, , name, details]) => failure(name, details));
  return {
    passed: count(tap, "pass"),
    failed: count(tap, "fail") + count(tap, "cancelled"),
    skipped: count(tap, "skipped") + count(tap, "todo"),
    summary: [
      ...tap.split("\n").filter((line) => /^# (?:tests|pass|fail|cancelled|skipped) \d+$/.test(line)),
      ...failed,
    ],
  };
}
