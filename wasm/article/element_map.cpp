#include "article/element_map.h"

#include <array>

namespace lectern::article {
namespace {

using html::Tag;
using html::TagSet;

// The allow-list.
constexpr Element element_for_name(Tag tag) {
  switch (tag) {
#define SAME(id) \
  case Tag::id:  \
    return Element::id;
    // clang-format off
    SAME(a) SAME(abbr) SAME(aside) SAME(b) SAME(bdi) SAME(bdo) SAME(blockquote) SAME(caption) SAME(cite) SAME(code)
    SAME(dd) SAME(del) SAME(details) SAME(dfn) SAME(dl) SAME(dt) SAME(em) SAME(figcaption) SAME(figure) SAME(h1)
    SAME(h2) SAME(h3) SAME(h4) SAME(h5) SAME(h6) SAME(i) SAME(ins) SAME(kbd) SAME(li) SAME(mark) SAME(ol) SAME(q)
    SAME(rp) SAME(rt) SAME(ruby) SAME(s) SAME(samp) SAME(small_) SAME(strong) SAME(sub) SAME(summary) SAME(sup)
    SAME(table) SAME(tbody) SAME(td) SAME(tfoot) SAME(th) SAME(thead) SAME(time) SAME(tr) SAME(u) SAME(ul)
    SAME(var)
    // clang-format on
#undef SAME
                            case Tag::acronym : return Element::abbr;
    case Tag::strike:
      return Element::s;
    case Tag::tt:
      return Element::code;
    case Tag::menu:
    case Tag::dir:
      return Element::ul;
    default:
      return Element::text;
  }
}

constexpr auto kElements = [] {
  std::array<Element, html::kTagCount> out{};
  for (size_t tag = 0; tag < out.size(); ++tag) out[tag] = element_for_name(static_cast<Tag>(tag));
  return out;
}();

}  // namespace

Element element_for(Tag tag) { return kElements[static_cast<size_t>(tag)]; }

bool is_box(Tag tag) {
  constexpr TagSet kBoxes = {Tag::p, Tag::div, Tag::section, Tag::article, Tag::main, Tag::body};
  return kBoxes.has(tag) || kind(element_for(tag)) == ElementKind::block;
}

}  // namespace lectern::article
