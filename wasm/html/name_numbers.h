#pragma once

#include <cstdint>
#include <map>
#include <string_view>
#include <vector>

#include "html/document.h"
#include "html/open_elements.h"

namespace lectern::html {

/// Numbers the names of elements, so that names are compared as numbers. Names that tags.def does not list are kept
/// once, in the document's side arena.
class NameNumbers {
 public:
  /// The number of a lower-case name and `tag`, which is tag_of(name).
  /// @param foreign whether it is of an SVG or MathML element: those have numbers of their own
  NameNumber number(Document& document, Tag tag, std::string_view name, bool foreign) {
    const uint32_t number =
        tag != Tag::unknown ? static_cast<uint32_t>(tag) : static_cast<uint32_t>(kTagCount) + unlisted(document, name);
    return 2 * number + (foreign ? 1 : 0);
  }
  /// The name for a number, kept as long as the document.
  std::string_view name(NameNumber number) const {
    const uint32_t position = number / 2;
    return position < kTagCount ? name_of(static_cast<Tag>(position)) : names_[position - kTagCount];
  }

 private:
  uint32_t unlisted(Document& document, std::string_view name);

  std::vector<std::string_view> names_;
  // Not hashed: no hash function without a secret is safe from names made to collide.
  std::map<std::string_view, uint32_t> positions_;
};

}  // namespace lectern::html
