// The extension, from dist/ and web/extension/: one folder and one zip for each kind of browser. `node
// scripts/extension.mjs` builds it alone.
import { besideElement, bundle } from "./bundle.mjs";
import { root } from "./setup.mjs";
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { pathToFileURL } from "node:url";

const source = join(root, "web/extension");
const dist = join(root, "dist");

const json = (path) => JSON.parse(readFileSync(path, "utf8"));

/** What each kind of browser has in its manifest beside web/extension/manifest.json. */
const ofBrowsers = {
  chromium: {
    minimum_chrome_version: "120",
    incognito: "split",
    background: { service_worker: "background.js", type: "module" },
  },
  firefox: {
    background: { scripts: ["background.js"], type: "module" },
    browser_specific_settings: {
      gecko: {
        id: "clean-view@lectern.example",
        strict_min_version: "142.0",
        data_collection_permissions: { required: ["none"] },
      },
    },
  },
};

/** The names that extension shops give to languages, where they are not the interface's. */
const localeNames = { zh: "zh_CN" };

/** The built files that the extension has as they are. It has a store of its own, so not notes_store.js. */
const shared = [
  "lectern.js",
  "element.js",
  "exports.js",
  "pages_view.js",
  "layout.js",
  "worker.js",
  "lectern.wasm",
  "layout.wasm",
  "hyphenation",
  "locales",
];

const manifest = (browser) => ({
  ...json(join(source, "manifest.json")),
  version: json(join(root, "package.json")).version,
  ...ofBrowsers[browser],
});

/** The words that the browser itself shows, in its form. */
function writeLocales(folder) {
  for (const name of readdirSync(join(root, "web/locales"))) {
    const lang = name.replace(".json", "");
    const words = json(join(root, "web/locales", name)).extension.browser;
    const target = join(folder, "_locales", localeNames[lang] ?? lang);
    mkdirSync(target, { recursive: true });
    writeFileSync(
      join(target, "messages.json"),
      JSON.stringify(Object.fromEntries(Object.entries(words).map(([key, message]) => [key, { message }]))),
    );
  }
}

/** A folder as a zip, the same bytes for the same files. */
async function zip(folder) {
  const { zipSync } = await import("fflate"); // not there yet when a fresh checkout starts to build
  const files = readdirSync(folder, { recursive: true })
    .filter((path) => statSync(join(folder, path)).isFile())
    .sort();
  return zipSync(
    Object.fromEntries(files.map((path) => [path.split(sep).join("/"), readFileSync(join(folder, path))])),
    { level: 9, mtime: new Date(1980, 0, 1) },
  );
}

/** Builds the extension in a folder, which it replaces; dist/ has been built. */
export async function buildExtension(folder = join(dist, "extension")) {
  rmSync(folder, { recursive: true, force: true });
  const made = join(folder, "chromium");
  mkdirSync(made, { recursive: true });
  for (const name of shared) cpSync(join(dist, name), join(made, name), { recursive: true });
  for (const name of [
    "view.html",
    "view.css",
    "anonymous_frame.html",
    "options.html",
    "welcome.html",
    "welcome.svg",
    "page.css",
    "icons",
  ])
    cpSync(join(source, name), join(made, name), { recursive: true });
  for (const name of ["LICENSE", "THIRD-PARTY-NOTICES"]) cpSync(join(root, name), join(made, `${name}.txt`));
  for (const name of ["background", "view", "options", "welcome"])
    await bundle(`web/extension/${name}.ts`, join(made, `${name}.js`), { plugins: [besideElement()] });
  // What an injected script ends with is what the extension is given.
  for (const what of ["page", "selection"]) {
    await bundle("web/extension/collect.ts", join(made, `collect_${what}.js`), {
      format: "iife",
      globalName: "collected",
      footer: { js: `collected.${what}()` },
    });
  }
  // A classic script: Firefox loads none of the extension's modules in a frame without an origin.
  await bundle("web/extension/anonymous_frame.ts", join(made, "anonymous_frame.js"), { format: "iife" });
  await bundle("web/extension/pick.ts", join(made, "pick.js"), { format: "iife", globalName: "picking" });
  writeLocales(made);
  cpSync(made, join(folder, "firefox"), { recursive: true });
  for (const browser of Object.keys(ofBrowsers)) {
    writeFileSync(join(folder, browser, "manifest.json"), `${JSON.stringify(manifest(browser), null, 2)}\n`);
    writeFileSync(join(folder, `${browser}.zip`), await zip(join(folder, browser)));
  }
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  await buildExtension();
  for (const browser of Object.keys(ofBrowsers)) console.log(relative(root, join(dist, "extension", `${browser}.zip`)));
}
