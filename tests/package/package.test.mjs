// The package as its users have it: packed, installed into an empty folder, and used there.
import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { after, before, test } from "node:test";
import esbuild from "esbuild";
import { root } from "../../scripts/setup.mjs";
import { serve } from "../../scripts/serve.mjs";
import { browsers, launch } from "../support/browser.mjs";

const tool = (path) => join(root, "node_modules", path);
const page = readFileSync(join(root, "tests/consumer/page.html"), "utf8");
const title = "The ferry that runs on rain";
let app;

const inApp = (program, args, options = {}) =>
  execFileSync(program, args, { cwd: app, encoding: "utf8", stdio: ["pipe", "pipe", "pipe"], ...options });

before(() => {
  app = mkdtempSync(join(tmpdir(), "lectern-package-"));
  execFileSync("npm", ["pack", "--loglevel=error", "--pack-destination", app], {
    cwd: root,
    stdio: ["ignore", "ignore", "inherit"],
  });
  const [archive] = readdirSync(app);
  writeFileSync(join(app, "package.json"), JSON.stringify({ name: "app", private: true, type: "module" }));
  inApp("npm", ["install", "--no-audit", "--no-fund", "--offline", `./${archive}`]);
  writeFileSync(join(app, "page.html"), page);
});

after(() => rmSync(app, { recursive: true, force: true }));

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

test("imported in Node, also where code generation from strings is forbidden", () => {
  const program = `
    import { load } from "lectern";
    import { readFileSync } from "node:fs";
    const lectern = await load();
    const article = lectern.parse(readFileSync("page.html", "utf8"), { url: "https://example.org/ferry" });
    console.log(JSON.stringify([article.title, article.textContent]));`;
  for (const flags of [[], ["--disallow-code-generation-from-strings"]]) {
    const [found, text] = JSON.parse(inApp(process.execPath, [...flags, "--input-type=module", "--eval", program]));
    assert.equal(found, title);
    assert.match(text, /Twice a day a wooden ferry/);
    assert.doesNotMatch(text, /All boats/);
  }
});

test("the command line is installed", () => {
  const text = inApp("npx", ["--offline", "lectern", "page.html", "--format", "text"]);
  assert.match(text, /Twice a day a wooden ferry/);
});

test("articles are rendered without anything else installed", () => {
  inApp("npx", ["--offline", "lectern", "page.html", "--format", "pdf", "--no-images", "-o", "page.pdf"]);
  assert.match(inApp("pdftotext", ["page.pdf", "-"]), /Twice a day a wooden\s+ferry/);
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

/** Opens a built page in every browser and waits for it to show the article's title as its own. */
async function opens(folder) {
  const server = await serve({ folders: { app: folder } });
  try {
    for (const name of browsers) {
      const browser = await launch(name);
      try {
        const tab = await browser.newPage();
        const problems = [];
        tab.on("pageerror", (error) => problems.push(error.message));
        await tab.goto(`${server.address}/app/index.html`);
        await tab
          .waitForFunction(() => document.title !== "", { timeout: 20_000 })
          .catch((error) => assert.fail(`${name}: ${problems.join("; ") || error.message}`));
        assert.equal(await tab.title(), title, name);
      } finally {
        await browser.close();
      }
    }
  } finally {
    server.close();
  }
}

const main = (options) => `
  const lectern = await load(${options});
  try {
    document.title = lectern.parse(${JSON.stringify(page)}, { url: "https://example.org/ferry" }).title;
  } catch (error) {
    document.title = String(error);
  }`;
const html = (script) =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"></head><body><script type="module" src="${script}"></script></body></html>`;

test("bundled by Vite, with no option, the page loads in the browsers", async () => {
  const folder = join(app, "vite");
  mkdirSync(folder);
  writeFileSync(join(folder, "index.html"), html("./main.js"));
  writeFileSync(join(folder, "main.js"), `import { load } from "lectern";${main("")}`);
  inApp(process.execPath, [tool("vite/bin/vite.js"), "build", folder, "--base", "./", "--logLevel", "warn"]);
  const built = join(folder, "dist");
  assert.ok(readdirSync(join(built, "assets")).some((name) => name.endsWith(".wasm")));
  await opens(built);
});

test("bundled by esbuild, with wasmUrl, the page loads in the browsers", async () => {
  const folder = join(app, "esbuild");
  mkdirSync(folder);
  writeFileSync(
    join(app, "main.js"),
    `import { load } from "lectern"; import wasmUrl from "lectern/lectern.wasm";${main("{ wasmUrl: new URL(wasmUrl, import.meta.url) }")}`,
  );
  await esbuild.build({
    absWorkingDir: app,
    entryPoints: ["main.js"],
    bundle: true,
    format: "esm",
    loader: { ".wasm": "file" },
    outdir: folder,
    logLevel: "warning",
  });
  writeFileSync(join(folder, "index.html"), html("./main.js"));
  await opens(folder);
});

test("a page that only decodes bytes bundles nothing else", async () => {
  const only = `import { decode } from "lectern"; document.title = decode(new Uint8Array([72, 105])).text;`;
  const built = await esbuild.build({
    stdin: { contents: only, resolveDir: app },
    bundle: true,
    format: "esm",
    minify: true,
    write: false,
    logLevel: "warning",
  });
  const folder = join(app, "decode");
  mkdirSync(folder);
  writeFileSync(join(folder, "index.html"), html("./main.js"));
  writeFileSync(join(folder, "main.js"), only);
  inApp(process.execPath, [tool("vite/bin/vite.js"), "build", folder, "--base", "./", "--logLevel", "warn"]);
  // Vite copies the module as soon as it sees its address; the page does not load it.
  const scripts = readdirSync(join(folder, "dist/assets")).filter((name) => name.endsWith(".js"));
  assert.equal(scripts.length, 1, scripts.join(" "));
  const sizes = {
    esbuild: built.outputFiles[0].contents.length,
    Vite: readFileSync(join(folder, "dist/assets", scripts[0])).length,
  };
  for (const [bundler, size] of Object.entries(sizes)) assert.ok(size <= 8000, `${bundler}: ${size} bytes`);
});

test("a Cloudflare worker reads pages with the module that its host compiled", async () => {
  const folder = join(app, "workerd");
  mkdirSync(folder);
  writeFileSync(
    join(folder, "worker.js"),
    `import { load } from "lectern";
     import wasmModule from "lectern/lectern.wasm";
     export default {
       async fetch(request) {
         const lectern = await load({ wasmModule });
         return Response.json({ title: lectern.parse(await request.text(), { url: "https://example.org/ferry" }).title });
       },
     };`,
  );
  writeFileSync(
    join(folder, "config.capnp"),
    `using Workerd = import "/workerd/workerd.capnp";
     const config :Workerd.Config = (
       services = [(name = "main", worker = (
         compatibilityDate = "2026-01-01",
         modules = [
           (name = "worker.js", esModule = embed "worker.js"),
           (name = "lectern", esModule = embed "../node_modules/lectern/dist/lectern.js"),
           (name = "lectern/lectern.wasm", wasm = embed "../node_modules/lectern/dist/lectern.wasm"),
         ],
       ))],
       sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "main")],
     );`,
  );
  const host = spawn(tool("workerd/bin/workerd"), ["serve", "config.capnp", "--control-fd=3"], {
    cwd: folder,
    stdio: ["ignore", "inherit", "inherit", "pipe"],
  });
  try {
    const [line] = await once(createInterface({ input: host.stdio[3] }), "line");
    const answer = await fetch(`http://127.0.0.1:${JSON.parse(line).port}/`, { method: "POST", body: page });
    assert.deepEqual(await answer.json(), { title });
  } finally {
    host.kill();
  }
});

test("used without a bundler, the files beside each other, the page loads in the browsers", async () => {
  const folder = join(app, "plain");
  cpSync(join(app, "node_modules/lectern/dist"), folder, { recursive: true });
  writeFileSync(join(folder, "index.html"), html("./main.js"));
  writeFileSync(join(folder, "main.js"), `import { load } from "./lectern.js";${main("")}`);
  await opens(folder);
});
