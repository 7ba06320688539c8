// npm run build: the WebAssembly modules by CMake, then dist/ by esbuild and tsc. Each step is skipped where its inputs
// are unchanged.
import { bundle } from "./bundle.mjs";
import { bundleDeclarations } from "./declarations.mjs";
import { buildExtension } from "./extension.mjs";
import { ensure, fail, root, run, say } from "./setup.mjs";
import { withMoreMemory, withoutNames } from "./wasm_module.mjs";
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join, relative } from "node:path";
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";

const dist = join(root, "dist");
const wasmBuild = join(root, "build/wasm");
const declarations = join(root, "build/declarations");

/** The files of a folder of sources as entries, by the names that they keep in dist/. */
const entriesOf = (folder, sources = folder) =>
  readdirSync(join(root, "web", sources))
    .filter((name) => name !== "hyphenator.ts")
    .map((name) => [`${folder}/${name.replace(/\.\w+$/, "")}`, `web/${sources}/${name}`]);

/** What users load, by the names of the files in dist/. Chunks that they share stand beside them. */
const entries = {
  browser: {
    lectern: "web/index.ts",
    worker: "web/worker.ts",
    element: "web/element/index.ts",
    exports: "web/element/exports.ts",
    notes_store: "web/element/notes_store.ts",
    pages_view: "web/element/pages_view.ts",
    layout: "web/layout.ts",
    ...Object.fromEntries(entriesOf("locales")),
    ...Object.fromEntries(entriesOf("hyphenation", "layout/hyphenation")),
  },
  node: {
    node: "web/node.ts",
    layout_node: "web/layout_node.ts",
    render: "web/render/index.ts",
    cli: "web/cli.ts",
    batch_worker: "web/batch_worker.ts",
    read_worker: "web/read_worker.ts",
    picture_worker: "web/picture_worker.ts",
  },
};

/** What users import types from, by the names of the files in dist/types/: the modules in web/. */
const typeEntries = {
  index: "index",
  node: "node",
  element: "element/index",
  layout: "layout",
  ...Object.fromEntries(["preact", "react", "solid", "svelte", "vue"].map((name) => [`jsx/${name}`, `jsx/${name}`])),
};

/**
 * Whether the build folder was set up here: one that came with a copied or moved checkout would build where it came
 * from.
 */
function isConfigured() {
  const cache = join(wasmBuild, "CMakeCache.txt");
  if (!existsSync(join(wasmBuild, "build.ninja")) || !existsSync(cache)) return false;
  const [, home = ""] = /^CMAKE_HOME_DIRECTORY:INTERNAL=(.*)$/m.exec(readFileSync(cache, "utf8")) ?? [];
  return existsSync(home) && realpathSync(home) === realpathSync(root);
}

async function buildModules() {
  if (!isConfigured()) {
    rmSync(wasmBuild, { recursive: true, force: true });
    say("Configuring the WebAssembly build");
    run("cmake", ["--preset", "wasm"], "The WebAssembly build could not be configured; the reason stands above.");
  }
  // Ninja itself tells what is out of date; its output is shown from the first step that does any work.
  const ninja = spawn("cmake", ["--build", "--preset", "wasm", "--target", "lectern_module", "lectern_layout_module"], {
    cwd: root,
    stdio: ["ignore", "pipe", "inherit"],
  });
  let worked = false;
  for await (const line of createInterface({ input: ninja.stdout })) {
    if (!worked && (/Re-checking globbed|no work to do/.test(line) || line === "")) continue;
    if (!worked) say("Compiling to WebAssembly (about four minutes from nothing)");
    worked = true;
    console.log("  " + line);
  }
  const status = ninja.exitCode ?? (await once(ninja, "exit"))[0];
  if (status !== 0) fail("The WebAssembly build failed; see the compiler's messages above.");
  return worked;
}

function* files(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* files(path);
    else yield path;
  }
}

/** A hash over everything that dist/ is made from. */
function inputHash() {
  const hash = createHash("sha256");
  const inputs = [...files(join(root, "web"))].sort();
  for (const name of [
    "package.json",
    "package-lock.json",
    "tsconfig.json",
    "scripts/build.mjs",
    "scripts/bundle.mjs",
    "scripts/declarations.mjs",
    "scripts/extension.mjs",
    "scripts/wasm_module.mjs",
    "build/wasm/lectern.js",
    "build/wasm/lectern.wasm",
    "build/wasm/layout.js",
    "build/wasm/layout.wasm",
  ])
    inputs.push(join(root, name));
  for (const path of inputs) hash.update(relative(root, path) + "\0").update(readFileSync(path));
  return hash.digest("hex");
}

/** The hashes of the modules that a page loads, for Subresource Integrity: https://www.w3.org/TR/SRI/ */
function writeIntegrity(modules) {
  const hashOf = (name) =>
    createHash("sha384")
      .update(readFileSync(join(dist, name)))
      .digest("base64");
  const hashes = modules.sort().map((name) => [name, `sha384-${hashOf(name)}`]);
  writeFileSync(join(dist, "integrity.json"), `${JSON.stringify(Object.fromEntries(hashes), null, 2)}\n`);
}

async function buildDist() {
  const stamp = join(root, "build/dist.sha256");
  const hash = inputHash();
  const outputs = [
    ...Object.values(entries).flatMap((names) => Object.keys(names).map((name) => `${name}.js`)),
    "lectern.wasm",
    "layout.wasm",
    "integrity.json",
    ...Object.keys(typeEntries).map((name) => `types/${name}.d.ts`),
    "extension/chromium.zip",
    "extension/firefox.zip",
  ];
  if (
    existsSync(stamp) &&
    readFileSync(stamp, "utf8") === hash &&
    outputs.every((name) => existsSync(join(dist, name)))
  )
    return false;

  rmSync(stamp, { force: true }); // until all of dist/ is there
  say("Bundling dist/");
  rmSync(dist, { recursive: true, force: true });
  mkdirSync(dist, { recursive: true });
  const how = { sourcemap: true, chunkNames: "chunk-[hash]" };
  await bundle(entries.node, dist, { ...how, platform: "node" });
  writeIntegrity(await bundle(entries.browser, dist, { ...how, platform: "browser" }));
  mkdirSync(join(dist, "debug"));
  for (const name of ["lectern.wasm", "layout.wasm"]) {
    copyFileSync(join(wasmBuild, name), join(dist, "debug", name));
    writeFileSync(join(dist, name), withoutNames(readFileSync(join(wasmBuild, name))));
  }
  const harfBuzz = join(root, "node_modules/harfbuzzjs/dist");
  copyFileSync(join(harfBuzz, "harfbuzz.wasm"), join(dist, "harfbuzz.wasm"));
  writeFileSync(
    join(dist, "harfbuzz-subset.wasm"),
    withMoreMemory(readFileSync(join(harfBuzz, "harfbuzz-subset.wasm"))),
  );
  await buildExtension();
  say("Checking the types");
  run(
    process.execPath,
    [join(root, "node_modules/typescript/bin/tsc"), "-p", "tsconfig.json"],
    "The TypeScript sources have type errors, listed above.",
  );
  const declared = Object.entries(typeEntries).map(([name, module]) => [name, join(declarations, `${module}.d.ts`)]);
  await bundleDeclarations(Object.fromEntries(declared), join(dist, "types"));
  writeFileSync(stamp, hash);
  return true;
}

/** Builds what is out of date, with everything that building needs made available first. */
export async function build() {
  ensure("build");
  if (existsSync(join(root, "scripts/generate.mjs")))
    run(process.execPath, ["scripts/generate.mjs"], "The generated files could not be made.");
  const compiled = await buildModules();
  const bundled = await buildDist();
  if (!compiled && !bundled) return say("Up to date: nothing to build.");
  for (const name of readdirSync(dist)) {
    const { size } = statSync(join(dist, name));
    if (/\.(?:js|wasm)$/.test(name))
      console.log(`  dist/${name.padEnd(18)} ${(size / 1000).toFixed(1).padStart(7)} KB`);
  }
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) await build();
