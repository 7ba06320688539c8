#include "html/names.h"

#include <array>
#include <cstring>

namespace lectern::html {
namespace {

constexpr std::string_view kTags[] = {
    "",
#define LECTERN_TAG(id, name) name,
#define LECTERN_ATTR(id, name)
#include "html/names.def"
#undef LECTERN_TAG
#undef LECTERN_ATTR
};

constexpr std::string_view kAttrs[] = {
    "",
#define LECTERN_TAG(id, name)
#define LECTERN_ATTR(id, name) name,
#include "html/names.def"
#undef LECTERN_TAG
#undef LECTERN_ATTR
};

template <size_t N>
constexpr bool sorted(const std::string_view (&names)[N]) {
  for (size_t i = 1; i < N; ++i)
    if (!(names[i - 1] < names[i])) return false;
  return true;
}
static_assert(sorted(kTags) && sorted(kAttrs), "names.def must be sorted by name");
static_assert(std::size(kTags) == kTagCount);

// A hash of the length, the first and the last four bytes: enough to tell these names apart, and the same at compile
// time and, by whole loads, at run time.
constexpr uint32_t mix(uint32_t first, uint32_t last, size_t size) {
  return ((first * 0x9E3779B1u) ^ (last * 0x85EBCA77u) ^ static_cast<uint32_t>(size * 0xC2B2AE3Du)) >> 22;
}
constexpr size_t kSlots = 1024;

constexpr uint32_t bytes_at(std::string_view name, size_t at, size_t count) {
  uint32_t bytes = 0;
  for (size_t i = 0; i < count; ++i)
    bytes |= static_cast<uint32_t>(static_cast<unsigned char>(name[at + i])) << (8 * i);
  return bytes;
}

constexpr uint32_t hash_slowly(std::string_view name) {
  const size_t size = name.size();
  if (size >= 4) return mix(bytes_at(name, 0, 4), bytes_at(name, size - 4, 4), size);
  return mix(bytes_at(name, 0, size), 0, size);
}

inline uint32_t hash(std::string_view name) {
  const size_t size = name.size();
  if (size < 4) return hash_slowly(name);
  uint32_t first;
  uint32_t last;
  std::memcpy(&first, name.data(), 4);
  std::memcpy(&last, name.data() + size - 4, 4);
  return mix(first, last, size);
}

// Open addressing, positions in the list; 0 is an empty slot.
template <size_t N>
constexpr std::array<uint8_t, kSlots> table_of(const std::string_view (&names)[N]) {
  static_assert(N < 256);
  std::array<uint8_t, kSlots> table{};
  for (size_t i = 1; i < N; ++i) {
    uint32_t slot = hash_slowly(names[i]);
    while (table[slot]) slot = (slot + 1) % kSlots;
    table[slot] = static_cast<uint8_t>(i);
  }
  return table;
}

constexpr auto kTagTable = table_of(kTags);
constexpr auto kAttrTable = table_of(kAttrs);

template <size_t N>
uint16_t find(const std::array<uint8_t, kSlots>& table, const std::string_view (&names)[N], std::string_view name) {
  for (uint32_t slot = hash(name); table[slot]; slot = (slot + 1) % kSlots)
    if (names[table[slot]] == name) return table[slot];
  return 0;
}

}  // namespace

Tag tag_of(std::string_view name) { return static_cast<Tag>(find(kTagTable, kTags, name)); }
Attr attr_of(std::string_view name) { return static_cast<Attr>(find(kAttrTable, kAttrs, name)); }
std::string_view name_of(Tag tag) { return kTags[static_cast<size_t>(tag)]; }
std::string_view name_of(Attr attr) { return kAttrs[static_cast<size_t>(attr)]; }

}  // namespace lectern::html
