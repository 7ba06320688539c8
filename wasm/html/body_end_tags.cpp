// The tree builder's end tags in the body (HTML standard, "The in body insertion mode").

#include "html/tree_builder.h"

namespace lectern::html {
namespace {

constexpr Tag kHeadings[] = {Tag::h1, Tag::h2, Tag::h3, Tag::h4, Tag::h5, Tag::h6};

}  // namespace

TreeBuilder::Next TreeBuilder::end_tag_in_body(Token& token) {
  switch (token.tag) {
    case Tag::template_:
      return in_head(token);

    case Tag::body:
    case Tag::html:
      if (!in_scope(Tag::body)) return Next::done;
      mode_ = Mode::after_body;
      if (token.tag == Tag::html) return Next::again;
      body_end_ = token.source.end;
      return Next::done;

    case Tag::address:
    case Tag::article:
    case Tag::aside:
    case Tag::blockquote:
    case Tag::button:
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
    case Tag::listing:
    case Tag::main:
    case Tag::menu:
    case Tag::nav:
    case Tag::ol:
    case Tag::pre:
    case Tag::search:
    case Tag::section:
    case Tag::select:
    case Tag::summary:
    case Tag::ul:
      if (!in_scope(token.tag)) return Next::done;
      generate_implied_end_tags();
      pop_from(open_.highest(token.tag), token);
      return Next::done;

    case Tag::form:
      end_form(token);
      return Next::done;

    case Tag::p:
      if (!in_button_scope(Tag::p)) insert_implied(Tag::p);
      generate_implied_end_tags(Tag::p);
      pop_from(open_.highest(Tag::p), token);
      return Next::done;

    case Tag::li:
      if (!open_.has_in(OpenElements::kInListItemScope, Tag::li)) return Next::done;
      generate_implied_end_tags(Tag::li);
      pop_from(open_.highest(Tag::li), token);
      return Next::done;

    case Tag::dd:
    case Tag::dt:
      if (!in_scope(token.tag)) return Next::done;
      generate_implied_end_tags(token.tag);
      pop_from(open_.highest(token.tag), token);
      return Next::done;

    case Tag::h1:
    case Tag::h2:
    case Tag::h3:
    case Tag::h4:
    case Tag::h5:
    case Tag::h6: {
      uint32_t heading = OpenElements::kNone;
      for (const Tag tag : kHeadings) {
        const uint32_t index = open_.highest(tag);
        if (index != OpenElements::kNone && (heading == OpenElements::kNone || index > heading)) heading = index;
      }
      if (!open_.in(OpenElements::kAnyScope, heading)) return Next::done;
      generate_implied_end_tags();
      pop_from(heading, token);
      return Next::done;
    }

    case Tag::a:
    case Tag::b:
    case Tag::big:
    case Tag::code:
    case Tag::em:
    case Tag::font:
    case Tag::i:
    case Tag::nobr:
    case Tag::s:
    case Tag::small_:
    case Tag::strike:
    case Tag::strong:
    case Tag::tt:
    case Tag::u:
      if (!run_adoption_agency(token)) any_other_end_tag(token);
      return Next::done;

    case Tag::applet:
    case Tag::marquee:
    case Tag::object:
      if (!in_scope(token.tag)) return Next::done;
      generate_implied_end_tags();
      pop_from(open_.highest(token.tag), token);
      formatting_.clear_to_last_marker();
      return Next::done;

    case Tag::br:
      reconstruct_formatting();
      insert_implied(Tag::br);
      pop();
      frameset_ok_ = false;
      return Next::done;

    default:
      any_other_end_tag(token);
      return Next::done;
  }
}

void TreeBuilder::any_other_end_tag(const Token& token) {
  const NameNumber number = names_.number(tree_.document(), token.tag, token.name, false);
  const uint32_t index = open_.highest(number);
  const uint32_t special = open_.nearest(OpenElements::kSpecials);
  if (index == OpenElements::kNone || (special != OpenElements::kNone && special > index)) return;
  pop_from(index, token);  // with the implied end tags: nothing between them and the element is special
}

void TreeBuilder::end_form(const Token& token) {
  if (open_.has(Tag::template_)) {
    if (!in_scope(Tag::form)) return;
    generate_implied_end_tags();
    pop_from(open_.highest(Tag::form), token);
    return;
  }
  const NodeId node = form_;
  form_ = kNoNode;
  if (node == kNoNode || !is_open(node) || !open_.in(OpenElements::kAnyScope, open_index(node))) return;
  generate_implied_end_tags();
  remove_open(open_index(node), token.source.end);
}

}  // namespace lectern::html
