#include <lectern/lectern.h>

#include "tree/walk.h"
#include "write/formats.h"

namespace lectern {
namespace write {
namespace {

void append_escaped(std::string& out, std::string_view text, bool attribute) {
  size_t from = 0;
  for (size_t i = 0; i < text.size(); ++i) {
    std::string_view reference;
    size_t length = 1;
    switch (text[i]) {
      case '&':
        reference = "&amp;";
        break;
      case '<':
        reference = "&lt;";
        break;
      case '>':
        reference = "&gt;";
        break;
      case '"':
        if (attribute) reference = "&quot;";
        break;
      case '\r':
        reference = "&#13;";
        break;
      case '\xC2':
        if (i + 1 < text.size() && text[i + 1] == '\xA0') {
          reference = "&nbsp;";
          length = 2;
        }
        break;
      default:
        break;
    }
    if (reference.empty()) continue;
    out.append(text, from, i - from);
    out += reference;
    from = i + length;
    i = from - 1;
  }
  out.append(text, from, text.size() - from);
}

}  // namespace

std::string html(const Tree& tree) {
  std::string out;
  for (Walk walk(tree); walk.next();) {
    const uint32_t n = walk.node();
    const Tree::Node& node = tree[n];
    if (node.element == Element::text) {
      const std::string_view text = tree.text(n);
      // A parser drops a line end that follows a pre's tag.
      const bool first_in_pre =
          node.parent != Tree::kNoNode && n == node.parent + 1 && tree[node.parent].element == Element::pre;
      if (first_in_pre && !text.empty() && text[0] == '\n') out += '\n';
      append_escaped(out, text, false);
      continue;
    }
    if (!walk.enters() && kind(node.element) == ElementKind::empty) continue;
    out += walk.enters() ? "<" : "</";
    out += name(node.element);
    for (uint32_t i = 0; walk.enters() && i < node.attribute_count; ++i) {
      const Tree::AttributeValue each = tree.attribute(n, i);
      out += ' ';
      out += name(each.attribute);
      out += "=\"";
      append_escaped(out, each.value, true);
      out += '"';
    }
    out += '>';
  }
  return out;
}

}  // namespace write

std::string to_html(const Article& article) { return write::html(article.content); }

}  // namespace lectern
