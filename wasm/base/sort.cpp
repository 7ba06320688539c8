#include "base/sort.h"

#include <algorithm>
#include <cstdint>
#include <cstring>

#include "base/list.h"

namespace lectern::base {

void sort_rows(void* rows, size_t count, size_t size, bool (*before)(const void*, const void*)) {
  if (count < 2) return;
  char* const begin = static_cast<char*>(rows);
  const auto row = [&](uint32_t i) { return begin + i * size; };
  // Runs twice as long in each round, merged two by two.
  List<uint32_t> order(count), merged(count);
  for (uint32_t i = 0; i < count; ++i) order[i] = i;
  for (size_t run = 1; run < count; run *= 2) {
    for (size_t left = 0, to = 0; to < count; left = to) {
      const size_t middle = std::min(left + run, count);
      const size_t end = std::min(middle + run, count);
      for (size_t right = middle; to < end; ++to) {
        const bool from_right = left == middle || (right < end && before(row(order[right]), row(order[left])));
        merged[to] = order[from_right ? right++ : left++];
      }
    }
    order.swap(merged);
  }
  List<char> copy(count * size);
  std::memcpy(copy.data(), begin, copy.size());
  for (uint32_t i = 0; i < count; ++i) std::memcpy(row(i), copy.data() + order[i] * size, size);
}

}  // namespace lectern::base
