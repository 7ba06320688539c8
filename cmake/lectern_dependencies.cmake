# What is not ours, other than litehtml (cmake/lectern_litehtml.cmake): nlohmann_json, and GoogleTest for the tests.

# nlohmann_json is header-only. The folder that holds it may not be on em++'s path (it would bring the host's libc), so
# the one folder is linked into the build tree.
find_path(LECTERN_JSON_HOST nlohmann/json.hpp
  PATHS /usr/include /usr/local/include /opt/homebrew/include NO_CMAKE_FIND_ROOT_PATH
  DOC "The folder that holds nlohmann/json.hpp")
if(NOT LECTERN_JSON_HOST)
  message(FATAL_ERROR
    "nlohmann_json is missing. On Debian or Ubuntu: apt-get install nlohmann-json3-dev. "
    "Elsewhere: install it (https://github.com/nlohmann/json, 3.11 or newer) and pass -DLECTERN_JSON_HOST=<the folder that holds nlohmann/>.")
endif()
set(json_include "${PROJECT_BINARY_DIR}/dependencies")
file(MAKE_DIRECTORY "${json_include}")
if(NOT EXISTS "${json_include}/nlohmann")
  file(CREATE_LINK "${LECTERN_JSON_HOST}/nlohmann" "${json_include}/nlohmann" COPY_ON_ERROR SYMBOLIC)
endif()

# In a namespace of its own: it is built without exceptions, and the linker would otherwise take its functions for those of
# a program that uses nlohmann_json with exceptions.
add_library(lectern_json INTERFACE)
target_include_directories(lectern_json SYSTEM INTERFACE "${json_include}")
target_compile_definitions(lectern_json INTERFACE
  JSON_NOEXCEPTION
  "NLOHMANN_JSON_NAMESPACE=nlohmann::lectern"
  "NLOHMANN_JSON_NAMESPACE_BEGIN=namespace nlohmann { inline namespace lectern {"
  "NLOHMANN_JSON_NAMESPACE_END=} }")

if(LECTERN_TESTS)
  # Compiled from source, since the WebAssembly build needs it too.
  find_path(LECTERN_GOOGLETEST src/gtest-all.cc
    PATHS /usr/src/googletest/googletest /usr/local/src/googletest/googletest NO_CMAKE_FIND_ROOT_PATH
    DOC "The googletest/ folder of GoogleTest's sources")
  if(NOT LECTERN_GOOGLETEST)
    message(FATAL_ERROR
      "GoogleTest's sources are missing. On Debian or Ubuntu: apt-get install googletest. Elsewhere: get "
      "https://github.com/google/googletest and pass -DLECTERN_GOOGLETEST=<its googletest/ folder>, or leave the tests out with -DLECTERN_TESTS=OFF.")
  endif()
endif()
