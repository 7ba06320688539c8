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
    case Tag::span: {
      // Few spans are called anything like it: three words tell most of the others at once.
      const std::string_view classes = document.get(element, Attr::class_);
      return base::fits(classes, base::Fit::contains, "tooltip hover popover") &&
             base::fits(classes, base::Fit::contains,
                        "hovercard hover-card tooltiptext tooltip-text tooltip-content tooltip__content "
                        "popover-content");
    }
    default:
      return false;
  }
}

}  // namespace lectern::html
