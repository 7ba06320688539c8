// The installed package in runtimes other than browsers.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { after, before, test } from "node:test";
import { withChunks } from "../../scripts/chunks.mjs";
import { installOtherTools, installPackage, otherTool, page, title, tool } from "./installed.mjs";

let app;
let inApp;
let remove;

before(() => {
  installOtherTools();
  ({ app, inApp, remove } = installPackage());
  writeFileSync(
    join(app, "program.js"),
    `import { decode, load } from "lectern";
     import { readFileSync } from "node:fs";
     const lectern = await load();
     const article = lectern.parse(readFileSync("page.html", "utf8"), { url: "https://example.org/ferry" });
     console.log(JSON.stringify([decode(new Uint8Array([72, 105])).text, article.title, article.textContent]));`,
  );
});

after(() => remove());

const runtimes = [
  ["Node", () => process.execPath, []],
  [
    "Node, where code generation from strings is forbidden",
    () => process.execPath,
    ["--disallow-code-generation-from-strings"],
  ],
  ["Node 20", () => otherTool("node20/bin/node"), []],
  ["Node 24", () => otherTool("node24/bin/node"), []],
  ["Bun", () => otherTool("bun/bin/bun.exe"), ["run"]],
  [
    "Deno",
    () => otherTool(".bin/deno"),
    ["run", "--node-modules-dir=manual", "--allow-read", "--no-prompt", "--cached-only"],
  ],
];

for (const [name, program, flags] of runtimes) {
  test(name, (t) => {
    // Their packages are of Linux on x64; the others are of all systems.
    if (/^Node \d/.test(name) && !existsSync(program())) return t.skip("not for this system");
    const [text, found, content] = JSON.parse(inApp(program(), [...flags, "program.js"]));
    assert.deepEqual([text, found], ["Hi", title]);
    assert.match(content, /Twice a day a wooden ferry/);
    assert.doesNotMatch(content, /All boats/);
  });
}

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
  const installed = "../node_modules/lectern/dist";
  const [entry, ...chunks] = withChunks(join(folder, installed), "lectern.js");
  const files = [["lectern", entry], ...chunks.map((name) => [name, name])];
  const embedded = ([name, file]) => `(name = "${name}", esModule = embed "${installed}/${file}"),`;
  writeFileSync(
    join(folder, "config.capnp"),
    `using Workerd = import "/workerd/workerd.capnp";
     const config :Workerd.Config = (
       services = [(name = "main", worker = (
         compatibilityDate = "2026-01-01",
         modules = [
           (name = "worker.js", esModule = embed "worker.js"),
           ${files.map(embedded).join("\n           ")}
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
