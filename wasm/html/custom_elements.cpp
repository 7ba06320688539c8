#include "html/custom_elements.h"

#include "base/text.h"

namespace lectern::html {

bool is_custom(const Node& node) {
  return node.type == NodeType::element && node.ns == Namespace::html && node.tag == Tag::unknown &&
         base::contains(node.text, "-");
}

namespace {

// By its name and attributes, where it holds no img.
bool is_custom_picture(const Document& document, NodeId element) {
  const Node& node = document[element];
  if (!is_custom(node)) return false;
  const bool named =
      base::ends_with(node.text, "img") || base::ends_with(node.text, "image") || base::ends_with(node.text, "picture");
  if (!named || (!document.has(element, Attr::src) && !document.has(element, Attr::srcset) &&
                 document.get(element, "data-src").empty()))
    return false;
  for (NodeId n = element + 1; n < node.end; ++n)
    if (document[n].tag == Tag::img) return false;
  return true;
}

}  // namespace

bool is_drawn_picture(const Document& document, NodeId element) {
  const Node& node = document[element];
  return node.end == element + 1 && (node.tag == Tag::div || node.tag == Tag::span) &&
         document.get(element, Attr::role) == "img" && base::contains(document.get(element, Attr::style), "url(");
}

bool is_other_picture(const Document& document, NodeId element) {
  return is_custom_picture(document, element) || is_drawn_picture(document, element);
}

}  // namespace lectern::html
