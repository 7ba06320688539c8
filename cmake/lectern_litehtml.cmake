# Obtains litehtml v0.9, whose src/gumbo is the HTML parser.
#
#   lectern_litehtml(<variable>)    sets <variable> to the source folder
#
# The tree is pinned twice: by the commit it is fetched by (or the SHA-256 of the archive that holds it), and by a SHA-256
# over the names and contents of all files under src/ and include/, checked every time a tree is taken into use.
# Ways, in order: -DLECTERN_LITEHTML_DIR=…; build/deps of this checkout; the user's cache folder; git, online; the source
# package of Debian, from the mirror that apt is set up with. To pin another version, change the block below.

set(LITEHTML_VERSION 0.9)
set(LITEHTML_REPOSITORY "https://github.com/litehtml/litehtml.git")
set(LITEHTML_COMMIT 6ca1ab0419e770e6d35a1ef690238773a1dafcee)
set(LITEHTML_TREE_SHA256 2d3bfad74745a2b303c1fa7cbfc10c48fb0d2243b1f0dea73b426e67cddccaaf)
set(LITEHTML_DEBIAN_SUITE forky)
set(LITEHTML_DEBIAN_VERSION 0.9-1)
set(LITEHTML_ARCHIVE_SHA256 c7d2bff0a300961aec2dbc347a1f8211737addc20fcba95f1058bb8893867642)

set(LECTERN_LITEHTML_DIR "" CACHE PATH "A source tree of litehtml v${LITEHTML_VERSION} to use instead of obtaining one")

# A git fetch of one commit takes seconds; where packets are dropped rather than refused, this is how long the wait is.
set(LITEHTML_GIT_TIMEOUT 30)

# SHA-256 over "path SHA-256" lines of every file under src/ and include/, in byte order of the paths.
function(litehtml_tree_hash folder variable)
  file(GLOB_RECURSE files RELATIVE "${folder}" "${folder}/src/*" "${folder}/include/*")
  list(SORT files COMPARE STRING)
  set(lines "")
  foreach(path IN LISTS files)
    file(SHA256 "${folder}/${path}" hash)
    string(APPEND lines "${path} ${hash}\n")
  endforeach()
  string(SHA256 hash "${lines}")
  set(${variable} ${hash} PARENT_SCOPE)
endfunction()

function(litehtml_is_intact folder variable)
  set(${variable} FALSE PARENT_SCOPE)
  if(EXISTS "${folder}/src/gumbo/parser.c")
    litehtml_tree_hash("${folder}" hash)
    if(hash STREQUAL LITEHTML_TREE_SHA256)
      set(${variable} TRUE PARENT_SCOPE)
    else()
      message(STATUS "litehtml: ${folder} is not the pinned tree (SHA-256 ${hash})")
    endif()
  endif()
endfunction()

# Each way fills `folder` (empty before) or leaves it without src/, and says why in `problem`.
function(litehtml_by_git folder problem)
  find_program(LECTERN_GIT git)
  mark_as_advanced(LECTERN_GIT)
  if(NOT LECTERN_GIT)
    set(${problem} "git is not installed" PARENT_SCOPE)
    return()
  endif()
  message(STATUS "litehtml: fetching commit ${LITEHTML_COMMIT} from ${LITEHTML_REPOSITORY} (at most ${LITEHTML_GIT_TIMEOUT} s)")
  foreach(step "init;--quiet;." "fetch;--quiet;--depth=1;${LITEHTML_REPOSITORY};${LITEHTML_COMMIT}" "checkout;--quiet;FETCH_HEAD")
    execute_process(
      COMMAND "${CMAKE_COMMAND}" -E env GIT_TERMINAL_PROMPT=0 GIT_CONFIG_GLOBAL=/dev/null "${LECTERN_GIT}" -c core.autocrlf=false ${step}
      WORKING_DIRECTORY "${folder}" TIMEOUT ${LITEHTML_GIT_TIMEOUT}
      RESULT_VARIABLE result OUTPUT_QUIET ERROR_VARIABLE error)
    if(NOT result EQUAL 0)
      string(REGEX REPLACE "[ \n]+" " " error "${error}(${result})")
      set(${problem} "${error}" PARENT_SCOPE)
      return()
    endif()
  endforeach()
  file(REMOVE_RECURSE "${folder}/.git")
endfunction()

function(litehtml_by_apt folder problem)
  find_program(LECTERN_APT_GET apt-get)
  mark_as_advanced(LECTERN_APT_GET)
  if(NOT LECTERN_APT_GET)
    set(${problem} "this system has no apt-get" PARENT_SCOPE)
    return()
  endif()

  # The machine's own mirror of Debian: other vendors' sources may stand beside it, so it is told by its path.
  execute_process(COMMAND "${LECTERN_APT_GET}" update --print-uris OUTPUT_VARIABLE addresses ERROR_QUIET)
  string(REGEX MATCH "[a-z+]+://[^'\n]*/debian/dists/" mirror "${addresses}")
  string(REGEX REPLACE "dists/$" "" mirror "${mirror}")
  if(NOT mirror)
    set(${problem} "apt is set up with no mirror of Debian" PARENT_SCOPE)
    return()
  endif()

  message(STATUS "litehtml: downloading the source package litehtml ${LITEHTML_DEBIAN_VERSION} from ${mirror}")
  set(apt "${folder}/apt")
  file(MAKE_DIRECTORY "${apt}/lists/partial" "${apt}/cache/archives/partial" "${apt}/download")
  set(keyring "/usr/share/keyrings/debian-archive-keyring.gpg")
  file(WRITE "${apt}/sources.list" "deb-src [signed-by=${keyring}] ${mirror} ${LITEHTML_DEBIAN_SUITE} main\n")
  set(options "-oDir::Etc::sourcelist=${apt}/sources.list" -oDir::Etc::sourceparts=/dev/null
    "-oDir::State::lists=${apt}/lists" "-oDir::Cache=${apt}/cache" -oAPT::Sandbox::User=root -oAcquire::Languages=none -qq)
  foreach(step "update;--error-on=any" "source;--tar-only;--download-only;litehtml=${LITEHTML_DEBIAN_VERSION}")
    execute_process(COMMAND "${LECTERN_APT_GET}" ${options} ${step}
      WORKING_DIRECTORY "${apt}/download" TIMEOUT 120
      RESULT_VARIABLE result OUTPUT_QUIET ERROR_VARIABLE error)
    if(NOT result EQUAL 0)
      string(REGEX REPLACE "[ \n]+" " " error "${error}(${result})")
      set(${problem} "${error}" PARENT_SCOPE)
      return()
    endif()
  endforeach()

  file(GLOB archive "${apt}/download/*.orig.tar.gz")
  file(SHA256 "${archive}" hash)
  if(NOT hash STREQUAL LITEHTML_ARCHIVE_SHA256)
    set(${problem} "the archive's SHA-256 is ${hash}, not ${LITEHTML_ARCHIVE_SHA256}" PARENT_SCOPE)
    return()
  endif()
  file(ARCHIVE_EXTRACT INPUT "${archive}" DESTINATION "${apt}/tree")
  file(GLOB roots "${apt}/tree/*")
  file(GLOB entries "${roots}/*")
  file(COPY ${entries} DESTINATION "${folder}")
  file(REMOVE_RECURSE "${apt}")
endfunction()

function(lectern_litehtml variable)
  if(LECTERN_LITEHTML_DIR)
    litehtml_is_intact("${LECTERN_LITEHTML_DIR}" intact)
    if(NOT intact)
      message(FATAL_ERROR "LECTERN_LITEHTML_DIR=${LECTERN_LITEHTML_DIR} holds no litehtml v${LITEHTML_VERSION} (commit ${LITEHTML_COMMIT}).")
    endif()
    set(${variable} "${LECTERN_LITEHTML_DIR}" PARENT_SCOPE)
    return()
  endif()

  if(DEFINED ENV{XDG_CACHE_HOME})
    set(cache "$ENV{XDG_CACHE_HOME}/lectern")
  elseif(DEFINED ENV{HOME})
    set(cache "$ENV{HOME}/.cache/lectern")
  else()
    set(cache "")
  endif()
  set(name "litehtml-${LITEHTML_VERSION}")
  set(here "${PROJECT_SOURCE_DIR}/build/deps/${name}")
  set(${variable} "${here}" PARENT_SCOPE)

  litehtml_is_intact("${here}" intact)
  if(intact)
    return()
  endif()

  file(REMOVE_RECURSE "${here}")
  if(cache)
    litehtml_is_intact("${cache}/${name}" intact)
    if(intact)
      message(STATUS "litehtml: from ${cache}/${name}")
      file(COPY "${cache}/${name}" DESTINATION "${PROJECT_SOURCE_DIR}/build/deps")
      return()
    endif()
  endif()

  set(problems "")
  foreach(way git apt)
    set(attempt "${PROJECT_SOURCE_DIR}/build/deps/${name}-by-${way}")
    file(REMOVE_RECURSE "${attempt}")
    file(MAKE_DIRECTORY "${attempt}")
    set(problem "not the pinned tree")
    cmake_language(CALL litehtml_by_${way} "${attempt}" problem)
    litehtml_is_intact("${attempt}" intact)
    if(intact)
      file(RENAME "${attempt}" "${here}")
      if(cache)
        file(REMOVE_RECURSE "${cache}/${name}")
        file(COPY "${here}" DESTINATION "${cache}")
      endif()
      return()
    endif()
    file(REMOVE_RECURSE "${attempt}")
    message(STATUS "litehtml: not by ${way}: ${problem}")
    string(APPEND problems "  by ${way}: ${problem}\n")
  endforeach()

  message(FATAL_ERROR
    "litehtml v${LITEHTML_VERSION} could not be obtained.\n${problems}"
    "Get commit ${LITEHTML_COMMIT} of ${LITEHTML_REPOSITORY} on a machine with a network, put its tree at\n  ${here}\n"
    "or name it with -DLECTERN_LITEHTML_DIR=…, and run this again. Where Debian testing has moved past ${LITEHTML_DEBIAN_VERSION}: "
    "`apt-cache madison litehtml` with its deb-src line tells the version, and cmake/lectern_litehtml.cmake is where it is pinned.")
endfunction()
