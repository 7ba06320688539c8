# The targets `gumbo` and `litehtml`, static libraries made of the pinned tree.
include_guard(GLOBAL)
include(litehtml)
lectern_litehtml(litehtml)

file(GLOB sources "${litehtml}/src/gumbo/*.c")
add_library(gumbo STATIC EXCLUDE_FROM_ALL ${sources})
target_include_directories(gumbo SYSTEM
  PUBLIC "${litehtml}/src/gumbo/include"
  PRIVATE "${litehtml}/src/gumbo/include/gumbo")
target_compile_options(gumbo PRIVATE -w)

file(GLOB sources "${litehtml}/src/*.cpp")
add_library(litehtml STATIC EXCLUDE_FROM_ALL ${sources})
target_include_directories(litehtml SYSTEM
  PUBLIC "${litehtml}/include"
  PRIVATE "${litehtml}/include/litehtml" "${litehtml}/src")
target_link_libraries(litehtml PRIVATE gumbo)
target_compile_options(litehtml PRIVATE -w -fno-exceptions -fno-rtti)
# Names the types of what it dumps; nothing here has it dump anything.
set_source_files_properties("${litehtml}/src/render_item.cpp" PROPERTIES COMPILE_OPTIONS -frtti)
