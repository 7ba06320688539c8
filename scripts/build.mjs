// npm run build: the WebAssembly modules by CMake, then dist/ by esbuild and tsc. Each step is skipped where its inputs
// are unchanged.
import { besideElement, besideLayout, besideNode, bundle, withRoom } from "./bundle.mjs";
import { buildExtension } from "./extension.mjs";
import { ensure, fail, root, run, say } from "./setup.mjs";
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

// One bundle per file that users load. Only those whose source exists are built.
const bundles = [
  { source: "web/index.ts", output: "lectern.js", plugins: [besideElement()] },
  { source: "web/worker.ts", output: "worker.js", plugins: [besideElement()] },
  { source: "web/element/index.ts", output: "element.js", plugins: [besideElement()] },
  { source: "web/element/exports.ts", output: "exports.js", plugins: [besideElement()] },
  { source: "web/element/notes_store.ts", output: "notes_store.js" },
  { source: "web/layout.ts", output: "layout.js", plugins: [besideLayout()] },
  ...readdirSync(join(root, "web/layout/hyphenation"))
    .filter((name) => name !== "hyphenator.ts")
    .map((name) => ({
      source: `web/layout/hyphenation/${name}`,
      output: `hyphenation/${name.replace(/ts$/, "js")}`,
      charset: "utf8",
    })),
  { source: "web/element/pages_view.ts", output: "pages_view.js", plugins: [besideElement()] },
  ...readdirSync(join(root, "web/locales")).map((name) => ({
    source: `web/locales/${name}`,
    output: `locales/${name.replace(/json$/, "js")}`,
  })),
  { source: "web/node.ts", output: "node.js", platform: "node", plugins: [besideNode()] },
  { source: "web/layout_node.ts", output: "layout_node.js", platform: "node", plugins: [besideLayout()] },
  { source: "web/render/index.ts", output: "render.js", platform: "node", plugins: [besideElement(), besideNode()] },
  {
    source: "web/cli.ts",
    output: "cli.js",
    platform: "node",
    banner: { js: "#!/usr/bin/env node" },
    plugins: [besideNode()],
  },
  { source: "web/picture_worker.ts", output: "picture_worker.js", platform: "node" },
  { source: "web/batch_worker.ts", output: "batch_worker.js", platform: "node", plugins: [besideNode()] },
  { source: "web/read_worker.ts", output: "read_worker.js", platform: "node", plugins: [besideNode()] },
];

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
    "scripts/extension.mjs",
    "build/wasm/lectern.js",
    "build/wasm/lectern.wasm",
    "build/wasm/layout.js",
    "build/wasm/layout.wasm",
  ])
    inputs.push(join(root, name));
  for (const path of inputs) hash.update(relative(root, path) + "\0").update(readFileSync(path));
  return hash.digest("hex");
}

async function buildDist() {
  const present = bundles.filter((bundle) => existsSync(join(root, bundle.source)));
  const stamp = join(root, "build/dist.sha256");
  const hash = inputHash();
  const outputs = [
    ...present.map((bundle) => bundle.output),
    "lectern.wasm",
    "layout.wasm",
    "types/index.d.ts",
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
  for (const { source, output, ...how } of present) await bundle(source, join(dist, output), how);
  for (const name of ["lectern.wasm", "layout.wasm"]) copyFileSync(join(wasmBuild, name), join(dist, name));
  const harfBuzz = join(root, "node_modules/harfbuzzjs/dist");
  copyFileSync(join(harfBuzz, "harfbuzz.wasm"), join(dist, "harfbuzz.wasm"));
  writeFileSync(join(dist, "harfbuzz-subset.wasm"), withRoom(readFileSync(join(harfBuzz, "harfbuzz-subset.wasm"))));
  await buildExtension();
  say("Checking the types");
  run(
    process.execPath,
    [join(root, "node_modules/typescript/bin/tsc"), "-p", "tsconfig.json"],
    "The TypeScript sources have type errors, listed above.",
  );
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
