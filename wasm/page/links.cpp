#include "page/links.h"

#include "base/text.h"

namespace lectern::page {
namespace {

using html::Attr;
using html::NodeId;
using html::Tag;

constexpr size_t kMaxLinks = 300;

}  // namespace

void Links::enter(NodeId node) {
  std::string_view rel, href, hreflang;
  const html::Node& element = document_[node];
  for (uint32_t i = 0; i < element.attribute_count; ++i) {
    const html::Attribute& attribute = document_.attribute(node, i);
    if (attribute.id == Attr::rel) rel = attribute.value;
    if (attribute.id == Attr::href) href = base::trim(attribute.value);
    if (attribute.id == Attr::hreflang) hreflang = base::trim(attribute.value);
  }
  if (href.empty()) return;
  const bool in_head = element.tag == Tag::link;
  if (!rel.empty()) {
    if (in_head && canonical.empty() && base::has_token(rel, "canonical")) canonical = href;
    if (in_head && image.empty() && base::has_token(rel, "image_src")) image = href;
    if (in_head && !hreflang.empty() && hreflangs.size() < kMaxLinks && base::has_token(rel, "alternate"))
      hreflangs.push_back({hreflang, href});
    if (!in_head && tags.size() < kMaxLinks && base::has_token(rel, "tag")) tags.push_back(node);
  }
}

}  // namespace lectern::page
