#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "html/document.h"
#include "page/claims.h"

namespace lectern::page {

/// Collects schema.org data from itemscope and itemprop (WHATWG HTML, section Microdata; itemref is not followed) and
/// from RDFa Lite's typeof and property. It must be given every element of the page, in order.
class Microdata {
 public:
  explicit Microdata(const html::Document& document) : document_(document) {}

  /// Takes in an element.
  void enter(html::NodeId node);

  /// The metadata of the page's main item. Of several articles, the one that contains the title is used; if none does,
  /// none is.
  Claims claims(html::NodeId title_node) const;

 private:
  enum class Role : uint8_t { main, author, publisher, image, other };
  struct Item {
    html::NodeId node;
    html::NodeId end;
    size_t parent;  // index of the item around it; kNone
    Role role;
    Claims claims;
  };
  static constexpr size_t kNone = static_cast<size_t>(-1);

  void property(html::NodeId node, std::string_view name, size_t owner);
  size_t open_item(html::NodeId node, std::string_view property_name, std::string_view type, size_t parent);
  std::string value(html::NodeId node) const;

  const html::Document& document_;
  std::vector<Item> items_;
  std::vector<size_t> open_;
  Claims loose_;  // properties that stand in no item
};

}  // namespace lectern::page
