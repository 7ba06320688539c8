#include "html/name_numbers.h"

namespace lectern::html {

uint32_t NameNumbers::unlisted(Document& document, std::string_view name) {
  const auto known = positions_.find(name);
  if (known != positions_.end()) return known->second;
  const auto position = static_cast<uint32_t>(names_.size());
  names_.push_back(document.keep(name));
  positions_.emplace(names_.back(), position);
  return position;
}

}  // namespace lectern::html
