import { anchorsIn, commandsIn, linksIn, problemOfLink, problemsOfCommand, reachableFrom } from "./links.mjs";
import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";

const root = mkdtempSync(join(tmpdir(), "lectern-links-"));
after(() => rmSync(root, { recursive: true }));
const write = (path, text) => writeFileSync(join(root, path), text);
mkdirSync(join(root, "docs"));
write("package.json", JSON.stringify({ scripts: { build: "node build.mjs" } }));
write("README.md", "# Lectern\n[Docs](docs/README.md#start)");
write("docs/README.md", "# Start\n[Guide](guide.md), [home](../README.md)");
write("docs/guide.md", "# Guide");
write("docs/lost.md", "[Guide](guide.md)");

test("links and pictures are found with their lines, in HTML and tables too, but not in code", () => {
  const text = [
    "A [link](a.md) and",
    "a ![picture](b.png) and `[code](no.md)`",
    "",
    "| a | b |",
    "|---|---|",
    '| [c][c] | <img src="d.png"> |',
    "",
    '<a href="e.md">e</a>',
    "",
    "```md",
    "[f](no.md)",
    "```",
    "",
    "[c]: c.md",
  ];
  assert.deepEqual(
    linksIn(text.join("\n")).map(({ target, line }) => [target, line]),
    [
      ["a.md", 1],
      ["b.png", 2],
      ["c.md", 6],
      ["d.png", 6],
      ["e.md", 8],
    ],
  );
});

test("headings have GitHub's names", () => {
  const text =
    '# What `parse(html)` gives\n## PDF, PNG & SVG\n## یہ کیا ہے؟\n## Notes\n## Notes\n## snake_case – [a](b.md)\n<a id="mine"></a>';
  assert.deepEqual(
    [...anchorsIn(text)],
    ["what-parsehtml-gives", "pdf-png--svg", "یہ-کیا-ہے", "notes", "notes-1", "snake_case--a", "mine"],
  );
});

test("what is wrong with a link is said", () => {
  const problem = (target, file = "docs/README.md") => problemOfLink(target, file, root);
  for (const right of [
    "guide.md",
    "guide.md#guide",
    "../README.md",
    "#start",
    ".",
    "https://example.org/",
    "mailto:a@b.c",
  ])
    assert.equal(problem(right), undefined, right);
  assert.match(problem("none.md"), /does not exist/);
  assert.match(problem("Guide.md"), /does not exist/);
  assert.match(problem("guide.md#start"), /heading/);
  assert.match(problem("#guide"), /heading/);
  assert.match(problem("../../README.md"), /out of the repository/);
  assert.match(problem("/README.md"), /absolute/);
  assert.match(problem("https://exa%20mple.org"), /not a URL/);
});

test("scripts and files that commands run must be there", () => {
  const problems = (command) => problemsOfCommand(command, root);
  for (const right of [
    "npm run build -- --fast",
    "npm install",
    "node --test docs/guide.md",
    "node own.mjs",
    "node --version",
  ])
    assert.deepEqual(problems(right), [], right);
  assert.deepEqual(problems("npm run none && node --test docs/none.mjs"), [
    "package.json has no script none",
    "there is no file docs/none.mjs",
  ]);
});

test("commands are found in tables and paragraphs, but where a comment leaves the paragraph out", () => {
  assert.deepEqual(commandsIn("| a |\n|---|\n| `npm run build` |\n"), [{ command: "npm run build", line: 3 }]);
  assert.deepEqual(commandsIn("Run\n`npm test`."), [{ command: "npm test", line: 2 }]);
  assert.deepEqual(commandsIn("1. <!-- not run: in your project -->\n   Run `npm run dev`."), []);
});

test("pages that no link leads to are not reached", () => {
  assert.deepEqual([...reachableFrom("README.md", root)], ["README.md", "docs/README.md", "docs/guide.md"]);
});
