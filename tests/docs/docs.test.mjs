// The documentation as its readers use it: every example runs, every link leads somewhere. LECTERN_DOCS names another
// checkout whose documentation is tested instead, with this one's package.
import { root } from "../../scripts/setup.mjs";
import { examplesIn } from "./examples.mjs";
import { openSite } from "./in_browser.mjs";
import { createWorkspace, missingLibrary } from "./programs.mjs";
import { commandsIn, linksIn, problemOfLink, problemsOfCommand, reachableFrom } from "./links.mjs";
import { checkTypes } from "./types.mjs";
import assert from "node:assert/strict";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { after, describe, test } from "node:test";

const docs = resolve(process.env.LECTERN_DOCS ?? root);
const maxReadmeWords = 900;
const start = "docs/README.md";

const isThere = (file) => existsSync(join(docs, file));
const textOf = (file) => readFileSync(join(docs, file), "utf8");
const pages = readdirSync(join(docs, "docs"), { recursive: true })
  .filter((name) => name.endsWith(".md"))
  .map((name) => `docs/${name}`)
  .sort();
const files = [
  ...["README.md", "CONTRIBUTING.md", "CHANGELOG.md", "web/extension/README.md"].filter(isThere),
  ...pages,
];
const examples = files.flatMap((file) => examplesIn(textOf(file), file));

const workspace = createWorkspace(docs);
let opening;
const site = () => (opening ??= openSite());
after(async () => {
  await (await opening)?.close();
  workspace.close();
});

let checking;
/** The compiler runs once, for all examples, when the first is tested. */
async function checkTypesOf(example) {
  const typed = examples.filter(({ language, skip }) => /^tsx?$/.test(language) && !skip);
  const messagesOf = await (checking ??= checkTypes(typed, workspace.folder));
  const messages = messagesOf(example);
  if (messages) throw new Error(messages);
}

/** How an example of each language is tested; `undefined`: not at all. */
const tests = {
  html: async ({ code }) => (await site()).runPage(code),
  js: async ({ code }) =>
    code.startsWith("// In the browser") ? (await site()).runModule(code) : workspace.runModule(code),
  ts: checkTypesOf,
  tsx: checkTypesOf,
  sh: ({ code }) => workspace.runShell(code),
  cpp: ({ code }) => workspace.runCpp(code),
  json: ({ code }) => JSON.parse(code),
  css: undefined,
  text: undefined,
  cmake: undefined,
  def: undefined,
};

/** Fails with a list of what is wrong, where something is. */
function assertNone(problems) {
  if (problems.length > 0) assert.fail(problems.join("\n"));
}

/** What to do about a block whose language none of the tests is for. */
function advice(language) {
  const known = Object.keys(tests).join(", ");
  if (language === "") return `the block has no language: write one of ${known} after its fence`;
  return `no test knows the language ${language}: write one of ${known}, or <!-- not run: reason --> before the block`;
}

function testExample(example) {
  const { file, line, heading, language, skip } = example;
  const name = `${file}:${line} ${heading} (${language || "no language"})`;
  if (language !== "" && skip) test(name, { skip }, () => {});
  else if (!Object.hasOwn(tests, language)) test(name, () => assert.fail(`${file}:${line}: ${advice(language)}`));
  else if (tests[language])
    test(name, { skip: language === "cpp" && missingLibrary, timeout: 180_000 }, async () => {
      try {
        await tests[language](example);
      } catch (error) {
        assert.fail(`${file}:${line}: ${error.message}`);
      }
    });
}

for (const file of files)
  describe(file, { concurrency: 3 }, () => {
    examples.filter((example) => example.file === file).forEach(testExample);

    test(`${file}: every link leads to something`, () =>
      assertNone(
        linksIn(textOf(file)).flatMap(({ target, line }) => {
          const problem = problemOfLink(target, file, docs);
          return problem ? [`${file}:${line}: ${target} ${problem}`] : [];
        }),
      ));

    test(`${file}: what the commands within lines run is there`, () =>
      assertNone(
        commandsIn(textOf(file)).flatMap(({ command, line }) =>
          problemsOfCommand(command, docs).map((problem) => `${file}:${line}: ${command}: ${problem}`),
        ),
      ));
  });

test("every page of docs/ is reached by links from README.md and docs/README.md", { skip: !isThere(start) }, () => {
  assert.ok(reachableFrom("README.md", docs).has(start), `README.md has no link to ${start}`);
  const reached = reachableFrom(start, docs);
  assertNone(pages.filter((page) => !reached.has(page)));
});

test(`README.md is no longer than ${maxReadmeWords} words, without what is generated`, () => {
  const written = textOf("README.md").replace(/<!--[^>]* (?:made|generated) from [^>]*-->.*?<!--[^>]* end -->/gs, "");
  const words = written.split(/\s+/).filter(Boolean).length;
  assert.ok(words <= maxReadmeWords, `It has ${words} words.`);
});
