// The tree builder in text, templates, framesets and behind the body (HTML standard, "The text insertion mode", from
// "The in template insertion mode" to "The after after frameset insertion mode").

#include "html/tree_builder.h"

namespace lectern::html {

TreeBuilder::Next TreeBuilder::text_mode(Token& token) {
  if (token.type == Token::Type::text) {
    insert_text(token);
    return Next::done;
  }
  mode_ = original_mode_;
  if (token.type != Token::Type::end_tag) {
    pop();
    return Next::again;
  }
  pop(token.source.end);
  return Next::done;
}

TreeBuilder::Next TreeBuilder::in_template(Token& token) {
  const auto use_mode = [&](Mode mode) {
    template_modes_.back() = mode;
    mode_ = mode;
    return Next::again;
  };
  switch (token.type) {
    case Token::Type::text:
    case Token::Type::comment:
    case Token::Type::doctype:
      return in_body(token);
    case Token::Type::start_tag:
      switch (token.tag) {
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
        case Tag::caption:
        case Tag::colgroup:
        case Tag::tbody:
        case Tag::tfoot:
        case Tag::thead:
          return use_mode(Mode::in_table);
        case Tag::col:
          return use_mode(Mode::in_column_group);
        case Tag::tr:
          return use_mode(Mode::in_table_body);
        case Tag::td:
        case Tag::th:
          return use_mode(Mode::in_row);
        default:
          return use_mode(Mode::in_body);
      }
    case Token::Type::end_tag:
      if (token.tag == Tag::template_) return in_head(token);
      return Next::done;
    case Token::Type::end_of_file:
      break;
  }
  if (!open_.has(Tag::template_)) {
    stop();
    return Next::done;
  }
  pop_from(open_.highest(Tag::template_));
  formatting_.clear_to_last_marker();
  template_modes_.pop_back();
  reset_insertion_mode();
  return Next::again;
}

TreeBuilder::Next TreeBuilder::after_body(Token& token) {
  switch (token.type) {
    case Token::Type::text:
      if (is_all_space(token.text)) return in_body(token);
      break;
    case Token::Type::comment:
      insert_comment(token, InsertionLocation{open_[0].node, kNoNode});
      return Next::done;
    case Token::Type::doctype:
      return Next::done;
    case Token::Type::start_tag:
      if (token.tag == Tag::html) return in_body(token);
      break;
    case Token::Type::end_tag:
      if (token.tag != Tag::html) break;
      if (fragment_) return Next::done;
      html_end_ = token.source.end;
      mode_ = Mode::after_after_body;
      return Next::done;
    case Token::Type::end_of_file:
      stop();
      return Next::done;
  }
  body_end_ = 0;
  mode_ = Mode::in_body;
  return Next::again;
}

TreeBuilder::Next TreeBuilder::after_after_body(Token& token) {
  switch (token.type) {
    case Token::Type::comment:
      insert_comment(token, InsertionLocation{0, kNoNode});
      return Next::done;
    case Token::Type::doctype:
      return Next::done;
    case Token::Type::text:
      if (is_all_space(token.text)) return in_body(token);
      break;
    case Token::Type::start_tag:
      if (token.tag == Tag::html) return in_body(token);
      break;
    case Token::Type::end_of_file:
      stop();
      return Next::done;
    case Token::Type::end_tag:
      break;
  }
  body_end_ = 0;
  html_end_ = 0;
  mode_ = Mode::in_body;
  return Next::again;
}

TreeBuilder::Next TreeBuilder::in_frameset(Token& token) {
  switch (token.type) {
    case Token::Type::text:
      insert_only_space(token);
      return Next::done;
    case Token::Type::comment:
      insert_comment(token);
      return Next::done;
    case Token::Type::doctype:
      return Next::done;
    case Token::Type::start_tag:
      if (token.tag == Tag::html) return in_body(token);
      if (token.tag == Tag::noframes) return in_head(token);
      if (token.tag == Tag::frameset) insert_element(token);
      if (token.tag == Tag::frame) insert_empty_element(token);
      return Next::done;
    case Token::Type::end_tag:
      if (token.tag != Tag::frameset || open_.size() == 1) return Next::done;
      pop(token.source.end);
      if (!fragment_ && !open_.top_is(Tag::frameset)) mode_ = Mode::after_frameset;
      return Next::done;
    case Token::Type::end_of_file:
      stop();
      return Next::done;
  }
  return Next::done;
}

TreeBuilder::Next TreeBuilder::after_frameset(Token& token) {
  switch (token.type) {
    case Token::Type::text:
      insert_only_space(token);
      return Next::done;
    case Token::Type::comment:
      insert_comment(token);
      return Next::done;
    case Token::Type::doctype:
      return Next::done;
    case Token::Type::start_tag:
      if (token.tag == Tag::html) return in_body(token);
      if (token.tag == Tag::noframes) return in_head(token);
      return Next::done;
    case Token::Type::end_tag:
      if (token.tag != Tag::html) return Next::done;
      html_end_ = token.source.end;
      mode_ = Mode::after_after_frameset;
      return Next::done;
    case Token::Type::end_of_file:
      stop();
      return Next::done;
  }
  return Next::done;
}

TreeBuilder::Next TreeBuilder::after_after_frameset(Token& token) {
  switch (token.type) {
    case Token::Type::comment:
      insert_comment(token, InsertionLocation{0, kNoNode});
      return Next::done;
    case Token::Type::text: {
      // By the body's rules, of which only white space comes here.
      reconstruct_formatting();
      insert_only_space(token);
      return Next::done;
    }
    case Token::Type::start_tag:
      if (token.tag == Tag::html) return in_body(token);
      if (token.tag == Tag::noframes) return in_head(token);
      return Next::done;
    case Token::Type::end_of_file:
      stop();
      return Next::done;
    case Token::Type::doctype:
    case Token::Type::end_tag:
      return Next::done;
  }
  return Next::done;
}

}  // namespace lectern::html
