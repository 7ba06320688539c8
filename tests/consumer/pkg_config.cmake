# Builds main.cpp with what pkg-config says of the library installed at PREFIX, and reads page.html with it.
file(GLOB_RECURSE pc "${PREFIX}/lectern.pc")
cmake_path(GET pc PARENT_PATH folder)
set(ENV{PKG_CONFIG_PATH} "${folder}")
execute_process(COMMAND "${PKG_CONFIG}" --cflags --libs lectern
  OUTPUT_VARIABLE flags OUTPUT_STRIP_TRAILING_WHITESPACE COMMAND_ERROR_IS_FATAL ANY)
separate_arguments(flags UNIX_COMMAND "${flags}")
execute_process(COMMAND "${CXX}" -std=c++20 "${CMAKE_CURRENT_LIST_DIR}/main.cpp" ${flags} -o "${PREFIX}/by_pkg_config"
  COMMAND_ERROR_IS_FATAL ANY)
execute_process(COMMAND "${PREFIX}/by_pkg_config" "${CMAKE_CURRENT_LIST_DIR}/page.html" COMMAND_ERROR_IS_FATAL ANY)
