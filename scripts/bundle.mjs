// How TypeScript becomes the files that users load.
import { root } from "./setup.mjs";
import { readFile } from "node:fs/promises";

/** The oldest engines that the bundles run in: those with WebAssembly SIMD and Object.hasOwn. */
const targets = { browser: ["chrome93", "firefox92", "safari16.4"], node: ["node20"] };

/**
 * For bundles that stand beside lectern.js: they share it with the page that they serve; the element loads
 * the words of a language, what stores notes, what saves articles and what shows them in pages, when they are used.
 */
export function besideElement() {
  return {
    name: "beside-element",
    setup(build) {
      build.onResolve({ filter: /^(\.|\.\.|\.\.\/\.\.)\/index\.js$/ }, () => ({
        path: "./lectern.js",
        external: true,
      }));
      build.onResolve({ filter: /^\.\.?\/(exports|notes_store|pages_view)\.js$/ }, ({ path }) => ({
        path: path.replace("../", "./"),
        external: true,
      }));
      build.onResolve({ filter: /^\.\.\/\.\.\/layout\.js$/ }, () => ({ path: "./layout.js", external: true }));
      build.onResolve({ filter: /^\.\.\/element\/index\.js$/ }, () => ({ path: "./element.js", external: true }));
      build.onResolve({ filter: /^\.\.\/locales\/.*\.json$/ }, ({ path, kind }) =>
        kind === "dynamic-import" ? { path: path.replace(/^\.(.*)\.json$/, "$1.js"), external: true } : undefined,
      );
    },
  };
}

/** For layout.js: it loads the patterns of a language, which stand beside it, when they are used. */
export function besideLayout() {
  return {
    name: "beside-layout",
    setup(build) {
      build.onResolve({ filter: /^\.\/hyphenation\/.*\.js$/ }, ({ path, kind }) =>
        kind === "dynamic-import" ? { path, external: true } : undefined,
      );
    },
  };
}

/**
 * For bundles of Node: what renders articles, and lays them out, stands beside them and is loaded when something is
 * rendered.
 */
export function besideNode() {
  return {
    name: "beside-node",
    setup(build) {
      build.onResolve({ filter: /^\.\/render\/index\.js$/ }, () => ({ path: "./render.js", external: true }));
      build.onResolve({ filter: /^\.\.\/layout_node\.js$/ }, () => ({ path: "./layout_node.js", external: true }));
    },
  };
}

/**
 * A WebAssembly module whose memory may be grown to 1 GB by who uses it. harfbuzzjs links its subsetter with 68 MB and
 * no more, too little for large fonts of Chinese and Japanese.
 * @param {Buffer} module one with a memory of a fixed size
 */
export function withRoom(module) {
  const bytes = Buffer.from(module);
  let at = 8;
  const number = () => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = bytes[at++];
      value |= (byte & 127) << shift;
      if (byte < 128) return value;
    }
  };
  while (at < bytes.length) {
    const section = bytes[at++];
    const end = number() + at;
    if (section === 5) {
      // One memory that has a largest size, written in two bytes.
      if (bytes[at] !== 1 || bytes[at + 1] !== 1 || end - at !== 6) break;
      bytes.set([0xff, 0x7f], end - 2);
      return bytes;
    }
    at = end;
  }
  throw new Error(
    "The memory of harfbuzz-subset.wasm is not what withRoom in scripts/bundle.mjs expects: adapt it to this version of harfbuzzjs.",
  );
}

/**
 * Emscripten's glue is the value of a call, which bundlers keep, because the call may have side effects. As a
 * function that creates the glue when it is first called, it is dropped from a page that only decodes bytes.
 */
const lazyGlue = {
  name: "lazy-glue",
  setup(build) {
    build.onLoad({ filter: /[\\/]build[\\/]wasm[\\/]\w+\.js$/ }, async ({ path }) => {
      const glue = await readFile(path, "utf8");
      const [exported] = /export default Module;\s*$/.exec(glue) ?? [];
      if (!exported) throw new Error(`${path} does not end as lazyGlue in scripts/bundle.mjs expects.`);
      return {
        contents: `let made;
          function make() { ${glue.slice(0, -exported.length)}; return Module; }
          export default function createGlue(options) { return (made ??= make())(options); }`,
        loader: "js",
      };
    });
  },
};

/**
 * Bundles one file.
 * @param source the TypeScript (or JSON) that it begins with, from the checkout's root
 * @param output where it goes, absolute
 * @param more options of esbuild
 */
export async function bundle(source, output, { platform = "browser", plugins = [], ...more } = {}) {
  const esbuild = await import("esbuild");
  await esbuild.build({
    absWorkingDir: root,
    entryPoints: [source],
    outfile: output,
    bundle: true,
    format: "esm",
    platform,
    target: targets[platform],
    minify: true,
    legalComments: "none",
    logLevel: "warning",
    plugins: [lazyGlue, ...plugins],
    ...more,
  });
}
