#include "html/unseen_inline.h"

namespace lectern::html {

bool is_unseen_inline(const Document& document, NodeId element) {
  const Node& node = document[element];
  switch (node.tag) {
    case Tag::template_: {
      const Tag around = document[node.parent].tag;
      return around == Tag::p || around == Tag::span || around == Tag::a || around == Tag::unknown;
    }
    case Tag::span:
      return document.facts(element, Attr::class_).has(vocabulary::part_hover_card);
    default:
      return false;
  }
}

}  // namespace lectern::html
