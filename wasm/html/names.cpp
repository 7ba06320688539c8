#include "html/names.h"

#include <cstdint>

#include "base/word_table.h"

namespace lectern::html {
namespace {

// The identifiers are the positions in the tables, from 1 on.

constexpr auto kTags = [] {
  base::WordTable<kTagCount - 1> table;
  uint32_t id = 0;
#define LECTERN_TAG(id_, name, display, section) table.add(name, ++id);
#include "vocabulary/tags.def"
#undef LECTERN_TAG
  return table;
}();

constexpr auto kAttrs = [] {
  base::WordTable<kAttrCount - 1> table;
  uint32_t id = 0;
#define LECTERN_ATTR(id_, name) table.add(name, ++id);
#include "vocabulary/attributes.def"
#undef LECTERN_ATTR
  return table;
}();

}  // namespace

Tag tag_of(std::string_view name) { return static_cast<Tag>(kTags.find(name).value_or(0)); }
Attr attr_of(std::string_view name) { return static_cast<Attr>(kAttrs.find(name).value_or(0)); }

std::string_view name_of(Tag tag) {
  return tag == Tag::unknown ? std::string_view() : kTags.word(static_cast<size_t>(tag) - 1);
}
std::string_view name_of(Attr attr) {
  return attr == Attr::unknown ? std::string_view() : kAttrs.word(static_cast<size_t>(attr) - 1);
}

}  // namespace lectern::html
