// The libraries that npm run compare measures, with what it takes to run them. Those of other people are installed on
// demand, in the versions that package-lock.json and requirements.txt pin: in node_modules/ here, and in build/peers/.
import { root, say } from "../../../scripts/setup.mjs";
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync } from "node:zlib";
import { build } from "esbuild";

const here = join(root, "tests/eval/peers");
const environment = join(root, "build/peers/python");
const text = (path) => readFileSync(path, "utf8");

/**
 * Installs what a file pins, unless it is installed already.
 * @param stamp a copy of that file, written once it is installed
 * @returns why it could not be installed, or null
 */
function install(pins, stamp, commands) {
  const wanted = text(join(here, pins));
  if (existsSync(stamp) && text(stamp) === wanted) return null;
  say(`Installing what tests/eval/peers/${pins} pins`);
  for (const [program, ...args] of commands) {
    const { status, error, stderr } = spawnSync(program, args, { cwd: here, encoding: "utf8" });
    if (status === 0) continue;
    return error?.message ?? /^(?:npm error|error:) .*$/im.exec(stderr)?.[0] ?? `${program} ended with ${status}`;
  }
  writeFileSync(stamp, wanted);
  return null;
}

const installNode = () =>
  install("package-lock.json", join(here, "node_modules/.installed"), [
    ["npm", "ci", "--no-audit", "--no-fund", "--loglevel=error"],
  ]);

const installPython = (python) =>
  install("requirements.txt", join(environment, ".installed"), [
    [python, "-m", "venv", environment],
    [join(environment, "bin/python"), "-m", "pip", "install", "--quiet", "--requirement", "requirements.txt"],
  ]);

const packed = (bytes) => brotliCompressSync(bytes).length;

/** The bytes that a browser loads for a module, minified and compressed. */
async function bundleSize(code) {
  const { outputFiles } = await build({
    stdin: { contents: code, resolveDir: here },
    bundle: true,
    minify: true,
    format: "esm",
    write: false,
  });
  return packed(outputFiles[0].contents);
}

const inNode = (...args) => [process.execPath, join(here, "read.mjs"), ...args];

/**
 * The libraries that can be measured here, and why others cannot.
 * @returns {Promise<{ libraries: { name: string, version: string, size: number | null, command: string[], withJsdom?:
 * string[] }[], leftOut: { name: string, reason: string }[] }>} size in bytes, null where no browser can load it
 */
export async function findLibraries(python) {
  const libraries = [
    {
      name: "Lectern",
      version: `${JSON.parse(text(join(root, "package.json"))).version} in Node ${process.versions.node}`,
      size: ["lectern.js", "lectern.wasm"]
        .map((name) => packed(readFileSync(join(root, "dist", name))))
        .reduce((a, b) => a + b),
      command: inNode("lectern"),
    },
  ];
  const leftOut = [];

  const noNode = installNode();
  if (noNode) leftOut.push({ name: "Readability and defuddle", reason: noNode });
  else {
    const { dependencies } = JSON.parse(text(join(here, "package.json")));
    const dom = `over linkedom ${dependencies.linkedom}`;
    libraries.push(
      {
        name: "Readability",
        version: `${dependencies["@mozilla/readability"]} ${dom}`,
        size: await bundleSize('export { Readability } from "@mozilla/readability"'),
        command: inNode("readability", "linkedom"),
        withJsdom: inNode("readability", "jsdom"),
      },
      {
        name: "defuddle",
        version: `${dependencies.defuddle} ${dom}`,
        size: await bundleSize('export { default } from "defuddle"'),
        command: inNode("defuddle", "linkedom"),
        withJsdom: inNode("defuddle", "jsdom"),
      },
    );
  }

  const noPython = installPython(python);
  if (noPython) leftOut.push({ name: "trafilatura", reason: noPython });
  else {
    const program = join(environment, "bin/python");
    const [, version] = /^trafilatura==(.+)$/m.exec(text(join(here, "requirements.txt")));
    const pythonVersion = spawnSync(program, ["--version"], { encoding: "utf8" }).stdout.trim();
    libraries.push({
      name: "trafilatura",
      version: `${version} in ${pythonVersion}`,
      size: null,
      command: [program, join(here, "read.py")],
    });
  }
  return { libraries, leftOut };
}
