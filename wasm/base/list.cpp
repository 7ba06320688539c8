#include "base/list.h"

#include <cstring>

namespace lectern::base::detail {

void* moved(void* block, size_t used, size_t size) {
  void* const out = std::malloc(size);
  if (out == nullptr) std::abort();
  if (used > 0) std::memcpy(out, block, used);
  std::free(block);
  return out;
}

}  // namespace lectern::base::detail
