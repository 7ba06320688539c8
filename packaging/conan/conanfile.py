"""Conan 2 recipe of the C++ library. Builds from the checkout that it is in: `conan create packaging/conan`."""

import json
import os

from conan import ConanFile
from conan.tools.build import check_min_cppstd
from conan.tools.cmake import CMake, CMakeToolchain, cmake_layout
from conan.tools.files import copy, load, rmdir


class Lectern(ConanFile):
    name = "lectern"
    description = "Finds the article in a web page"
    license = "MIT"
    topics = ("html", "reader", "readability", "extraction")
    package_type = "library"
    settings = "os", "arch", "compiler", "build_type"
    options = {"shared": [True, False], "fPIC": [True, False]}
    default_options = {"shared": False, "fPIC": True}
    implements = ["auto_shared_fpic"]

    @property
    def _checkout(self):
        return os.path.join(self.recipe_folder, "..", "..")

    def set_version(self):
        self.version = json.loads(load(self, os.path.join(self._checkout, "package.json")))["version"]

    def export_sources(self):
        for pattern in (
            "CMakeLists.txt", "package.json", "LICENSE", "THIRD-PARTY-NOTICES", "cmake/*", "include/*", "wasm/*"
        ):
            copy(self, pattern, self._checkout, self.export_sources_folder)

    def layout(self):
        cmake_layout(self)

    def validate(self):
        check_min_cppstd(self, 20)

    def requirements(self):
        # Header-only, and in no header of ours.
        self.requires("nlohmann_json/[>=3.11 <4]", visible=False)

    def generate(self):
        toolchain = CMakeToolchain(self)
        for option in ("TESTS", "LAYOUT", "WERROR"):
            toolchain.cache_variables[f"LECTERN_{option}"] = False
        toolchain.generate()

    def build(self):
        cmake = CMake(self)
        cmake.configure()
        cmake.build()

    def package(self):
        CMake(self).install()
        # Conan makes its own from package_info().
        rmdir(self, os.path.join(self.package_folder, "lib", "cmake"))
        rmdir(self, os.path.join(self.package_folder, "lib", "pkgconfig"))

    def package_info(self):
        self.cpp_info.libs = ["lectern"]
        self.cpp_info.set_property("cmake_file_name", "lectern")
        self.cpp_info.set_property("cmake_target_name", "lectern::lectern")
        self.cpp_info.set_property("pkg_config_name", "lectern")
        if self.options.shared:
            self.cpp_info.defines = ["LECTERN_SHARED"]
