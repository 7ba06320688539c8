// The tree builder in SVG and MathML (HTML standard, "The rules for parsing tokens in foreign content").

#include "base/text.h"
#include "html/foreign_names.h"
#include "html/input.h"
#include "html/tree_builder.h"

namespace lectern::html {
namespace {

bool is_all_space_or_nul(std::string_view text) {
  for (const char c : text)
    if (c != '\0' && !base::is_space(c)) return false;
  return true;
}

}  // namespace

TreeBuilder::Next TreeBuilder::foreign_content(Token& token) {
  switch (token.type) {
    case Token::Type::text:
      if (frameset_ok_ && !is_all_space_or_nul(token.text)) frameset_ok_ = false;
      if (token.has_nul) {
        text_buffer_.clear();
        append_preprocessed(text_buffer_, token.text, Nul::replace);
        token.text = text_buffer_;
        token.decoded = true;
      }
      insert_text(token);
      return Next::done;
    case Token::Type::comment:
      insert_comment(token);
      return Next::done;
    case Token::Type::start_tag:
      if (ends_foreign_content(token)) break;
      insert_foreign_element(token, fragment_ && open_.size() == 1 ? context_.ns : open_.top().ns);
      return Next::done;
    case Token::Type::end_tag:
      if (token.tag == Tag::br || token.tag == Tag::p) break;
      return end_foreign_element(token);
    case Token::Type::doctype:
    case Token::Type::end_of_file:
      return Next::done;
  }
  while (open_.top().ns != Namespace::html && !(open_.top().traits & (kMathTextPoint | kHtmlPoint))) pop();
  return process_by_mode(token);
}

bool TreeBuilder::ends_foreign_content(const Token& token) const {
  if (traits_of(token.tag, Namespace::html) & kEndsForeign) return true;
  if (token.tag != Tag::font) return false;
  for (uint32_t i = 0; i < token.attribute_count; ++i) {
    const Attr id = tree_.attributes()[token.attribute_begin + i].id;
    if (id == Attr::color || id == Attr::face || id == Attr::size) return true;
  }
  return false;
}

// "Any other end tag": closes the nearest foreign element of that name, unless an HTML element is nearer.
TreeBuilder::Next TreeBuilder::end_foreign_element(const Token& token) {
  if (open_.size() == 1) return Next::done;
  const uint32_t index = open_.highest(names_.number(tree_.document(), token.tag, token.name, true));
  const uint32_t html = open_.nearest(OpenElements::kHtml);
  if (index == OpenElements::kNone || (html != OpenElements::kNone && html > index)) {
    Token again = token;
    return process_by_mode(again);
  }
  pop_from(index, token);
  return Next::done;
}

void TreeBuilder::insert_foreign_element(const Token& token, Namespace ns) {
  std::vector<Attribute>& attributes = tree_.attributes();
  for (uint32_t i = 0; i < token.attribute_count; ++i) {
    Attribute& attribute = attributes[token.attribute_begin + i];
    if (attribute.id != Attr::unknown) continue;
    const std::string_view adjusted =
        ns == Namespace::svg ? adjusted_svg_attribute(attribute.name) : adjusted_math_attribute(attribute.name);
    if (!adjusted.empty()) attribute.name = adjusted;
  }
  insert_element(token, ns, ns == Namespace::svg ? adjusted_svg_element(token.name) : std::string_view());
  if (token.self_closing) pop(token.source.end);
}

}  // namespace lectern::html
