# Runs a port's portfile.cmake outside of vcpkg: `cmake -DPORT=… -DFOLDER=… -DVCPKG_LIBRARY_LINKAGE=static|dynamic -P` this.
# What it installs is in FOLDER. The functions do what vcpkg documents of those that the port calls, for one release build.
cmake_minimum_required(VERSION 3.25)
set(CURRENT_PACKAGES_DIR "${FOLDER}")

function(vcpkg_cmake_configure)
  cmake_parse_arguments(PARSE_ARGV 0 arg "" "SOURCE_PATH" "OPTIONS")
  string(COMPARE EQUAL "${VCPKG_LIBRARY_LINKAGE}" dynamic shared)
  execute_process(COMMAND_ERROR_IS_FATAL ANY COMMAND "${CMAKE_COMMAND}" -S "${arg_SOURCE_PATH}" -B "${FOLDER}-build" -G Ninja
    -DCMAKE_BUILD_TYPE=Release "-DCMAKE_INSTALL_PREFIX=${FOLDER}" -DCMAKE_INSTALL_LIBDIR=lib
    "-DBUILD_SHARED_LIBS=${shared}" ${arg_OPTIONS})
endfunction()

function(vcpkg_cmake_install)
  execute_process(COMMAND_ERROR_IS_FATAL ANY COMMAND "${CMAKE_COMMAND}" --build "${FOLDER}-build" --target install)
endfunction()

# Moves the CMake package to share/, one folder deeper or higher than where it was: its paths go up as many folders.
function(vcpkg_cmake_config_fixup)
  cmake_parse_arguments(PARSE_ARGV 0 arg "" "CONFIG_PATH" "")
  if(NOT IS_DIRECTORY "${FOLDER}/${arg_CONFIG_PATH}")
    message(FATAL_ERROR "There is no ${arg_CONFIG_PATH}")
  endif()
  file(MAKE_DIRECTORY "${FOLDER}/share")
  file(RENAME "${FOLDER}/${arg_CONFIG_PATH}" "${FOLDER}/share/lectern")
  file(GLOB configs "${FOLDER}/share/lectern/*.cmake")
  foreach(config IN LISTS configs)
    file(READ "${config}" text)
    string(REPLACE [[get_filename_component(_IMPORT_PREFIX "${CMAKE_CURRENT_LIST_FILE}" PATH)
get_filename_component(_IMPORT_PREFIX "${_IMPORT_PREFIX}" PATH)]] [[get_filename_component(_IMPORT_PREFIX "${CMAKE_CURRENT_LIST_FILE}" PATH)]] text "${text}")
    file(WRITE "${config}" "${text}")
  endforeach()
endfunction()

function(vcpkg_fixup_pkgconfig)
  if(NOT EXISTS "${FOLDER}/lib/pkgconfig/lectern.pc")
    message(FATAL_ERROR "There is no lib/pkgconfig/lectern.pc")
  endif()
endfunction()

function(vcpkg_install_copyright)
  cmake_parse_arguments(PARSE_ARGV 0 arg "" "" "FILE_LIST")
  foreach(path IN LISTS arg_FILE_LIST)
    file(READ "${path}" text)
    file(APPEND "${FOLDER}/share/lectern/copyright" "${text}")
  endforeach()
endfunction()

include("${PORT}/portfile.cmake")
