// The package as its users have it: packed, installed into an empty folder, and used there.
import assert from "node:assert/strict";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { installOtherTools, installPackage, otherTool, tool } from "./installed.mjs";

let app;
let inApp;
let remove;

before(() => {
  installOtherTools();
  ({ app, inApp, remove } = installPackage());
});

after(() => remove());

test("the package holds what users need and nothing else", () => {
  const installed = join(app, "node_modules/lectern");
  assert.deepEqual(
    readdirSync(installed).sort(),
    [
      "CHANGELOG.md",
      "LICENSE",
      "README.md",
      "THIRD-PARTY-NOTICES",
      "custom-elements.json",
      "dist",
      "package.json",
    ].sort(),
  );
  const { exports, bin, dependencies } = JSON.parse(readFileSync(join(installed, "package.json"), "utf8"));
  assert.equal(dependencies, undefined);
  const targetsOf = (target) => (typeof target === "string" ? [target] : Object.values(target).flatMap(targetsOf));
  const targets = targetsOf(exports);
  for (const target of [...targets, ...Object.values(bin)])
    assert.ok(readFileSync(join(installed, target)).length > 0, target);
  assert.ok(readFileSync(join(installed, bin.lectern), "utf8").startsWith("#!/usr/bin/env node\n"));
});

test("the declarations are those of the entries, and of chunks that they share", () => {
  const { exports } = JSON.parse(readFileSync(join(app, "node_modules/lectern/package.json"), "utf8"));
  const entries = JSON.stringify(exports).match(/(?<=dist\/types\/)[\w/]+\.d\.ts/g);
  const types = readdirSync(join(app, "node_modules/lectern/dist/types"), { recursive: true });
  const others = types.filter((name) => name.endsWith(".d.ts") && !name.startsWith("chunk-"));
  assert.deepEqual(others.sort(), [...new Set(entries)].sort());
});

test("the modules for debugging name their functions, and read the same", async () => {
  const names = (file) =>
    WebAssembly.Module.customSections(
      new WebAssembly.Module(readFileSync(join(app, "node_modules/lectern/dist", file))),
      "name",
    ).length;
  for (const file of ["lectern.wasm", "layout.wasm"]) assert.deepEqual([names(file), names(`debug/${file}`)], [0, 1]);
  writeFileSync(
    join(app, "debug.js"),
    `import { load } from "lectern";
     import { readFileSync } from "node:fs";
     const page = readFileSync("page.html", "utf8");
     const debug = await load({ wasmUrl: import.meta.resolve("lectern/debug/lectern.wasm") });
     console.log(debug.parse(page).content === (await load()).parse(page).content);`,
  );
  assert.equal(inApp(process.execPath, ["debug.js"]).trim(), "true");
});

test("the command line is installed", () => {
  const text = inApp("npx", ["--offline", "lectern", "page.html", "--format", "text"]);
  assert.match(text, /Twice a day a wooden ferry/);
});

test("articles are rendered without anything else installed", () => {
  inApp("npx", ["--offline", "lectern", "page.html", "--format", "pdf", "--no-images", "-o", "page.pdf"]);
  assert.match(inApp("pdftotext", ["page.pdf", "-"]), /Twice a day a wooden\s+ferry/);
});

test("publint and attw have nothing to say", () => {
  const archive = readdirSync(app).find((name) => name.endsWith(".tgz"));
  const run = (path, ...args) => inApp(process.execPath, [otherTool(path), ...args]);
  const passes = (...args) =>
    assert.doesNotThrow(
      () => run(...args),
      (error) => assert.fail(error.stdout),
    );
  passes("publint/src/cli.js", "run", archive, "--strict");
  // WebAssembly has no types: each bundler makes something else of it.
  const modules = ["lectern.wasm", "layout.wasm"].flatMap((name) => [name, `debug/${name}`]);
  passes("@arethetypeswrong/cli/dist/index.js", archive, "--profile", "esm-only", "--exclude-entrypoints", ...modules);
});

test("types resolve with strict, by a bundler's rules and by Node's", () => {
  writeFileSync(
    join(app, "typed.ts"),
    `import { load, LecternError, type Article, type Rendering, type RenderOptions } from "lectern";
     import type { Choices, Store } from "lectern/element";
     import { load as loadInNode } from "lectern/node";
     export async function titleOf(html: string): Promise<string> {
       const lectern = await load();
       const article: Article | null = lectern.parse(html, { url: "https://example.org/" });
       // @ts-expect-error a page's address is text
       lectern.parse(html, { url: 1 });
       // @ts-expect-error an article may be missing
       lectern.parse(html).title;
       return article?.title ?? "";
     }
     export async function pdfOf(article: Article, options: RenderOptions): Promise<Uint8Array | undefined> {
       const rendering: Rendering = await (await loadInNode()).render(article, options);
       return rendering.files[0]?.data;
     }
     export const choicesOf = (store: Store): Choices => JSON.parse(String(store.get("settings")));
     export const codeOf = (error: unknown): string => (error instanceof LecternError ? error.code : "");\n`,
  );
  for (const [module, moduleResolution] of [
    ["ESNext", "bundler"],
    ["Node16", "node16"],
    ["NodeNext", "nodenext"],
  ]) {
    const flags = [
      "--strict",
      "--noEmit",
      "--target",
      "ES2022",
      "--lib",
      "ES2022,DOM,DOM.Iterable",
      "--types",
      "",
      "--module",
      module,
      "--moduleResolution",
      moduleResolution,
    ];
    assert.doesNotThrow(
      () => inApp(process.execPath, [tool("typescript/bin/tsc"), ...flags, "typed.ts"]),
      (error) => assert.fail(error.stdout),
    );
  }
});
