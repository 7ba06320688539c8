#include "write/node_parts.h"

#include <algorithm>

#include "base/text.h"
#include "tree/running_text.h"

namespace lectern::write {

InlineMark inline_mark(Element element) {
  switch (element) {
    case Element::strong:
    case Element::b:
      return InlineMark::strong;
    case Element::em:
    case Element::i:
    case Element::cite:
    case Element::dfn:
    case Element::var:
      return InlineMark::emphasis;
    case Element::s:
    case Element::del:
      return InlineMark::strike;
    case Element::code:
    case Element::samp:
    case Element::kbd:
      return InlineMark::code;
    default:
      return InlineMark::none;
  }
}

std::string_view linked_id(const Tree& tree, uint32_t link) {
  const std::string_view href = tree.find(link, Attribute::href);
  return base::starts_with(href, "#") ? href.substr(1) : std::string_view();
}

uint32_t number_in(std::string_view attribute) { return base::number_of(attribute, 9'999'999).value_or(0); }

CodeBlock code_block(const Tree& tree, uint32_t pre) {
  constexpr std::string_view kLanguage = "language-";
  CodeBlock code;
  for (uint32_t i = pre + 1; i < tree[pre].end; ++i) {
    if (tree[i].element == Element::text) code.text += tree.text(i);
    const std::string_view classes = tree.find(i, Attribute::class_);
    if (base::starts_with(classes, kLanguage)) code.language = classes.substr(kLanguage.size());
  }
  std::replace(code.text.begin(), code.text.end(), '\r', '\n');  // it would end the line, and what is around it
  return code;
}

std::string_view media_source(const Tree& tree, uint32_t media) {
  std::string_view src = tree.find(media, Attribute::src);
  for (uint32_t i = media + 1; src.empty() && i < tree[media].end; ++i) src = tree.find(i, Attribute::src);
  return src;
}

bool repeats_kind(const Tree& tree, uint32_t title, std::string_view kind) {
  return base::equal_ignoring_case(running_text(tree, title), kind);
}

}  // namespace lectern::write
