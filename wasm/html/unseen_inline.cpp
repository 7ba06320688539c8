#include "html/unseen_inline.h"

#include "base/fit.h"

namespace lectern::html {

bool is_unseen_inline(const Document& document, NodeId element) {
  const Node& node = document[element];
  switch (node.tag) {
    case Tag::template_: {
      const Tag around = document[node.parent].tag;
      return around == Tag::p || around == Tag::span || around == Tag::a || around == Tag::unknown;
    }
    case Tag::span:
      return base::fits(
          document.get(element, Attr::class_), base::Fit::contains,
          "hovercard hover-card tooltiptext tooltip-text tooltip-content tooltip__content popover-content");
    default:
      return false;
  }
}

}  // namespace lectern::html
