// npm run packages: builds the Conan and the vcpkg package of the C++ library, static and shared, in an empty folder,
// and reads a page with each. Takes two minutes. Needs Conan 2 (pip install conan); --conan PROGRAM names it.
import { ensure, fail, root, say, which } from "./setup.mjs";
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";

const { values } = parseArgs({ options: { conan: { type: "string", default: "conan" } } });

const page = join(root, "tests/consumer/page.html");
const title = "The ferry that runs on rain";

/** Runs a program and returns all that it printed; Conan writes what the programs that it runs print to its errors. */
function print(program, args, { cwd, env = {} } = {}) {
  const options = { cwd, env: { ...process.env, ...env }, encoding: "utf8", maxBuffer: 1 << 28 };
  const { status, stdout, stderr, error } = spawnSync(program, args, options);
  if (error) throw error;
  if (status !== 0) throw new Error(`${program} ${args.join(" ")} failed:\n${(stdout + stderr).slice(-4000)}`);
  return stdout + stderr;
}

function expectTitle(output, what) {
  if (!output.includes(title)) fail(`${what} did not read ${page}:\n${output.slice(-2000)}`);
  say(`${what} reads the page`);
}

/** A recipe of the system's nlohmann_json, so that no other machine is asked for it. */
function exportJson(conan, folder) {
  const header = ["/usr/include", "/usr/local/include", "/opt/homebrew/include"].find((path) => {
    try {
      return readFileSync(join(path, "nlohmann/json.hpp"));
    } catch {
      return false;
    }
  });
  const macros = readFileSync(join(header, "nlohmann/detail/abi_macros.hpp"), "utf8");
  const version = ["MAJOR", "MINOR", "PATCH"]
    .map((part) => new RegExp(`NLOHMANN_JSON_VERSION_${part} (\\d+)`).exec(macros)[1])
    .join(".");
  const recipe = join(folder, "nlohmann_json");
  mkdirSync(recipe);
  writeFileSync(
    join(recipe, "conanfile.py"),
    `from conan import ConanFile
from conan.tools.files import copy


class Json(ConanFile):
    name = "nlohmann_json"
    version = "${version}"
    package_type = "header-library"

    def package(self):
        copy(self, "nlohmann/*", "${header}", self.package_folder + "/include")

    def package_info(self):
        self.cpp_info.bindirs = self.cpp_info.libdirs = []
`,
  );
  conan("create", recipe);
}

function tryConan(folder) {
  if (!which(values.conan)) fail("Conan 2 is missing: pip install conan, or name it with --conan PROGRAM.");
  const env = { CONAN_HOME: join(folder, "conan") };
  const conan = (...args) => print(values.conan, args, { cwd: folder, env });
  conan("profile", "detect");
  exportJson(conan, folder);
  for (const shared of ["False", "True"]) {
    const settings = [
      "-o",
      `lectern/*:shared=${shared}`,
      "-s",
      "compiler.cppstd=20",
      "-c",
      `tools.cmake.cmake_layout:test_folder=${folder}/test`,
    ];
    expectTitle(conan("create", join(root, "packaging/conan"), ...settings), `The Conan package, shared=${shared},`);
  }
}

/** The port itself, run by CMake with helpers that stand in for vcpkg's: vcpkg is no program of this machine. */
function tryVcpkg(folder) {
  for (const linkage of ["static", "dynamic"]) {
    const packages = join(folder, `vcpkg-${linkage}`);
    print("cmake", [
      `-DPORT=${join(root, "packaging/vcpkg/lectern")}`,
      `-DFOLDER=${packages}`,
      `-DVCPKG_LIBRARY_LINKAGE=${linkage}`,
      ...["-P", join(root, "scripts/packages/vcpkg_helpers.cmake")],
    ]);
    const build = join(folder, `consumer-${linkage}`);
    print("cmake", [
      ...["-S", join(root, "tests/consumer"), "-B", build, "-G", "Ninja"],
      ...[`-DCMAKE_PREFIX_PATH=${packages}`, "-DCMAKE_BUILD_TYPE=Release"],
    ]);
    print("cmake", ["--build", build]);
    expectTitle(print(join(build, "consumer"), [page]), `What the vcpkg port installs, ${linkage},`);
  }
}

ensure("test");
const folder = mkdtempSync(join(tmpdir(), "lectern-packages-"));
process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
try {
  tryVcpkg(folder);
  tryConan(folder);
} catch (error) {
  fail(error.message);
}
