// What a fresh machine lacks, and how it is had. Imported first by every other script, so that an old Node is told
// before anything fails.
import { execFileSync, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { accessSync, constants, existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The checkout's folder, absolute. */
export const root = join(dirname(fileURLToPath(import.meta.url)), "..");

/** Prints what is missing and how to get it, and ends the process with status 1. */
export function fail(message) {
  console.error("\n" + message);
  process.exit(1);
}

/** Says what a long step is doing. */
export function say(message) {
  console.log("• " + message);
}

const [major, minor] = process.versions.node.split(".").map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  fail(
    "Lectern needs Node 20.19 or newer, and this is Node " +
      process.versions.node +
      " (" +
      process.execPath +
      ").\n" +
      "Get it from https://nodejs.org or from your distribution, and run this again.",
  );
}

/** The path of a program, or undefined. */
export function which(program) {
  for (const folder of (process.env.PATH ?? "").split(delimiter)) {
    const path = join(folder, program);
    try {
      accessSync(path, constants.X_OK);
      return path;
    } catch {}
  }
  return undefined;
}

const anyOf =
  (...paths) =>
  () =>
    paths.some((path) => existsSync(path));
const command =
  (...names) =>
  () =>
    names.some((name) => which(name));

const fontFile =
  (...paths) =>
  () =>
    paths.every((path) => ["truetype", "opentype"].some((kind) => existsSync(join("/usr/share/fonts", kind, path))));

function cmakeIsNewEnough() {
  if (!which("cmake")) return false;
  const [, major, minor] =
    /version (\d+)\.(\d+)/.exec(execFileSync("cmake", ["--version"], { encoding: "utf8" })) ?? [];
  return Number(major) > 3 || (Number(major) === 3 && Number(minor) >= 25);
}

function emscriptenIsThere() {
  return existsSync(join(process.env.EMSDK ?? "/nowhere", "upstream/emscripten")) || Boolean(which("em++"));
}

// What is needed, whether it is here, the Debian package that brings it, and where else to get it.
const forCMake = [
  { name: "CMake 3.25 or newer", here: cmakeIsNewEnough, apt: "cmake", elsewhere: "https://cmake.org/download" },
  { name: "Ninja", here: command("ninja"), apt: "ninja-build", elsewhere: "https://ninja-build.org" },
  {
    name: "nlohmann_json",
    here: anyOf(
      "/usr/include/nlohmann/json.hpp",
      "/usr/local/include/nlohmann/json.hpp",
      "/opt/homebrew/include/nlohmann/json.hpp",
    ),
    apt: "nlohmann-json3-dev",
    elsewhere: "https://github.com/nlohmann/json, its include/nlohmann in /usr/local/include",
  },
  {
    name: "GoogleTest's sources",
    here: anyOf(
      "/usr/src/googletest/googletest/src/gtest-all.cc",
      "/usr/local/src/googletest/googletest/src/gtest-all.cc",
    ),
    apt: "googletest",
    elsewhere: "https://github.com/google/googletest, in /usr/local/src/googletest",
  },
  { name: "git", here: command("git"), apt: "git", elsewhere: "https://git-scm.com" },
];
if (process.platform === "linux") {
  forCMake.push({
    name: "certificate authorities",
    here: anyOf("/etc/ssl/certs/ca-certificates.crt", "/etc/ssl/cert.pem", "/etc/pki"),
    apt: "ca-certificates",
    elsewhere: "your distribution",
  });
}

const emscripten = {
  name: "Emscripten",
  here: emscriptenIsThere,
  apt: "emscripten",
  elsewhere: "an active emsdk: https://emscripten.org/docs/getting_started/downloads.html",
};

const compiler = {
  name: "a C++20 compiler",
  here: command("c++"),
  apt: "g++",
  elsewhere: "GCC 12 or Clang 14, or newer",
};

// Another version would format, and find, otherwise.
const forChecks = [
  {
    name: "clang-format 14",
    here: command("clang-format-14"),
    apt: "clang-format-14",
    elsewhere: "https://releases.llvm.org, as clang-format-14",
  },
  {
    name: "clang-tidy 14",
    here: command("clang-tidy-14"),
    apt: "clang-tidy-14",
    elsewhere: "https://releases.llvm.org, as clang-tidy-14",
  },
];

/** Clang, with the library that what it compiles under AddressSanitizer is linked to. */
function clangHasSanitizers() {
  if (!which("clang++")) return false;
  const folder = execFileSync("clang++", ["-print-resource-dir"], { encoding: "utf8" }).trim();
  return ["linux", "darwin"].some((system) => {
    const libraries = join(folder, "lib", system);
    return existsSync(libraries) && readdirSync(libraries).some((name) => name.startsWith("libclang_rt.asan"));
  });
}

const clang = {
  name: "Clang with its sanitizers",
  here: clangHasSanitizers,
  apt: "clang libclang-rt-14-dev",
  elsewhere: "https://releases.llvm.org",
};

const forTests = [
  clang,
  {
    name: "Chromium",
    here: command("chromium", "chromium-browser", "google-chrome"),
    apt: "chromium",
    elsewhere: "https://www.chromium.org",
  },
  {
    name: "Firefox",
    here: command("firefox-esr", "firefox"),
    apt: "firefox-esr",
    elsewhere: "https://www.mozilla.org/firefox",
  },
  {
    name: "Noto fonts",
    here: fontFile("noto/NotoSerif-Regular.ttf", "noto/NotoNastaliqUrdu-Regular.ttf"),
    apt: "fonts-noto-core",
    elsewhere: "https://fonts.google.com/noto",
  },
  {
    name: "Noto fonts for Chinese and Japanese",
    here: fontFile("noto/NotoSerifCJK-Regular.ttc"),
    apt: "fonts-noto-cjk",
    elsewhere: "https://github.com/notofonts/noto-cjk",
  },
  {
    name: "poppler's programs",
    here: command("pdftotext"),
    apt: "poppler-utils",
    elsewhere: "https://poppler.freedesktop.org",
  },
  {
    name: "pkg-config",
    here: command("pkg-config", "pkgconf"),
    apt: "pkgconf",
    elsewhere: "https://www.freedesktop.org/wiki/Software/pkg-config",
  },
  { name: "valgrind", here: command("valgrind"), apt: "valgrind", elsewhere: "https://valgrind.org" },
  { name: "qpdf", here: command("qpdf"), apt: "qpdf", elsewhere: "https://qpdf.sourceforge.io" },
  {
    name: "epubcheck",
    here: command("epubcheck"),
    apt: "epubcheck",
    elsewhere: "https://www.w3.org/publishing/epubcheck",
  },
];

/** The installed browsers' paths, for tests. */
export const chromium = () => which("chromium") ?? which("chromium-browser") ?? which("google-chrome");
export const firefox = () => which("firefox-esr") ?? which("firefox");

function aptGet(...args) {
  return spawnSync("apt-get", ["-qq", "-o=Dpkg::Use-Pty=0", ...args], {
    stdio: ["ignore", "ignore", "pipe"],
    encoding: "utf8",
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
  });
}

function installSystemPackages(needs) {
  const missing = needs.filter((need) => !need.here());
  if (missing.length === 0) return;
  const packages = missing.flatMap((need) => need.apt.split(" "));
  const list = missing
    .map((need) => `  ${need.name}   (Debian, Ubuntu: ${need.apt}; elsewhere: ${need.elsewhere})`)
    .join("\n");

  if (!which("apt-get")) fail(`These are missing, and this system has no apt-get to install them with:\n${list}`);
  if (process.getuid() !== 0) {
    fail(
      `These are missing, and only root can install them:\n${list}\n\nRun:  sudo apt-get update && sudo apt-get install -y --no-install-recommends ${packages.join(" ")}`,
    );
  }
  say(`Installing by apt: ${packages.join(", ")} (a few minutes on a new machine)`);
  const update = aptGet("update");
  const install = aptGet("install", "-y", "--no-install-recommends", ...packages);
  if (install.status !== 0) {
    const reasons = `${update.stderr}${install.stderr}`.split("\n").filter((line) => line.startsWith("E:"));
    fail(
      `apt-get could not install ${packages.join(" ")}:\n${[...reasons.slice(0, 3), reasons.length > 3 ? `(and ${reasons.length - 3} more like these)` : ""].join("\n")}\nThese are missing:\n${list}`,
    );
  }

  const still = missing.filter((need) => !need.here());
  if (still.length > 0) {
    fail(
      "Installed by apt, but still not usable (this distribution's version may be too old):\n" +
        still.map((need) => `  ${need.name}   (elsewhere: ${need.elsewhere})`).join("\n"),
    );
  }
}

/**
 * Installs what a folder's package-lock.json names, where that has not been done.
 * @param use what the packages are for
 */
export function installNodePackages(folder, use) {
  const path = join(root, folder);
  const hash = createHash("sha256")
    .update(readFileSync(join(path, "package-lock.json")))
    .digest("hex");
  const stamp = join(path, "node_modules/.lectern-lock");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === hash) return;
  say(`Installing the Node packages that ${use} (npm ci)`);
  run(
    "npm",
    ["ci", "--prefix", path, "--no-audit", "--no-fund", "--loglevel=error"],
    `npm ci failed: without a network or an npm cache, run it where there is one and copy ${join(folder, "node_modules")}/ here.`,
  );
  writeFileSync(stamp, hash);
}

/**
 * Runs a program with this one's output, in the checkout; where it fails, prints `whatItMeans` and ends the process.
 */
export function run(program, args, whatItMeans) {
  const { status, error } = spawnSync(program, args, { cwd: root, stdio: "inherit" });
  if (status !== 0)
    fail(whatItMeans ?? `${program} ${args.join(" ")} failed${error ? `: ${error.message}` : ` (${status})`}.`);
}

const needs = {
  build: [...forCMake, emscripten],
  test: [...forCMake, emscripten, compiler, ...forTests],
  check: [...forCMake, compiler, ...forChecks],
  fuzz: [...forCMake, clang],
};

/** Installs what `npm run` build, test, check or fuzz needs. Quick if it is already there. */
export function ensure(what = "build") {
  installSystemPackages(needs[what]);
  installNodePackages("", "build and test it");
}
