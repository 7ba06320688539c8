// The tree builder before the body (HTML standard, from "The initial insertion mode" to "The after head insertion
// mode").

#include "html/quirks.h"
#include "html/tree_builder.h"

namespace lectern::html {

TreeBuilder::Next TreeBuilder::initial(Token& token) {
  switch (token.type) {
    case Token::Type::text:
      take_leading_space(token);
      if (token.text.empty()) return Next::done;
      break;
    case Token::Type::comment:
      insert_comment(token, InsertionLocation{0, kNoNode});
      return Next::done;
    case Token::Type::doctype: {
      const NodeId node = tree_.create(NodeType::doctype, token.name, token.source);
      tree_[node].attribute_begin = static_cast<uint32_t>(tree_.attributes().size());
      tree_.attributes().push_back({"public", token.public_id, Attr::unknown});
      tree_.attributes().push_back({"system", token.system_id, Attr::unknown});
      tree_[node].attribute_count = 2;
      tree_.append(0, node);
      quirks_ = asks_for_quirks(token);
      mode_ = Mode::before_html;
      return Next::done;
    }
    default:
      break;
  }
  quirks_ = true;
  mode_ = Mode::before_html;
  return Next::again;
}

TreeBuilder::Next TreeBuilder::before_html(Token& token) {
  switch (token.type) {
    case Token::Type::doctype:
      return Next::done;
    case Token::Type::comment:
      insert_comment(token, InsertionLocation{0, kNoNode});
      return Next::done;
    case Token::Type::text:
      take_leading_space(token);
      if (token.text.empty()) return Next::done;
      break;
    case Token::Type::start_tag:
      if (token.tag != Tag::html) break;
      insert_element(token);
      mode_ = Mode::before_head;
      return Next::done;
    case Token::Type::end_tag:
      if (token.tag != Tag::head && token.tag != Tag::body && token.tag != Tag::html && token.tag != Tag::br)
        return Next::done;
      break;
    default:
      break;
  }
  insert_implied(Tag::html);
  mode_ = Mode::before_head;
  return Next::again;
}

TreeBuilder::Next TreeBuilder::before_head(Token& token) {
  switch (token.type) {
    case Token::Type::text:
      take_leading_space(token);
      if (token.text.empty()) return Next::done;
      break;
    case Token::Type::comment:
      insert_comment(token);
      return Next::done;
    case Token::Type::doctype:
      return Next::done;
    case Token::Type::start_tag:
      if (token.tag == Tag::html) return in_body(token);
      if (token.tag != Tag::head) break;
      head_ = insert_element(token);
      mode_ = Mode::in_head;
      return Next::done;
    case Token::Type::end_tag:
      if (token.tag != Tag::head && token.tag != Tag::body && token.tag != Tag::html && token.tag != Tag::br)
        return Next::done;
      break;
    default:
      break;
  }
  head_ = insert_implied(Tag::head);
  mode_ = Mode::in_head;
  return Next::again;
}

TreeBuilder::Next TreeBuilder::in_head(Token& token) {
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
    case Token::Type::start_tag:
      switch (token.tag) {
        case Tag::html:
          return in_body(token);
        case Tag::base:
        case Tag::basefont:
        case Tag::bgsound:
        case Tag::link:
        case Tag::meta:
          insert_empty_element(token);
          return Next::done;
        case Tag::title:
          insert_raw_text_element(token, Tokenizer::State::rcdata);
          return Next::done;
        case Tag::noframes:
        case Tag::style:
          insert_raw_text_element(token, Tokenizer::State::rawtext);
          return Next::done;
        case Tag::script:
          insert_raw_text_element(token, Tokenizer::State::script_data);
          return Next::done;
        case Tag::noscript:
          insert_element(token);
          mode_ = Mode::in_head_noscript;
          return Next::done;
        case Tag::template_:
          start_template(token);
          return Next::done;
        case Tag::head:
          return Next::done;
        default:
          break;
      }
      break;
    case Token::Type::end_tag:
      switch (token.tag) {
        case Tag::head:
          pop(token.source.end);
          mode_ = Mode::after_head;
          return Next::done;
        case Tag::template_:
          end_template(token);
          return Next::done;
        case Tag::body:
        case Tag::html:
        case Tag::br:
          break;
        default:
          return Next::done;
      }
      break;
    case Token::Type::end_of_file:
      break;
  }
  pop();
  mode_ = Mode::after_head;
  return Next::again;
}

TreeBuilder::Next TreeBuilder::in_head_noscript(Token& token) {
  switch (token.type) {
    case Token::Type::doctype:
      return Next::done;
    case Token::Type::comment:
      return in_head(token);
    case Token::Type::text: {
      Token space = take_leading_space(token);
      if (!space.text.empty()) insert_text(space);
      if (token.text.empty()) return Next::done;
      break;
    }
    case Token::Type::start_tag:
      switch (token.tag) {
        case Tag::html:
          return in_body(token);
        case Tag::basefont:
        case Tag::bgsound:
        case Tag::link:
        case Tag::meta:
        case Tag::noframes:
        case Tag::style:
          return in_head(token);
        case Tag::head:
        case Tag::noscript:
          return Next::done;
        default:
          break;
      }
      break;
    case Token::Type::end_tag:
      if (token.tag == Tag::noscript) {
        pop(token.source.end);
        mode_ = Mode::in_head;
        return Next::done;
      }
      if (token.tag != Tag::br) return Next::done;
      break;
    case Token::Type::end_of_file:
      break;
  }
  pop();
  mode_ = Mode::in_head;
  return Next::again;
}

TreeBuilder::Next TreeBuilder::after_head(Token& token) {
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
    case Token::Type::start_tag:
      switch (token.tag) {
        case Tag::html:
          return in_body(token);
        case Tag::body:
          insert_element(token);
          frameset_ok_ = false;
          mode_ = Mode::in_body;
          return Next::done;
        case Tag::frameset:
          insert_element(token);
          mode_ = Mode::in_frameset;
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
          return in_closed_head(token);
        case Tag::head:
          return Next::done;
        default:
          break;
      }
      break;
    case Token::Type::end_tag:
      if (token.tag == Tag::template_) return in_head(token);
      if (token.tag != Tag::body && token.tag != Tag::html && token.tag != Tag::br) return Next::done;
      break;
    case Token::Type::end_of_file:
      break;
  }
  insert_implied(Tag::body);
  mode_ = Mode::in_body;
  return Next::again;
}

// The head is opened once more for the one element that belongs there.
TreeBuilder::Next TreeBuilder::in_closed_head(Token& token) {
  const SourceRange source = tree_[head_].source;
  const uint32_t index = open_.size();
  push(head_, number_of(Tag::head), Tag::head, Namespace::html, traits_of(Tag::head, Namespace::html), false);
  in_head(token);
  open_.open_up(index);
  open_.raw().erase(open_.raw().begin() + index);
  relink(index);
  tree_[head_].source = source;
  return Next::done;
}

void TreeBuilder::start_template(const Token& token) {
  const NodeId node = insert_element(token);
  if (tree_.document().has(node, Attr::shadowrootmode)) has_shadow_root_ = true;
  formatting_.push_marker();
  frameset_ok_ = false;
  mode_ = Mode::in_template;
  template_modes_.push_back(Mode::in_template);
}

void TreeBuilder::end_template(const Token& token) {
  if (!open_.has(Tag::template_)) return;
  generate_all_implied_end_tags();
  pop_from(open_.highest(Tag::template_), token);
  formatting_.clear_to_last_marker();
  template_modes_.pop_back();
  reset_insertion_mode();
}

}  // namespace lectern::html
