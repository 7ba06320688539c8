// The installed package in bundlers: what they build works in the browsers, and holds no more than it needs.
import assert from "node:assert/strict";
import { cpSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import { createInterface } from "node:readline";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import esbuild from "esbuild";
import { withChunks } from "../../scripts/chunks.mjs";
import { serve } from "../../scripts/serve.mjs";
import { browsers, launch } from "../support/browser.mjs";
import { installOtherTools, installPackage, otherTool, page, title, tool } from "./installed.mjs";

let app;
let inApp;
let remove;
const launched = [];

before(async () => {
  installOtherTools();
  ({ app, inApp, remove } = installPackage());
  for (const name of browsers) launched.push([name, await launch(name)]);
});

after(async () => {
  for (const [, browser] of launched) await browser.close();
  remove();
});

const fromTools = async (name) => import(pathToFileURL(createRequire(otherTool("x.js")).resolve(name)).href);

/** Reads a page here, and one of more than 2,000,000 characters in the reader; its title says what came of it. */
const usesAll = (loadOptions = "", readerOptions = "") => `
  import "lectern/element";
  const result = { title: "", large: "" };
  try {
    const lectern = await load(${loadOptions});
    result.title = lectern.parse(${JSON.stringify(page)}, { url: "https://example.org/ferry" }).title;
    const reader = document.createElement("lectern-reader");
    ${readerOptions}
    reader.html = ${JSON.stringify(page)} + "<!-- " + "x".repeat(2_100_000) + " -->";
    await new Promise((resolve) => {
      reader.addEventListener("lectern-ready", resolve);
      document.body.append(reader);
    });
    result.large = reader.article.title;
  } catch (error) {
    result.title = String(error);
  }
  document.title = JSON.stringify({ ...result, workers: globalThis.workers });`;

const decodes = `import { decode } from "lectern"; document.title = decode(new Uint8Array([72, 105])).text;`;

/** Counts the workers that answered. A bundler must find the worker although its constructor is replaced. */
const html = (script) =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><script>
     globalThis.workers = 0;
     globalThis.Worker = class extends Worker {
       constructor(...given) {
         super(...given);
         this.addEventListener("message", ({ data }) => (workers += "answer" in data ? 1 : 0));
       }
     };
   </script></head><body><script type="module" src="${script}"></script></body></html>`;

/** Opens a page in every browser until it has a title. */
async function titlesAt(address) {
  const titles = {};
  for (const [name, browser] of launched) {
    const tab = await browser.newPage();
    const problems = [];
    tab.on("pageerror", (error) => problems.push(error.message));
    await tab.goto(address);
    await tab
      .waitForFunction(() => document.title !== "", { timeout: 60_000 })
      .catch((error) => assert.fail(`${name}: ${problems.join("; ") || error.message}`));
    titles[name] = await tab.title();
    await tab.close();
  }
  return titles;
}

async function works(folder, workers, headers = {}) {
  const server = await serve({ folders: { app: folder }, headers });
  try {
    for (const [browser, found] of Object.entries(await titlesAt(`${server.address}/app/index.html`)))
      assert.deepEqual(JSON.parse(found), { title, large: title, workers }, browser);
  } finally {
    server.close();
  }
}

/** Each builds main.js in a folder, which index.html loads, and returns the folder of what it built. */
const bundlers = {
  async Vite(folder) {
    inApp(process.execPath, [tool("vite/bin/vite.js"), "build", folder, "--base", "./", "--logLevel", "warn"]);
    return join(folder, "dist");
  },
  async "webpack 5"(folder) {
    const { default: webpack } = await fromTools("webpack");
    const compiler = webpack({
      context: app,
      mode: "production",
      entry: join(folder, "main.js"),
      output: { path: join(folder, "dist"), filename: "main.js" },
      performance: { hints: false },
    });
    const stats = await new Promise((resolve, reject) =>
      compiler.run((error, done) => (error ? reject(error) : resolve(done))),
    );
    assert.deepEqual(stats.toJson({ all: false, errors: true, warnings: true }).errors, []);
    writeFileSync(join(folder, "dist/index.html"), html("./main.js"));
    return join(folder, "dist");
  },
  async Rollup(folder) {
    const { rollup } = await fromTools("rollup");
    const { nodeResolve } = await fromTools("@rollup/plugin-node-resolve");
    const { importMetaAssets } = await fromTools("@web/rollup-plugin-import-meta-assets");
    const build = await rollup({
      input: join(folder, "main.js"),
      plugins: [nodeResolve({ browser: true }), importMetaAssets()],
    });
    await build.write({ dir: join(folder, "dist"), format: "es", compact: true });
    await build.close();
    writeFileSync(join(folder, "dist/index.html"), html("./main.js"));
    return join(folder, "dist");
  },
  async Parcel(folder) {
    // By itself it does not read the "exports" of packages.
    const settings = { "@parcel/resolver-default": { packageExports: true } };
    writeFileSync(join(app, "package.json"), JSON.stringify({ private: true, type: "module", ...settings }));
    const parcel = otherTool("parcel/lib/bin.js");
    const args = ["build", join(folder, "index.html"), "--dist-dir", join(folder, "dist"), "--public-url", "./"];
    inApp(process.execPath, [parcel, ...args, "--no-source-maps", "--no-cache", "--log-level", "error"]);
    return join(folder, "dist");
  },
};

function source(name, script) {
  const folder = join(app, name.replace(" ", "-"));
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "index.html"), html("./main.js"));
  writeFileSync(join(folder, "main.js"), script);
  return folder;
}

/** Rollup's plugin copies the worker as it is, without its chunks: large pages are then read on the page. */
const withoutWorker = ["Rollup"];

for (const [name, build] of Object.entries(bundlers)) {
  const workers = withoutWorker.includes(name) ? 0 : 1;

  test(`${name}: pages are read, large ones in ${workers ? "the worker" : "the page"}`, async () => {
    const built = await build(source(name, `import { load } from "lectern";${usesAll()}`));
    assert.ok(readdirSync(built, { recursive: true }).some((file) => file.endsWith(".wasm")));
    await works(built, workers);
  });

  test(`${name}: a page that only decodes bytes has no more than 8 KB`, async (t) => {
    const built = await build(source(`${name}-decode`, decodes));
    const scripts = readdirSync(built, { recursive: true }).filter((file) => /\.m?js$/.test(file));
    let size = 0;
    for (const file of scripts) {
      const { code } = await esbuild.transform(readFileSync(join(built, file), "utf8"), { minify: true });
      size += code.length;
    }
    t.diagnostic(`${size} bytes`);
    assert.ok(size <= 8000, `${size} bytes in ${scripts.join(", ")}`);
  });
}

test("esbuild, with wasmUrl: pages are read", async (t) => {
  const loadOptions = "{ wasmUrl: new URL(wasmUrl, import.meta.url) }";
  const readerOption = 'reader.setAttribute("wasm-url", new URL(wasmUrl, import.meta.url));';
  const script = `import { load } from "lectern"; import wasmUrl from "lectern/lectern.wasm";${usesAll(loadOptions, readerOption)}`;
  const folder = source("esbuild", script);
  const options = { absWorkingDir: app, bundle: true, format: "esm", minify: true, logLevel: "warning" };
  await esbuild.build({
    ...options,
    entryPoints: [join(folder, "main.js")],
    splitting: true,
    loader: { ".wasm": "file" },
    outdir: join(folder, "dist"),
  });
  writeFileSync(join(folder, "dist/index.html"), html("./main.js"));
  await works(join(folder, "dist"), 0);
  const decode = await esbuild.build({ ...options, stdin: { contents: decodes, resolveDir: app }, write: false });
  const size = decode.outputFiles[0].contents.length;
  t.diagnostic(`decode: ${size} bytes`);
  assert.ok(size <= 8000, `decode: ${size} bytes`);
});

function plain() {
  const script = `import { load } from "lectern";${usesAll()}`;
  const folder = source(
    "plain",
    script.replace('"lectern"', '"./lectern/lectern.js"').replace('"lectern/element"', '"./lectern/element.js"'),
  );
  cpSync(join(app, "node_modules/lectern/dist"), join(folder, "lectern"), { recursive: true });
  return folder;
}

test("without a bundler, the files beside each other: pages are read, large ones in the worker", () =>
  works(plain(), 1));

test("on a page that enforces Trusted Types, too", () =>
  works(plain(), 1, { "content-security-policy": "require-trusted-types-for 'script'; trusted-types lectern" }));

/** The page above, with the hashes of its modules; the one of `broken` is wrong. */
function withIntegrity(broken) {
  const folder = plain();
  const hashes = JSON.parse(readFileSync(join(folder, "lectern/integrity.json"), "utf8"));
  if (broken) hashes[broken] = hashes["worker.js"];
  const integrity = Object.fromEntries(Object.entries(hashes).map(([name, hash]) => [`./lectern/${name}`, hash]));
  const head = `<script type="importmap">${JSON.stringify({ integrity })}</script>
    <script type="module" src="./lectern/element.js" integrity="${hashes["element.js"]}"></script>`;
  writeFileSync(join(folder, "index.html"), html("./main.js").replace("<script>", `${head}<script>`));
  return folder;
}

test("on a page with integrity, too", () => works(withIntegrity(), 1));

for (const which of ["the module", "a chunk that it imports"])
  test(`a page with integrity runs nothing if the hash of ${which} is wrong`, async () => {
    const [entry, chunk] = withChunks(join(app, "node_modules/lectern/dist"), "element.js");
    const broken = which === "the module" ? entry : chunk;
    const server = await serve({ folders: { app: withIntegrity(broken) } });
    try {
      for (const [name, browser] of launched) {
        const tab = await browser.newPage();
        await tab.goto(`${server.address}/app/index.html`);
        assert.equal(await tab.evaluate(() => customElements.get("lectern-reader") === undefined), true, name);
        assert.equal(await tab.title(), "", name);
        await tab.close();
      }
    } finally {
      server.close();
    }
  });

test("Next: pages are read on the server and in the browsers", async () => {
  for (const name of ["next", "react", "react-dom"]) symlinkSync(otherTool(name), join(app, "node_modules", name));
  const folder = join(app, "next");
  mkdirSync(join(folder, "app"), { recursive: true });
  const read = `parse(${JSON.stringify(page)}, { url: "https://example.org/ferry" }).title`;
  const files = {
    // The root is for the links above. Without the other option, the server looks for the module at an address for
    // browsers.
    "next.config.mjs": `export default { turbopack: { root: "/" }, serverExternalPackages: ["lectern"] };`,
    "app/layout.js": `
      export default function Layout({ children }) { return <html lang="en"><body>{children}</body></html>; }`,
    "app/page.js": `
      import { load } from "lectern";
      import Client from "./client";
      export const dynamic = "force-dynamic";
      export default async function Page() {
        return <><h1>{(await load()).${read}}</h1><Client /></>;
      }`,
    "app/client.js": `
      "use client";
      import { useEffect } from "react";
      import { load } from "lectern";
      export default function Client() {
        useEffect(() => void load().then((lectern) => (document.title = lectern.${read})), []);
      }`,
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  const next = otherTool("next/dist/bin/next");
  const env = { ...process.env, NEXT_TELEMETRY_DISABLED: "1" };
  inApp(process.execPath, [next, "build", folder], { env });
  const server = spawn(process.execPath, [next, "start", folder, "--port", "0", "--hostname", "127.0.0.1"], {
    env,
    stdio: ["ignore", "pipe", "inherit"],
  });
  try {
    let address;
    for await (const line of createInterface({ input: server.stdout })) {
      [address] = /http:\/\/127\.0\.0\.1:\d+/.exec(line) ?? [];
      if (address) break;
    }
    server.stdout.resume();
    assert.match(await (await fetch(address)).text(), new RegExp(`<h1>${title}</h1>`));
    assert.deepEqual(await titlesAt(address), Object.fromEntries(browsers.map((name) => [name, title])));
  } finally {
    server.kill();
  }
});
