// The extension, from web/ and the WebAssembly modules in dist/: one folder and one zip for each kind of browser. `node
// scripts/extension.mjs` builds it alone.
import { bundle } from "./bundle.mjs";
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

/** The names that extension stores give to languages, where they are not the interface's. */
const localeNames = { zh: "zh_CN" };

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
  for (const name of ["lectern.wasm", "layout.wasm"]) cpSync(join(dist, name), join(made, name));
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
  const own = ["background", "view", "options", "welcome"].map((name) => [name, `web/extension/${name}.ts`]);
  await bundle({ ...Object.fromEntries(own), worker: "web/worker.ts" }, made);
  // Injected scripts are files of their own. What they end with is what the extension is given.
  const injected = { format: "iife", splitting: false };
  for (const what of ["page", "selection"]) {
    await bundle({ [`collect_${what}`]: "web/extension/collect.ts" }, made, {
      ...injected,
      globalName: "collected",
      footer: { js: `collected.${what}()` },
    });
  }
  // A classic script: Firefox loads none of the extension's modules in a frame without an origin.
  await bundle({ anonymous_frame: "web/extension/anonymous_frame.ts" }, made, injected);
  await bundle({ pick: "web/extension/pick.ts" }, made, { ...injected, globalName: "picking" });
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
