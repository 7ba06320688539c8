import { examplesIn } from "./examples.mjs";
import assert from "node:assert/strict";
import { test } from "node:test";

const examples = (...lines) => examplesIn(lines.join("\n"), "guide.md");

test("a block has its place, the heading above it, its language and its code", () => {
  const found = examples(
    "# Guide",
    "## Use `parse`",
    "",
    "```js title",
    "one();",
    "",
    "two();",
    "```",
    "# End",
    "~~~sh",
  );
  assert.deepEqual(found, [
    { file: "guide.md", line: 4, heading: "Use parse", language: "js", code: "one();\n\ntwo();\n", skip: undefined },
    { file: "guide.md", line: 10, heading: "End", language: "sh", code: "", skip: undefined },
  ]);
});

test("no heading, no language", () => {
  const [example] = examples("```", "text", "```");
  assert.equal(example.heading, "");
  assert.equal(example.language, "");
});

test("an indented block is an example without a language", () => {
  const [example] = examples("Run:", "", "    npm start");
  assert.deepEqual([example.line, example.language, example.code], [3, "", "npm start\n"]);
});

test("a fence within a longer fence is part of the code", () => {
  const found = examples("````text", "```js", "one();", "```", "````");
  assert.deepEqual(
    found.map(({ language, code }) => [language, code]),
    [["text", "```js\none();\n```\n"]],
  );
});

test("a block within a list or a quotation has neither its indent nor its marks", () => {
  const found = examples("- Run", "  ```sh", "  npm start", "  ```", "", "> ```js", "> one();", "> ```");
  assert.deepEqual(
    found.map(({ line, language, code }) => [line, language, code]),
    [
      [2, "sh", "npm start\n"],
      [6, "js", "one();\n"],
    ],
  );
});

test("a fence within a comment is no example", () => {
  assert.deepEqual(examples("<!--", "```js", "one();", "```", "-->"), []);
});

test("a comment says why the one block after it is not run", () => {
  const reasons = (...lines) => examples(...lines).map(({ skip }) => skip);
  const block = ["```js", "one();", "```"];
  assert.deepEqual(reasons("<!-- not run: needs a key -->", ...block, ...block), ["needs a key", undefined]);
  assert.deepEqual(reasons("Text.", "<!-- not run: needs", "a key -->", "", ...block), ["needs a key"]);
  assert.deepEqual(reasons("- <!-- not run: a key -->", "  ```js", "  one();", "  ```"), ["a key"]);
});

test("a comment further above, without a reason, or about something else does not count", () => {
  for (const before of [
    ["<!-- not run: needs a key -->", "", ""],
    ["<!-- not run: needs a key -->", "", "Text.", ""],
    ["<!-- not run: -->"],
    ["<!-- not run -->"],
    ["<!-- a note -->"],
  ])
    assert.equal(examples(...before, "```js", "one();", "```")[0].skip, undefined, before.join("\n"));
});
