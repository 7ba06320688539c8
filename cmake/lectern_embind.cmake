# A WebAssembly module with Embind: what lectern_module and lectern_layout_module have in common.
#
#   lectern_embind(<target> <name>)    links <target>, an executable, as <name>.js and <name>.wasm in the build folder

function(lectern_embind target name)
  target_include_directories(${target} PRIVATE "${PROJECT_SOURCE_DIR}/wasm")
  target_link_libraries(${target} PRIVATE lectern_flags)
  target_compile_definitions(${target} PRIVATE EMSCRIPTEN_HAS_UNBOUND_TYPE_NAMES=0)
  # -O3, since at -O2 emcc leaves JavaScript in that nothing calls: 1 KB of brotli in each of lectern.js and layout.js.
  target_link_options(${target} PRIVATE $<$<CONFIG:Release>:-O3> -lembind --no-entry -fno-rtti
    -sMODULARIZE=1 -sEXPORT_ES6=1 -sUSE_ES6_IMPORT_META=0 -sENVIRONMENT=web,worker -sDYNAMIC_EXECUTION=0 -sFILESYSTEM=0 -sASSERTIONS=0
    # web/instances.ts passes these and no others; all hosts have TextDecoder.
    -sINCOMING_MODULE_JS_API=instantiateWasm,print,printErr -sTEXTDECODER=2
    # Names of functions, which scripts/build.mjs leaves out of the modules that pages load.
    --profiling-funcs
    -sALLOW_MEMORY_GROWTH=1 -sMAXIMUM_MEMORY=4GB -sMALLOC=dlmalloc
    ${LECTERN_STACK_OPTION}
    -sEXPORTED_FUNCTIONS=_malloc,_free -sEXPORTED_RUNTIME_METHODS=HEAPU8)
  # web/index.ts and its siblings locate the module. The glue's own default fails in Cloudflare Workers, which have no
  # import.meta.url; hence USE_ES6_IMPORT_META=0.
  set_target_properties(${target} PROPERTIES
    OUTPUT_NAME ${name} SUFFIX ".js" RUNTIME_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}")
endfunction()
