// The tree builder in tables (HTML standard, from "The in table insertion mode" to "The in cell insertion mode").

#include "base/text.h"
#include "html/tree_builder.h"

namespace lectern::html {

// "Clear the stack back to a table context" and its kin
void TreeBuilder::clear_back_to(std::initializer_list<Tag> context) {
  const auto in_context = [&] {
    for (const Tag tag : context)
      if (open_.top_is(tag)) return true;
    return open_.top_is(Tag::template_) || open_.top_is(Tag::html);
  };
  while (!in_context()) pop();
}

// The rules of the body, while what does not belong into a table goes before it
TreeBuilder::Next TreeBuilder::body_with_fostering(Token& token) {
  foster_parenting_ = true;
  const Next next = in_body(token);
  foster_parenting_ = false;
  return next;
}

TreeBuilder::Next TreeBuilder::in_table(Token& token) {
  switch (token.type) {
    case Token::Type::text:
      return table_text(token);
    case Token::Type::comment:
      insert_comment(token);
      return Next::done;
    case Token::Type::doctype:
      return Next::done;
    case Token::Type::end_of_file:
      return in_body(token);
    case Token::Type::start_tag:
      switch (token.tag) {
        case Tag::caption:
          clear_back_to({Tag::table});
          formatting_.push_marker();
          insert_element(token);
          mode_ = Mode::in_caption;
          return Next::done;
        case Tag::colgroup:
          clear_back_to({Tag::table});
          insert_element(token);
          mode_ = Mode::in_column_group;
          return Next::done;
        case Tag::col:
          clear_back_to({Tag::table});
          insert_implied(Tag::colgroup);
          mode_ = Mode::in_column_group;
          return Next::again;
        case Tag::tbody:
        case Tag::tfoot:
        case Tag::thead:
          clear_back_to({Tag::table});
          insert_element(token);
          mode_ = Mode::in_table_body;
          return Next::done;
        case Tag::td:
        case Tag::th:
        case Tag::tr:
          clear_back_to({Tag::table});
          insert_implied(Tag::tbody);
          mode_ = Mode::in_table_body;
          return Next::again;
        case Tag::table:
          if (!in_table_scope(Tag::table)) return Next::done;
          pop_from(open_.highest(Tag::table));
          reset_insertion_mode();
          return Next::again;
        case Tag::style:
        case Tag::script:
        case Tag::template_:
          return in_head(token);
        case Tag::input:
          if (!is_hidden_input(token)) break;
          insert_empty_element(token);
          return Next::done;
        case Tag::form:
          if (open_.has(Tag::template_) || form_ != kNoNode) return Next::done;
          form_ = insert_element(token);
          pop();
          return Next::done;
        default:
          break;
      }
      break;
    case Token::Type::end_tag:
      switch (token.tag) {
        case Tag::table:
          if (!in_table_scope(Tag::table)) return Next::done;
          pop_from(open_.highest(Tag::table), token);
          reset_insertion_mode();
          return Next::done;
        case Tag::body:
        case Tag::caption:
        case Tag::col:
        case Tag::colgroup:
        case Tag::html:
        case Tag::tbody:
        case Tag::td:
        case Tag::tfoot:
        case Tag::th:
        case Tag::thead:
        case Tag::tr:
          return Next::done;
        case Tag::template_:
          return in_head(token);
        default:
          break;
      }
      break;
  }
  return body_with_fostering(token);
}

// "The in table text insertion mode": the tokenizer's text tokens are as long as the characters that mode collects.
TreeBuilder::Next TreeBuilder::table_text(Token& token) {
  if (!(open_.top().traits & kFosters) && !open_.top_is(Tag::template_)) return body_with_fostering(token);
  drop_nul(token);
  if (is_all_space(token.text)) {
    if (!token.text.empty()) insert_text(token);
    return Next::done;
  }
  return body_with_fostering(token);
}

TreeBuilder::Next TreeBuilder::in_caption(Token& token) {
  bool ends_caption = false;
  if (token.type == Token::Type::start_tag) switch (token.tag) {
      case Tag::caption:
      case Tag::col:
      case Tag::colgroup:
      case Tag::tbody:
      case Tag::td:
      case Tag::tfoot:
      case Tag::th:
      case Tag::thead:
      case Tag::tr:
        ends_caption = true;
        break;
      default:
        break;
    }
  if (token.type == Token::Type::end_tag) switch (token.tag) {
      case Tag::caption:
      case Tag::table:
        ends_caption = true;
        break;
      case Tag::body:
      case Tag::col:
      case Tag::colgroup:
      case Tag::html:
      case Tag::tbody:
      case Tag::td:
      case Tag::tfoot:
      case Tag::th:
      case Tag::thead:
      case Tag::tr:
        return Next::done;
      default:
        break;
    }
  if (!ends_caption) return in_body(token);
  if (!in_table_scope(Tag::caption)) return Next::done;
  generate_implied_end_tags();
  const bool is_own_end_tag = token.is_end(Tag::caption);
  if (is_own_end_tag)
    pop_from(open_.highest(Tag::caption), token);
  else
    pop_from(open_.highest(Tag::caption));
  formatting_.clear_to_last_marker();
  mode_ = Mode::in_table;
  return is_own_end_tag ? Next::done : Next::again;
}

TreeBuilder::Next TreeBuilder::in_column_group(Token& token) {
  switch (token.type) {
    case Token::Type::text: {
      const Token space = take_leading_space(token);
      if (!space.text.empty()) insert_text(space);
      if (token.text.empty()) return Next::done;
      break;
    }
    case Token::Type::comment:
      insert_comment(token);
      return Next::done;
    case Token::Type::doctype:
      return Next::done;
    case Token::Type::end_of_file:
      return in_body(token);
    case Token::Type::start_tag:
      if (token.tag == Tag::html) return in_body(token);
      if (token.tag == Tag::template_) return in_head(token);
      if (token.tag != Tag::col) break;
      insert_empty_element(token);
      return Next::done;
    case Token::Type::end_tag:
      if (token.tag == Tag::template_) return in_head(token);
      if (token.tag == Tag::col) return Next::done;
      if (token.tag != Tag::colgroup) break;
      if (!open_.top_is(Tag::colgroup)) return Next::done;
      pop(token.source.end);
      mode_ = Mode::in_table;
      return Next::done;
  }
  if (!open_.top_is(Tag::colgroup)) return Next::done;
  pop();
  mode_ = Mode::in_table;
  return Next::again;
}

TreeBuilder::Next TreeBuilder::in_table_body(Token& token) {
  bool ends_body = false;
  if (token.type == Token::Type::start_tag) switch (token.tag) {
      case Tag::tr:
        clear_back_to({Tag::tbody, Tag::tfoot, Tag::thead});
        insert_element(token);
        mode_ = Mode::in_row;
        return Next::done;
      case Tag::td:
      case Tag::th:
        clear_back_to({Tag::tbody, Tag::tfoot, Tag::thead});
        insert_implied(Tag::tr);
        mode_ = Mode::in_row;
        return Next::again;
      case Tag::caption:
      case Tag::col:
      case Tag::colgroup:
      case Tag::tbody:
      case Tag::tfoot:
      case Tag::thead:
        ends_body = true;
        break;
      default:
        break;
    }
  if (token.type == Token::Type::end_tag) switch (token.tag) {
      case Tag::tbody:
      case Tag::tfoot:
      case Tag::thead:
        if (!in_table_scope(token.tag)) return Next::done;
        clear_back_to({Tag::tbody, Tag::tfoot, Tag::thead});
        pop(token.source.end);
        mode_ = Mode::in_table;
        return Next::done;
      case Tag::table:
        ends_body = true;
        break;
      case Tag::body:
      case Tag::caption:
      case Tag::col:
      case Tag::colgroup:
      case Tag::html:
      case Tag::td:
      case Tag::th:
      case Tag::tr:
        return Next::done;
      default:
        break;
    }
  if (!ends_body) return in_table(token);
  if (!open_.has_in(OpenElements::kInTableScope, {Tag::tbody, Tag::thead, Tag::tfoot})) return Next::done;
  clear_back_to({Tag::tbody, Tag::tfoot, Tag::thead});
  pop();
  mode_ = Mode::in_table;
  return Next::again;
}

TreeBuilder::Next TreeBuilder::in_row(Token& token) {
  bool ends_row = false;
  if (token.type == Token::Type::start_tag) switch (token.tag) {
      case Tag::td:
      case Tag::th:
        clear_back_to({Tag::tr});
        insert_element(token);
        mode_ = Mode::in_cell;
        formatting_.push_marker();
        return Next::done;
      case Tag::caption:
      case Tag::col:
      case Tag::colgroup:
      case Tag::tbody:
      case Tag::tfoot:
      case Tag::thead:
      case Tag::tr:
        ends_row = true;
        break;
      default:
        break;
    }
  if (token.type == Token::Type::end_tag) switch (token.tag) {
      case Tag::tbody:
      case Tag::tfoot:
      case Tag::thead:
        if (!in_table_scope(token.tag)) return Next::done;
        ends_row = true;
        break;
      case Tag::table:
      case Tag::tr:
        ends_row = true;
        break;
      case Tag::body:
      case Tag::caption:
      case Tag::col:
      case Tag::colgroup:
      case Tag::html:
      case Tag::td:
      case Tag::th:
        return Next::done;
      default:
        break;
    }
  if (!ends_row) return in_table(token);
  if (!in_table_scope(Tag::tr)) return Next::done;
  clear_back_to({Tag::tr});
  mode_ = Mode::in_table_body;
  if (token.is_end(Tag::tr)) {
    pop(token.source.end);
    return Next::done;
  }
  pop();
  return Next::again;
}

// "Close the cell"
void TreeBuilder::close_cell() {
  generate_implied_end_tags();
  uint32_t cell = open_.highest(Tag::td);
  const uint32_t header = open_.highest(Tag::th);
  if (cell == OpenElements::kNone || (header != OpenElements::kNone && header > cell)) cell = header;
  pop_from(cell);
  formatting_.clear_to_last_marker();
  mode_ = Mode::in_row;
}

TreeBuilder::Next TreeBuilder::in_cell(Token& token) {
  if (token.type == Token::Type::start_tag) switch (token.tag) {
      case Tag::caption:
      case Tag::col:
      case Tag::colgroup:
      case Tag::tbody:
      case Tag::td:
      case Tag::tfoot:
      case Tag::th:
      case Tag::thead:
      case Tag::tr:
        if (!open_.has_in(OpenElements::kInTableScope, {Tag::td, Tag::th})) return Next::done;
        close_cell();
        return Next::again;
      default:
        break;
    }
  if (token.type == Token::Type::end_tag) switch (token.tag) {
      case Tag::td:
      case Tag::th:
        if (!in_table_scope(token.tag)) return Next::done;
        generate_implied_end_tags();
        pop_from(open_.highest(token.tag), token);
        formatting_.clear_to_last_marker();
        mode_ = Mode::in_row;
        return Next::done;
      case Tag::body:
      case Tag::caption:
      case Tag::col:
      case Tag::colgroup:
      case Tag::html:
        return Next::done;
      case Tag::table:
      case Tag::tbody:
      case Tag::tfoot:
      case Tag::thead:
      case Tag::tr:
        if (!in_table_scope(token.tag)) return Next::done;
        close_cell();
        return Next::again;
      default:
        break;
    }
  return in_body(token);
}

}  // namespace lectern::html
