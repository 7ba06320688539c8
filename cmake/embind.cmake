# A WebAssembly module with Embind: what lectern_module and lectern_layout_module have in common.
#
#   lectern_embind(<target> <name>)    links <target>, an executable, as <name>.js and <name>.wasm in the build folder

# What makes types known to Embind; a source of every module. Of Embind before 3.1.30 ours does, with a later one its own library.
if(EMSCRIPTEN_VERSION VERSION_GREATER_EQUAL 3.1.30)
  set(LECTERN_EMBIND_SOURCES "")
  set(lectern_embind_link -lembind)
else()
  set(LECTERN_EMBIND_SOURCES "${PROJECT_SOURCE_DIR}/wasm/bindings/types.cpp")
  set(lectern_embind_link "--js-library=${EMSCRIPTEN_ROOT_PATH}/src/embind/embind.js" "--js-library=${EMSCRIPTEN_ROOT_PATH}/src/embind/emval.js" -sEXPORTED_FUNCTIONS=_malloc,_free)
endif()

function(lectern_embind target name)
  target_include_directories(${target} PRIVATE "${PROJECT_SOURCE_DIR}/wasm")
  target_link_libraries(${target} PRIVATE lectern_flags)
  target_compile_definitions(${target} PRIVATE EMSCRIPTEN_HAS_UNBOUND_TYPE_NAMES=0)
  # -O3, since at -O2 emcc leaves JavaScript in that nothing calls: 1 KB of brotli in each of lectern.js and layout.js.
  target_link_options(${target} PRIVATE $<$<CONFIG:Release>:-O3> ${lectern_embind_link} --no-entry -fno-rtti
    -sMODULARIZE=1 -sEXPORT_ES6=1 -sENVIRONMENT=web,worker -sDYNAMIC_EXECUTION=0 -sFILESYSTEM=0 -sASSERTIONS=0
    -sALLOW_MEMORY_GROWTH=1 -sMAXIMUM_MEMORY=4GB -sMALLOC=dlmalloc
    ${LECTERN_STACK_OPTION}
    -sEXPORTED_RUNTIME_METHODS=HEAPU8)
  # emcc names the .wasm after the .js, and the glue names it in `new URL("NAME.wasm", import.meta.url)`, which bundlers follow.
  set_target_properties(${target} PROPERTIES
    OUTPUT_NAME ${name} SUFFIX ".js" RUNTIME_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}")
endfunction()
