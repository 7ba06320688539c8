// The tree builder in the body (HTML standard, "The in body insertion mode").

#include "base/text.h"
#include "html/tree_builder.h"

namespace lectern::html {

TreeBuilder::Next TreeBuilder::in_body(Token& token) {
  switch (token.type) {
    case Token::Type::text:
      body_text(token);
      return Next::done;
    case Token::Type::start_tag:
      return start_tag_in_body(token);
    case Token::Type::end_tag:
      return end_tag_in_body(token);
    case Token::Type::comment:
      insert_comment(token);
      return Next::done;
    case Token::Type::doctype:
      return Next::done;
    case Token::Type::end_of_file:
      if (!template_modes_.empty()) return in_template(token);
      stop();
      return Next::done;
  }
  return Next::done;
}

void TreeBuilder::body_text(Token& token) {
  drop_nul(token);
  if (token.text.empty()) return;
  reconstruct_formatting();
  insert_text(token);
  if (frameset_ok_ && !is_all_space(token.text)) frameset_ok_ = false;
}

TreeBuilder::Next TreeBuilder::start_tag_in_body(Token& token) {
  switch (token.tag) {
    case Tag::html:
      if (!open_.has(Tag::template_)) merge_attributes(html_attributes_, token);
      return Next::done;

    case Tag::base:
    case Tag::basefont:
    case Tag::bgsound:
    case Tag::link:
    case Tag::meta:
    case Tag::noframes:
    case Tag::script:
    case Tag::style:
    case Tag::template_:
    case Tag::title:
      return in_head(token);

    case Tag::body:
      if (!body_is_open() || open_.has(Tag::template_)) return Next::done;
      frameset_ok_ = false;
      merge_attributes(body_attributes_, token);
      return Next::done;

    case Tag::frameset:
      if (!body_is_open() || !frameset_ok_) return Next::done;
      tree_.remove(open_[1].node);
      pop_from(1);
      insert_element(token);
      mode_ = Mode::in_frameset;
      return Next::done;

    case Tag::address:
    case Tag::article:
    case Tag::aside:
    case Tag::blockquote:
    case Tag::center:
    case Tag::details:
    case Tag::dialog:
    case Tag::dir:
    case Tag::div:
    case Tag::dl:
    case Tag::fieldset:
    case Tag::figcaption:
    case Tag::figure:
    case Tag::footer:
    case Tag::header:
    case Tag::hgroup:
    case Tag::main:
    case Tag::menu:
    case Tag::nav:
    case Tag::ol:
    case Tag::p:
    case Tag::search:
    case Tag::section:
    case Tag::summary:
    case Tag::ul:
      close_p_in_button_scope();
      insert_element(token);
      return Next::done;

    case Tag::h1:
    case Tag::h2:
    case Tag::h3:
    case Tag::h4:
    case Tag::h5:
    case Tag::h6:
      close_p_in_button_scope();
      if (open_.top().ns == Namespace::html && is_heading(open_.top().tag)) pop();
      insert_element(token);
      return Next::done;

    case Tag::listing:
    case Tag::pre:
      close_p_in_button_scope();
      insert_element(token);
      skip_line_feed_ = true;
      frameset_ok_ = false;
      return Next::done;

    case Tag::form: {
      const bool in_template_element = open_.has(Tag::template_);
      if (form_ != kNoNode && !in_template_element) return Next::done;
      close_p_in_button_scope();
      const NodeId node = insert_element(token);
      if (!in_template_element) form_ = node;
      return Next::done;
    }

    case Tag::li:
      close_list_item({Tag::li});
      insert_element(token);
      return Next::done;
    case Tag::dd:
    case Tag::dt:
      close_list_item({Tag::dd, Tag::dt});
      insert_element(token);
      return Next::done;

    case Tag::plaintext:
      close_p_in_button_scope();
      insert_element(token);
      tokenizer_.set_state(Tokenizer::State::plaintext);
      return Next::done;

    case Tag::button:
      if (in_scope(Tag::button)) {
        generate_implied_end_tags();
        pop_from(open_.highest(Tag::button));
      }
      reconstruct_formatting();
      insert_element(token);
      frameset_ok_ = false;
      return Next::done;

    case Tag::a:
      if (const size_t index = formatting_.find_last(Tag::a); index != ActiveFormatting::kNone) {
        const NodeId node = formatting_[index].node;
        if (!run_adoption_agency(token)) any_other_end_tag(token);
        if (const size_t still = formatting_.find(node); still != ActiveFormatting::kNone) formatting_.remove(still);
        if (is_open(node)) remove_open(open_index(node), token.source.begin);
      }
      insert_formatting_element(token);
      return Next::done;

    case Tag::b:
    case Tag::big:
    case Tag::code:
    case Tag::em:
    case Tag::font:
    case Tag::i:
    case Tag::s:
    case Tag::small_:
    case Tag::strike:
    case Tag::strong:
    case Tag::tt:
    case Tag::u:
      insert_formatting_element(token);
      return Next::done;

    case Tag::nobr:
      reconstruct_formatting();
      if (in_scope(Tag::nobr) && !run_adoption_agency(token)) any_other_end_tag(token);
      insert_formatting_element(token);
      return Next::done;

    case Tag::applet:
    case Tag::marquee:
    case Tag::object:
      reconstruct_formatting();
      insert_element(token);
      formatting_.push_marker();
      frameset_ok_ = false;
      return Next::done;

    case Tag::table:
      if (!quirks_) close_p_in_button_scope();
      insert_element(token);
      frameset_ok_ = false;
      mode_ = Mode::in_table;
      return Next::done;

    case Tag::image:
      token.tag = Tag::img;
      token.name = name_of(Tag::img);
      return Next::again;

    case Tag::area:
    case Tag::br:
    case Tag::embed:
    case Tag::img:
    case Tag::keygen:
    case Tag::wbr:
      reconstruct_formatting();
      insert_empty_element(token);
      frameset_ok_ = false;
      return Next::done;

    case Tag::input:
      if (fragment_ && context_is(Tag::select)) return Next::done;
      if (in_scope(Tag::select)) pop_from(open_.highest(Tag::select));
      reconstruct_formatting();
      insert_empty_element(token);
      if (!is_hidden_input(token)) frameset_ok_ = false;
      return Next::done;

    case Tag::param:
    case Tag::source:
    case Tag::track:
      insert_empty_element(token);
      return Next::done;

    case Tag::hr:
      close_p_in_button_scope();
      if (in_scope(Tag::select)) generate_implied_end_tags();
      insert_empty_element(token);
      frameset_ok_ = false;
      return Next::done;

    case Tag::textarea:
      insert_raw_text_element(token, Tokenizer::State::rcdata);
      skip_line_feed_ = true;
      frameset_ok_ = false;
      return Next::done;

    case Tag::xmp:
      close_p_in_button_scope();
      reconstruct_formatting();
      frameset_ok_ = false;
      insert_raw_text_element(token, Tokenizer::State::rawtext);
      return Next::done;

    case Tag::iframe:
      frameset_ok_ = false;
      insert_raw_text_element(token, Tokenizer::State::rawtext);
      return Next::done;

    case Tag::noembed:
      insert_raw_text_element(token, Tokenizer::State::rawtext);
      return Next::done;

    case Tag::select:
      if (fragment_ && context_is(Tag::select)) return Next::done;
      if (in_scope(Tag::select)) {
        pop_from(open_.highest(Tag::select));
        return Next::done;
      }
      reconstruct_formatting();
      insert_element(token);
      frameset_ok_ = false;
      return Next::done;

    case Tag::option:
      if (in_scope(Tag::select))
        generate_implied_end_tags(Tag::optgroup);
      else if (open_.top_is(Tag::option))
        pop();
      reconstruct_formatting();
      insert_element(token);
      return Next::done;

    case Tag::optgroup:
      if (in_scope(Tag::select))
        generate_implied_end_tags();
      else if (open_.top_is(Tag::option))
        pop();
      reconstruct_formatting();
      insert_element(token);
      return Next::done;

    case Tag::rb:
    case Tag::rtc:
      if (in_scope(Tag::ruby)) generate_implied_end_tags();
      insert_element(token);
      return Next::done;

    case Tag::rp:
    case Tag::rt:
      if (in_scope(Tag::ruby)) generate_implied_end_tags(Tag::rtc);
      insert_element(token);
      return Next::done;

    case Tag::math:
      reconstruct_formatting();
      insert_foreign_element(token, Namespace::math);
      return Next::done;
    case Tag::svg:
      reconstruct_formatting();
      insert_foreign_element(token, Namespace::svg);
      return Next::done;

    case Tag::caption:
    case Tag::col:
    case Tag::colgroup:
    case Tag::frame:
    case Tag::head:
    case Tag::tbody:
    case Tag::td:
    case Tag::tfoot:
    case Tag::th:
    case Tag::thead:
    case Tag::tr:
      return Next::done;

    default:
      reconstruct_formatting();
      insert_element(token);
      if (token.tag == Tag::selectedcontent) has_selectedcontent_ = true;
      return Next::done;
  }
}

// Before a list item, the one that is open in the same list ends.
void TreeBuilder::close_list_item(std::initializer_list<Tag> items) {
  frameset_ok_ = false;
  const uint32_t nearest = open_.nearest(OpenElements::kBarriers);
  for (const Tag tag : items)
    if (nearest != OpenElements::kNone && nearest == open_.highest(tag)) {
      pop_from(nearest);
      break;
    }
  close_p_in_button_scope();
}

// "Close a p element", where one is open in button scope
void TreeBuilder::close_p_in_button_scope() {
  if (in_button_scope(Tag::p)) pop_from(open_.highest(Tag::p));
}

void TreeBuilder::generate_implied_end_tags(Tag except) {
  while ((open_.top().traits & kImpliedEnd) && open_.top().tag != except) pop();
}

void TreeBuilder::generate_all_implied_end_tags() {
  while (open_.top().traits & kImpliedEndThoroughly) pop();
}

// Whether the second element of the stack is a body: the frameset and body tags ask.
bool TreeBuilder::body_is_open() const {
  return open_.size() > 1 && open_[1].tag == Tag::body && open_[1].ns == Namespace::html;
}

bool TreeBuilder::is_hidden_input(const Token& token) const {
  const std::string_view type = token_attribute(token, Attr::type);
  return base::equal_ignoring_case(type, "hidden");
}

}  // namespace lectern::html
