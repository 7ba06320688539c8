#include "layout/formulas.h"

namespace lectern::layout {
namespace {

/// A number, a variable or the like: needs no brackets.
bool is_simple(const Article& article, uint32_t node) {
  uint32_t elements = 0;
  for (uint32_t i = node; i < article.nodes[node].end; ++i) {
    if (article.nodes[i].tag == Tag::text) continue;
    // Rows that hold one thing are that thing.
    if (article.nodes[i].tag != Tag::mrow && ++elements > 1) return false;
  }
  return true;
}

LineForm in_brackets(const Article& article, uint32_t node, bool after_slash) {
  if (is_simple(article, node)) return {after_slash ? u"/" : u"", u"", 0, false, false};
  return {after_slash ? u"/(" : u"(", u")", 0, false, false};
}

/// Operators between two things, as they stand in MathML: one sign, or one of HTML's.
bool stands_between(std::u16string_view sign) {
  if (sign.size() != 1) return false;
  const char16_t unit = sign[0];
  return unit == '=' || unit == '+' || unit == '<' || unit == '>' || unit == u'\u2212' || unit == u'\u00B1' ||
         unit == u'\u00D7' || unit == u'\u00F7' || (unit >= u'\u2190' && unit <= u'\u21FF') ||
         (unit >= u'\u2208' && unit <= u'\u220D') || (unit >= u'\u2227' && unit <= u'\u222A') ||
         (unit >= u'\u2234' && unit <= u'\u22BF');
}

}  // namespace

LineForm line_form(const Article& article, uint32_t node, uint32_t index) {
  const Node& it = article.nodes[node];
  const Tag parent = it.parent == kNone ? Tag::other : article.nodes[it.parent].tag;
  LineForm form;
  switch (parent) {
    case Tag::mfrac:
      form = in_brackets(article, node, index == 1);
      break;
    case Tag::mroot:
      form = in_brackets(article, node, false);
      if (index == 1) form = {u"1/", u"", 1, false, false};
      break;
    case Tag::msup:
    case Tag::mover:
      form.script = index == 1 ? 1 : 0;
      break;
    case Tag::msub:
    case Tag::munder:
      form.script = index == 1 ? -1 : 0;
      break;
    case Tag::msubsup:
    case Tag::munderover:
      form.script = static_cast<int8_t>(index == 1 ? -1 : index == 2 ? 1 : 0);
      break;
    case Tag::mtable:
      if (index > 0) form.before = u"; ";
      break;
    case Tag::mtr:
    case Tag::mfenced:
      if (index > 0) form.before = u", ";
      break;
    default:
      break;
  }
  const std::u16string_view text = std::u16string_view(article.text).substr(it.text_begin, it.text_end - it.text_begin);
  switch (it.tag) {
    case Tag::msqrt:
      if (form.before.empty() && form.after.empty()) form.before = u"\u221A(", form.after = u")";
      break;
    case Tag::mtable:
      if (form.before.empty() && form.after.empty()) form.before = u"[", form.after = u"]";
      break;
    case Tag::mfenced:
      if (form.before.empty() && form.after.empty()) form.before = u"(", form.after = u")";
      break;
    case Tag::mspace:
      form.before = u" ";
      break;
    case Tag::mi:
      form.italic = text.size() == 1;
      break;
    case Tag::mo:
      form.operator_room = form.script == 0 && stands_between(text);
      break;
    default:
      break;
  }
  return form;
}

}  // namespace lectern::layout
