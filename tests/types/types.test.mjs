// The types as users see them, and that what the module really answers is what they say.
import { newsPage, paragraphs } from "../js/pages.mjs";
import { load } from "../../dist/node.js";
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const root = dirname(dirname(here));

function check(project) {
  const { status, stdout } = spawnSync(
    process.execPath,
    [join(root, "node_modules/typescript/bin/tsc"), "-p", project],
    { encoding: "utf8" },
  );
  assert.equal(status, 0, stdout);
}

test("use and misuse of the package, in strict mode", () => check(join(here, "tsconfig.json")));

test("the element in JSX and templates of React, Preact, Vue, Svelte and Solid", () => check(join(here, "frameworks")));

test("what the module answers has every field of its type, and no other", async () => {
  const lectern = await load();
  const html = newsPage({
    head: `<meta name="author" content="Ada Brook"><meta property="og:image" content="/a.jpg"><meta property="og:image:width" content="900">
      <meta property="article:tag" content="Tides"><link rel="alternate" hreflang="de" href="/de"><link rel="next" href="/2"><link rel="canonical" href="/1">
      <meta property="article:published_time" content="2026-03-02T08:00:00Z"><meta property="og:site_name" content="Coast Daily"><meta name="description" content="About tides.">`,
    body: [
      ...paragraphs,
      "</p><h2>The gates</h2><p>",
      ...paragraphs,
      '<a href="/x">Read more: another story about the coast</a>',
    ],
  });
  const url = "https://example.org/1";
  const answers = {
    Article: [lectern.parse(html, { url, formats: ["markdown", "nodes"] }), lectern.parse(newsPage())],
    Explanation: [lectern.explain(html, { url }), lectern.explain("")],
    Style: [lectern.present({ theme: "sepia" }), lectern.present({ fontSize: 1e9 })],
  };
  assert.ok(answers.Article.every(Boolean));
  // Object literals in TypeScript must fit their type exactly: a missing field or one too many is an error.
  const folder = join(root, "build/types");
  mkdirSync(folder, { recursive: true });
  const literals = Object.entries(answers).flatMap(([type, values]) =>
    values.map((value, index) => `export const ${type}${index}: ${type} = ${JSON.stringify(value)};`),
  );
  writeFileSync(
    join(folder, "answers.ts"),
    `import type { ${Object.keys(answers).join(", ")} } from "../../dist/types/index.js";\n${literals.join("\n")}\n`,
  );
  const compilerOptions = {
    target: "ES2022",
    module: "NodeNext",
    moduleResolution: "NodeNext",
    lib: ["ES2022", "DOM"],
    types: [],
    strict: true,
    noEmit: true,
  };
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions, files: ["answers.ts"] }));
  check(join(folder, "tsconfig.json"));
});
