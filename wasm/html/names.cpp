#include "html/names.h"

#include <array>
#include <cstring>

#include "base/text.h"

namespace lectern::html {
namespace {

// HTML's names are known by a hash of their length, their first and their last four bytes, which tells these names
// apart. The table is made of one text when it is first needed: compiled, its views and slots would be larger than the
// text.
class NameTable {
 public:
  // Names parted by spaces, at most 255.
  explicit NameTable(std::string_view names) {
    for (std::string_view name = base::next_token(names); !name.empty(); name = base::next_token(names)) {
      names_[++count_] = name;
      uint32_t slot = hash(name);
      while (slots_[slot]) slot = (slot + 1) % kSlots;
      slots_[slot] = static_cast<uint8_t>(count_);
    }
  }

  // The position of a name in the list, from 1 on; 0 where it is not there.
  uint16_t find(std::string_view name) const {
    for (uint32_t slot = hash(name); slots_[slot]; slot = (slot + 1) % kSlots)
      if (names_[slots_[slot]] == name) return slots_[slot];
    return 0;
  }
  std::string_view operator[](size_t position) const { return names_[position]; }

 private:
  static constexpr size_t kSlots = 1024;

  static uint32_t hash(std::string_view name) {
    const size_t size = name.size();
    uint32_t first = 0;
    uint32_t last = 0;
    if (size >= sizeof first) {
      std::memcpy(&first, name.data(), sizeof first);
      std::memcpy(&last, name.data() + size - sizeof last, sizeof last);
    } else {
      for (const char c : name) first = first << 8 | static_cast<unsigned char>(c);
    }
    return ((first * 0x9E3779B1u) ^ (last * 0x85EBCA77u) ^ static_cast<uint32_t>(size * 0xC2B2AE3Du)) >> 22;
  }

  size_t count_ = 0;
  std::array<std::string_view, 256> names_{};
  std::array<uint8_t, kSlots> slots_{};  // positions; open addressing
};

static_assert(kTagCount <= 256 && kAttrCount <= 256);

const NameTable& tags() {
  static const NameTable table(
#define LECTERN_TAG(id, name) name " "
#define LECTERN_ATTR(id, name)
#include "html/names.def"
#undef LECTERN_TAG
#undef LECTERN_ATTR
  );
  return table;
}

const NameTable& attrs() {
  static const NameTable table(
#define LECTERN_TAG(id, name)
#define LECTERN_ATTR(id, name) name " "
#include "html/names.def"
#undef LECTERN_TAG
#undef LECTERN_ATTR
  );
  return table;
}

}  // namespace

Tag tag_of(std::string_view name) { return static_cast<Tag>(tags().find(name)); }
Attr attr_of(std::string_view name) { return static_cast<Attr>(attrs().find(name)); }
std::string_view name_of(Tag tag) { return tags()[static_cast<size_t>(tag)]; }
std::string_view name_of(Attr attr) { return attrs()[static_cast<size_t>(attr)]; }

}  // namespace lectern::html
