#pragma once

#include <span>
#include <string_view>

namespace lectern::vocabulary {

/// A phrase that an author's name follows: "by", "written by", "von".
struct BylinePrefix {
  std::string_view text;      ///< in lower case
  std::string_view language;  ///< the only one in which it counts without a separator behind it; empty for all
};

/// The byline prefixes of phrases.def, longer ones first. They live as long as the program.
std::span<const BylinePrefix> byline_prefixes();

/// Whether a text may begin with one of them. The first letter rules most texts out.
bool may_begin_byline(std::string_view text);

}  // namespace lectern::vocabulary
