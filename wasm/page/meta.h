#pragma once

#include <cstdint>
#include <string>

#include "html/document.h"
#include "page/claims.h"

namespace lectern::page {

/// Collects the meta elements of each source: Open Graph, Dublin Core, Twitter cards, the names that scholarly pages
/// and common publishing systems use, and plain ones. The first value of a field counts, and `property` counts before
/// `name`; authors and tags are added up.
class Meta {
 public:
  Meta(const html::Document& document, Sources& sources) : document_(document), sources_(sources) {}

  /// Takes in a meta element.
  void enter(html::NodeId meta);

  /// To be called after the last element, for what takes several elements.
  void finish();

 private:
  // A Twitter card's free field: "Written by", "Ann Lee".
  struct CardField {
    std::string label, value;
  };
  const html::Document& document_;
  Sources& sources_;
  CardField card_[2];
  uint64_t by_property_[kSourceCount] = {};  // fields that a `property` gave, as bits
};

}  // namespace lectern::page
