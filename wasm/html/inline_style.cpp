#include "html/inline_style.h"

#include "base/text.h"

namespace lectern::html {

std::string_view declared(std::string_view style, std::string_view property) {
  constexpr size_t kLongest = 4096;  // bytes: what is longer holds pictures
  style = style.substr(0, kLongest);
  std::string_view value;
  while (!style.empty()) {
    std::string_view declaration = base::next_item(style, ';');
    const size_t colon = declaration.find(':');
    if (colon == std::string_view::npos ||
        !base::equal_ignoring_case(base::trim(declaration.substr(0, colon)), property))
      continue;
    declaration.remove_prefix(colon + 1);
    value = base::trim(declaration.substr(0, declaration.find('!')));
  }
  return value;
}

bool keeps_line_ends(const Document& document, NodeId element) {
  const std::string_view style = document.get(element, Attr::style);
  if (style.empty()) return false;
  const std::string_view value = declared(style, "white-space");
  return base::starts_with_ignoring_case(value, "pre") || base::equal_ignoring_case(value, "break-spaces");
}

}  // namespace lectern::html
