// Embind writes the address of a type that has no name by sprintf("%p"), which the compiler turns into siprintf. It is the
// module's only use of libc's printing, 4.6 KB (2.4 KB of brotli), so this stands in for it.

#include <cstdarg>
#include <cstdint>

extern "C" int siprintf(char* out, const char*, ...);

extern "C" int siprintf(char* out, const char* format, ...) {
  va_list arguments;
  va_start(arguments, format);
  const auto address = reinterpret_cast<uintptr_t>(va_arg(arguments, void*));
  va_end(arguments);
  int size = 0;
  for (int shift = 28; shift >= 0; shift -= 4) out[size++] = "0123456789abcdef"[(address >> shift) & 0xF];
  out[size] = '\0';
  return size;
}
