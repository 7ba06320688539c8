#include "html/tree_builder.h"

#include "base/text.h"

namespace lectern::html {

void TreeBuilder::begin_fragment(std::string_view context, Namespace ns, std::string_view encoding) {
  fragment_ = true;
  context_.tag = tag_of(context);
  if (ns == Namespace::svg && context == "foreignObject") context_.tag = Tag::foreignobject;
  context_.ns = ns;
  context_.traits = traits_of(context_.tag, ns);
  if (ns == Namespace::math && context_.tag == Tag::annotation_xml && !is_html_encoding(encoding))
    context_.traits = static_cast<uint16_t>(context_.traits & ~kHtmlPoint);
  if (ns == Namespace::html) {
    switch (context_.tag) {
      case Tag::title:
      case Tag::textarea:
        tokenizer_.set_state(Tokenizer::State::rcdata);
        break;
      case Tag::style:
      case Tag::xmp:
      case Tag::iframe:
      case Tag::noembed:
      case Tag::noframes:
        tokenizer_.set_state(Tokenizer::State::rawtext);
        break;
      case Tag::script:
        tokenizer_.set_state(Tokenizer::State::script_data);
        break;
      case Tag::plaintext:
        tokenizer_.set_state(Tokenizer::State::plaintext);
        break;
      default:
        break;
    }
  }
  // The html element that holds a fragment is the document node itself: so its children are the document's.
  open_.push(0, number_of(Tag::html), Tag::html, Namespace::html, traits_of(Tag::html, Namespace::html), true);
  if (context_is(Tag::template_)) template_modes_.push_back(Mode::in_template);
  reset_insertion_mode();
  if (context_is(Tag::form)) form_ = 0;
}

void TreeBuilder::process(Token& token) {
  token_begin_ = token.source.begin;
  if (skip_line_feed_) {
    skip_line_feed_ = false;
    if (token.type == Token::Type::text && !token.text.empty() && token.text[0] == '\n') token.text.remove_prefix(1);
  }
  if (token.type == Token::Type::text && token.text.empty()) return;
  keep_token_attributes_ = false;
  Next next;
  do next = use_foreign_rules(token) ? foreign_content(token) : process_by_mode(token);
  while (next == Next::again);
  if (token.attribute_count > 0 && !keep_token_attributes_) tree_.attributes().resize(token.attribute_begin);
}

// "Tree construction dispatcher"
bool TreeBuilder::use_foreign_rules(const Token& token) const {
  if (!in_foreign_element() || token.type == Token::Type::end_of_file) return false;
  const bool by_context = fragment_ && open_.size() == 1;
  const uint16_t traits = by_context ? context_.traits : open_.top().traits;
  const Tag tag = by_context ? context_.tag : open_.top().tag;
  const Namespace ns = by_context ? context_.ns : open_.top().ns;
  const bool is_text = token.type == Token::Type::text;
  const bool is_start = token.type == Token::Type::start_tag;
  if (traits & kMathTextPoint)
    if (is_text || (is_start && token.tag != Tag::mglyph && token.tag != Tag::malignmark)) return false;
  if (ns == Namespace::math && tag == Tag::annotation_xml && token.is_start(Tag::svg)) return false;
  return !((traits & kHtmlPoint) && (is_text || is_start));
}

TreeBuilder::Next TreeBuilder::process_by_mode(Token& token) {
  switch (mode_) {
    case Mode::initial:
      return initial(token);
    case Mode::before_html:
      return before_html(token);
    case Mode::before_head:
      return before_head(token);
    case Mode::in_head:
      return in_head(token);
    case Mode::in_head_noscript:
      return in_head_noscript(token);
    case Mode::after_head:
      return after_head(token);
    case Mode::in_body:
      return in_body(token);
    case Mode::text:
      return text_mode(token);
    case Mode::in_table:
      return in_table(token);
    case Mode::in_caption:
      return in_caption(token);
    case Mode::in_column_group:
      return in_column_group(token);
    case Mode::in_table_body:
      return in_table_body(token);
    case Mode::in_row:
      return in_row(token);
    case Mode::in_cell:
      return in_cell(token);
    case Mode::in_template:
      return in_template(token);
    case Mode::after_body:
      return after_body(token);
    case Mode::in_frameset:
      return in_frameset(token);
    case Mode::after_frameset:
      return after_frameset(token);
    case Mode::after_after_body:
      return after_after_body(token);
    case Mode::after_after_frameset:
      return after_after_frameset(token);
  }
  return Next::done;
}

// "Reset the insertion mode appropriately": the highest element that decides does.
void TreeBuilder::reset_insertion_mode() {
  struct Deciding {
    Tag tag;
    Mode mode;
  };
  constexpr Deciding kDeciding[] = {
      {Tag::td, Mode::in_cell},
      {Tag::th, Mode::in_cell},
      {Tag::tr, Mode::in_row},
      {Tag::tbody, Mode::in_table_body},
      {Tag::thead, Mode::in_table_body},
      {Tag::tfoot, Mode::in_table_body},
      {Tag::caption, Mode::in_caption},
      {Tag::colgroup, Mode::in_column_group},
      {Tag::table, Mode::in_table},
      {Tag::template_, Mode::in_template},
      {Tag::head, Mode::in_head},
      {Tag::body, Mode::in_body},
      {Tag::frameset, Mode::in_frameset},
  };
  const auto decide = [&](const Deciding& by) {
    mode_ = by.mode == Mode::in_template ? template_modes_.back() : by.mode;
  };
  const Deciding* highest = nullptr;
  uint32_t height = 0;
  for (const Deciding& by : kDeciding) {
    const uint32_t index = open_.highest(by.tag);
    if (index == OpenElements::kNone || index <= height) continue;
    height = index;
    highest = &by;
  }
  if (highest) return decide(*highest);
  if (fragment_) {
    // At the bottom of the stack the context element stands for the html element; a cell or head there decides nothing.
    if (context_.ns == Namespace::html && context_.tag != Tag::td && context_.tag != Tag::th &&
        context_.tag != Tag::head)
      for (const Deciding& by : kDeciding)
        if (by.tag == context_.tag) return decide(by);
    mode_ = context_is(Tag::html) ? Mode::before_head : Mode::in_body;
    return;
  }
  mode_ = head_ == kNoNode ? Mode::before_head : Mode::after_head;
}

// "Stop parsing"
void TreeBuilder::stop() {
  while (!open_.empty()) {
    const bool is_body = open_.size() == 2 && open_.top_is(Tag::body);
    const uint32_t noted = is_body ? body_end_ : open_.size() == 1 ? html_end_ : 0;
    pop(noted ? noted : token_begin_);
  }
}

void TreeBuilder::finish() {
  const auto element_named = [&](NodeId parent, Tag tag) {
    for (NodeId child = tree_.first_child(parent); child != kNoNode; child = tree_.next_sibling(child))
      if (tree_[child].type == NodeType::element && tree_[child].tag == tag) return child;
    return kNoNode;
  };
  if (fragment_ || (html_attributes_.empty() && body_attributes_.empty())) return;
  const NodeId html = element_named(0, Tag::html);
  append_later_attributes(html, html_attributes_);
  if (const NodeId body = element_named(html, Tag::body); body != kNoNode)
    append_later_attributes(body, body_attributes_);
}

bool TreeBuilder::is_html_encoding(std::string_view encoding) {
  return base::equal_ignoring_case(encoding, "text/html") ||
         base::equal_ignoring_case(encoding, "application/xhtml+xml");
}

std::string_view TreeBuilder::token_attribute(const Token& token, Attr id) const {
  for (uint32_t i = 0; i < token.attribute_count; ++i) {
    const Attribute& attribute = tree_.attributes()[token.attribute_begin + i];
    if (attribute.id == id) return attribute.value;
  }
  return {};
}

}  // namespace lectern::html
