# What the tests need that is not ours, other than litehtml (cmake/litehtml.cmake): nlohmann_json and GoogleTest.

if(LECTERN_TESTS)
  # nlohmann_json is header-only. The host's /usr/include must not be on em++'s path, so the one folder is linked
  # into the build tree.
  find_path(LECTERN_JSON_HOST nlohmann/json.hpp
    PATHS /usr/include /usr/local/include /opt/homebrew/include NO_CMAKE_FIND_ROOT_PATH
    DOC "The folder that holds nlohmann/json.hpp")
  if(NOT LECTERN_JSON_HOST)
    message(FATAL_ERROR
      "nlohmann_json is missing. On Debian or Ubuntu: apt-get install nlohmann-json3-dev. "
      "Elsewhere: install it (https://github.com/nlohmann/json, 3.11 or newer) and pass -DLECTERN_JSON_HOST=<the folder that holds nlohmann/>.")
  endif()
  set(LECTERN_JSON_INCLUDE "${PROJECT_BINARY_DIR}/include")
  file(MAKE_DIRECTORY "${LECTERN_JSON_INCLUDE}")
  if(NOT EXISTS "${LECTERN_JSON_INCLUDE}/nlohmann")
    file(CREATE_LINK "${LECTERN_JSON_HOST}/nlohmann" "${LECTERN_JSON_INCLUDE}/nlohmann" COPY_ON_ERROR SYMBOLIC)
  endif()

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
