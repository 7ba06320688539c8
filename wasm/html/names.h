#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace lectern::html {

/// Element names that the core asks for by name. Any other is Tag::unknown and keeps its name as text.
enum class Tag : uint16_t {
  unknown,
#define LECTERN_TAG(id, name) id,
#define LECTERN_ATTR(id, name)
#include "html/names.def"
#undef LECTERN_TAG
#undef LECTERN_ATTR
};

/// Attribute names that the core asks for by name.
enum class Attr : uint16_t {
  unknown,
#define LECTERN_TAG(id, name)
#define LECTERN_ATTR(id, name) id,
#include "html/names.def"
#undef LECTERN_TAG
#undef LECTERN_ATTR
};

/// The number of values of Tag and of Attr, `unknown` included.
constexpr size_t kTagCount = 1
#define LECTERN_TAG(id, name) +1
#define LECTERN_ATTR(id, name)
#include "html/names.def"
#undef LECTERN_TAG
#undef LECTERN_ATTR
    ;
constexpr size_t kAttrCount = 1
#define LECTERN_TAG(id, name)
#define LECTERN_ATTR(id, name) +1
#include "html/names.def"
#undef LECTERN_TAG
#undef LECTERN_ATTR
    ;

/// Whether a tag is h1 to h6.
constexpr bool is_heading(Tag tag) { return tag >= Tag::h1 && tag <= Tag::h6; }

/// The identifier of a lower-case name; `unknown` where names.def does not list it.
Tag tag_of(std::string_view lower_case_name);
Attr attr_of(std::string_view lower_case_name);

/// The name of an identifier, empty for `unknown`. Lives as long as the program.
std::string_view name_of(Tag tag);
std::string_view name_of(Attr attr);

}  // namespace lectern::html
