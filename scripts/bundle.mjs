// How TypeScript becomes the files that users load.
import { root } from "./setup.mjs";
import { readFile } from "node:fs/promises";
import { join, relative, sep } from "node:path";

/** The oldest engines that the bundles run in: those with WebAssembly SIMD and Object.hasOwn. */
const targets = { browser: ["chrome93", "firefox92", "safari16.4"], node: ["node20"] };

/**
 * Emscripten's glue is the value of a call, which bundlers keep, because the call may have side effects. As a
 * function that creates the glue when it is first called, it is dropped from a page that only decodes bytes. Terser
 * drops what nothing in the glue uses, also within functions, which esbuild does not: 0.4 KB of brotli for each module.
 */
const lazyGlue = {
  name: "lazy-glue",
  setup(build) {
    build.onLoad({ filter: /[\\/]build[\\/]wasm[\\/]\w+\.js$/ }, async ({ path }) => {
      const glue = await readFile(path, "utf8");
      const [exported] = /export default Module;\s*$/.exec(glue) ?? [];
      if (!exported) throw new Error(`${path} does not end as lazyGlue in scripts/bundle.mjs expects.`);
      const lazy = `let made;
        function make() { ${glue.slice(0, -exported.length)}; return Module; }
        export default function createGlue(options) { return (made ??= make())(options); }`;
      const { minify } = await import("terser");
      const { code } = await minify(lazy, { module: true, mangle: false, compress: { passes: 2, pure_getters: true } });
      return { contents: code, loader: "js" };
    });
  },
};

/** hyphen is written for CommonJS. As a module it needs no helpers, which esbuild would put into a chunk for all. */
const hyphenAsModule = {
  name: "hyphen-as-module",
  setup(build) {
    build.onLoad({ filter: /[\\/]node_modules[\\/]hyphen[\\/].*\.js$/ }, async ({ path }) => ({
      contents: `const module = { exports: {} }; ${await readFile(path, "utf8")}; export default module.exports;`,
      loader: "js",
    }));
  },
};

/**
 * esbuild makes a chunk for every combination of entries that use a module. What only a running reader loads exports
 * the reader, and so uses all that it uses: the reader is then one chunk instead of eight, which also compress worse
 * (by 1.7 KB in brotli).
 */
const withReader = {
  name: "with-reader",
  setup(build) {
    build.onLoad({ filter: /[\\/]web[\\/]element[\\/](exports|notes_store|pages_view)\.ts$/ }, async ({ path }) => ({
      contents: `${await readFile(path, "utf8")}\nexport { LecternReader } from "./reader.js";`,
      loader: "ts",
    }));
  },
};

/** Interface texts and hyphenation patterns are built once, for browsers; Node loads the same files. */
const ofBrowsers = {
  name: "of-browsers",
  setup(build) {
    build.onResolve({ filter: /\/(locales|hyphenation)\/\w+\.js(on)?$/ }, ({ path, kind }) =>
      kind === "dynamic-import"
        ? { path: path.replace(/^.*\/(\w+\/\w+)\.js(on)?$/, "./$1.js"), external: true }
        : undefined,
    );
  },
};

const plugins = { browser: [lazyGlue, hyphenAsModule, withReader], node: [lazyGlue, ofBrowsers] };

/**
 * Bundles entry points together: what several of them use is in chunks beside them.
 * @param entries by the names that their files get: the sources that they begin with, from the checkout's root
 * @param folder where the files go, absolute
 * @param more options of esbuild
 * @returns {Promise<string[]>} the modules that it made, from the folder
 */
export async function bundle(entries, folder, { platform = "browser", ...more } = {}) {
  const esbuild = await import("esbuild");
  const { metafile } = await esbuild.build({
    absWorkingDir: root,
    entryPoints: entries,
    outdir: folder,
    bundle: true,
    splitting: true,
    format: "esm",
    platform,
    target: targets[platform],
    charset: "utf8",
    minify: true,
    legalComments: "none",
    logLevel: "warning",
    metafile: true,
    plugins: plugins[platform],
    ...more,
  });
  const made = Object.keys(metafile.outputs).filter((path) => path.endsWith(".js"));
  return made.map((path) => relative(folder, join(root, path)).split(sep).join("/"));
}
