#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace lectern::html {

/// Element names that the core asks for by name. Any other is Tag::unknown and keeps its name as text.
enum class Tag : uint16_t {
  unknown,
#define LECTERN_TAG(id, name, display, section) id,
#include "vocabulary/tags.def"
#undef LECTERN_TAG
};

/// Attribute names that the core asks for by name.
enum class Attr : uint16_t {
  unknown,
#define LECTERN_ATTR(id, name) id,
#include "vocabulary/attributes.def"
#undef LECTERN_ATTR
};

/// The number of values of Tag and of Attr, `unknown` included.
constexpr size_t kTagCount = 1
#define LECTERN_TAG(id, name, display, section) +1
#include "vocabulary/tags.def"
#undef LECTERN_TAG
    ;
constexpr size_t kAttrCount = 1
#define LECTERN_ATTR(id, name) +1
#include "vocabulary/attributes.def"
#undef LECTERN_ATTR
    ;

/// How a browser shows an element; see tags.def.
enum class Display : uint8_t { other, block, inline_, medium, no_text };

inline constexpr std::array<Display, kTagCount> kDisplays = {
    Display::other,
#define LECTERN_TAG(id, name, display, section) Display::display,
#include "vocabulary/tags.def"
#undef LECTERN_TAG
};

constexpr bool is_block(Tag tag) { return kDisplays[static_cast<size_t>(tag)] == Display::block; }
constexpr bool is_inline(Tag tag) { return kDisplays[static_cast<size_t>(tag)] == Display::inline_; }
constexpr bool is_media_tag(Tag tag) { return kDisplays[static_cast<size_t>(tag)] == Display::medium; }
constexpr bool has_no_text(Tag tag) { return kDisplays[static_cast<size_t>(tag)] == Display::no_text; }

/// Whether a tag is h1 to h6.
constexpr bool is_heading(Tag tag) { return tag >= Tag::h1 && tag <= Tag::h6; }
/// 1 for h1 to 6 for h6, 0 for other tags.
constexpr uint8_t heading_level(Tag tag) {
  return is_heading(tag) ? static_cast<uint8_t>(static_cast<int>(tag) - static_cast<int>(Tag::h1) + 1) : uint8_t{0};
}

/// The identifier of a lower-case name; `unknown` where the tables do not list it.
Tag tag_of(std::string_view lower_case_name);
Attr attr_of(std::string_view lower_case_name);

/// The name of an identifier, empty for `unknown`. Lives as long as the program.
std::string_view name_of(Tag tag);
std::string_view name_of(Attr attr);

}  // namespace lectern::html
