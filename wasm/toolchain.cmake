# CMake toolchain file for the WebAssembly build: an active emsdk, else the distribution's emscripten.
# (`emcmake` is not used: Debian's passes a flag that today's Node rejects.)

if(DEFINED ENV{EMSDK} AND EXISTS "$ENV{EMSDK}/upstream/emscripten")
  set(emscripten_root "$ENV{EMSDK}/upstream/emscripten")
  list(PREPEND CMAKE_PROGRAM_PATH "${emscripten_root}")
  set(ENV{PATH} "${emscripten_root}:$ENV{PATH}")
elseif(EXISTS "/usr/share/emscripten/cmake")
  set(emscripten_root "/usr/share/emscripten")
else()
  find_program(emxx em++)
  if(emxx)
    file(REAL_PATH "${emxx}" emxx)
    cmake_path(GET emxx PARENT_PATH emscripten_root)
  endif()
endif()

set(platform "${emscripten_root}/cmake/Modules/Platform/Emscripten.cmake")
if(NOT EXISTS "${platform}")
  message(FATAL_ERROR
    "Emscripten is missing. On Debian or Ubuntu: apt-get install emscripten. "
    "Elsewhere: install emsdk (https://emscripten.org/docs/getting_started/downloads.html) and activate it in this shell (source emsdk_env.sh).")
endif()

# The wasm test programs run in the Node that npm runs in, not in an older one that stands beside it.
find_program(CMAKE_CROSSCOMPILING_EMULATOR NAMES node nodejs DOC "Node, which runs the WebAssembly tests")

include("${platform}")

# em++ is a Python program, which takes longer to start than many files take to compile. It prints how it calls Clang, and
# C++ is compiled by that same call.
execute_process(COMMAND "${CMAKE_CXX_COMPILER}" -v -c -x c++ /dev/null -o /dev/null ERROR_VARIABLE call OUTPUT_QUIET)
if(call MATCHES "^ *\"?([^ \"\n]*clang[^ \"\n]*)\"? ([^\n]*) -v -c -x c\\+\\+ ")
  set(CMAKE_CXX_COMPILE_OBJECT "${CMAKE_MATCH_1} ${CMAKE_MATCH_2} <DEFINES> <INCLUDES> <FLAGS> -o <OBJECT> -c <SOURCE>")
endif()

# Debian's emcc runs a JavaScript optimiser at link time that needs acorn, which Debian keeps where only its own Node looks.
if(emscripten_root STREQUAL "/usr/share/emscripten" AND EXISTS "/usr/share/nodejs/acorn")
  foreach(language C CXX)
    set(CMAKE_${language}_LINKER_LAUNCHER "${CMAKE_COMMAND};-E;env;NODE_PATH=/usr/share/nodejs")
  endforeach()
endif()

# Not under its old name since 3.1.27, and the default fell from 5 MB to 64 KB with it.
if(EMSCRIPTEN_VERSION VERSION_LESS "3.1.27")
  set(LECTERN_STACK_OPTION "-sTOTAL_STACK=1MB")
else()
  set(LECTERN_STACK_OPTION "-sSTACK_SIZE=1MB")
endif()
