// The types that core.cpp's functions take and give, made known to Embind. Its own library makes known thirty more
// (views of memory, wide strings, big integers, floats), which nothing here uses; linked in its place, this is 1 KB of
// brotli less. Of Embind of Emscripten before 3.1.30; with a later one bindings/CMakeLists.txt leaves this out.

#include <emscripten/bind.h>
#include <emscripten/emscripten.h>

#include <cstdint>
#include <cstdlib>
#include <limits>
#include <string>

namespace {

using emscripten::internal::TypeID;

template <typename T>
void register_integer(const char* name) {
  emscripten::internal::_embind_register_integer(TypeID<T>::get(), name, sizeof(T), std::numeric_limits<T>::min(),
                                                 std::numeric_limits<T>::max());
}

}  // namespace

extern "C" {

// Called by the glue for the name of a type that an error speaks of; it frees it. Here no type has one.
EMSCRIPTEN_KEEPALIVE char* __getTypeName(const void*) { return static_cast<char*>(std::calloc(1, 1)); }

EMSCRIPTEN_KEEPALIVE __attribute__((constructor)) void __embind_register_native_and_builtin_types() {
  using namespace emscripten::internal;
  _embind_register_void(TypeID<void>::get(), "void");
  _embind_register_bool(TypeID<bool>::get(), "bool", sizeof(bool), true, false);
  register_integer<unsigned int>("unsigned int");
  register_integer<unsigned long>("unsigned long");
  _embind_register_std_string(TypeID<std::string>::get(), "std::string");
}

}  // extern "C"
