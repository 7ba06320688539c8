// What becomes of each element of the page: by its tag, then by what stands in the article for it.

#include <algorithm>
#include <array>
#include <initializer_list>

#include "article/content.h"
#include "article/element_map.h"
#include "article/source_attributes.h"
#include "base/text.h"
#include "html/custom_elements.h"
#include "html/frames.h"
#include "html/inline_style.h"

namespace lectern::article {

using html::Attr;
using html::NodeId;
using html::Tag;

// Handlers of elements that are written whole, or that need a look before anything else is known of them.
constexpr std::array<ContentBuilder::Handler, html::kTagCount> ContentBuilder::kByTag = [] {
  std::array<Handler, html::kTagCount> out{};
  const auto set = [&](Handler handler, std::initializer_list<Tag> tags) {
    for (const Tag tag : tags) out[static_cast<size_t>(tag)] = handler;
  };
  set(&ContentBuilder::line_break, {Tag::br});
  set(&ContentBuilder::word_break, {Tag::wbr});
  set(&ContentBuilder::rule, {Tag::hr});
  set(&ContentBuilder::picture, {Tag::img});
  set(&ContentBuilder::video_or_audio, {Tag::video, Tag::audio});
  set(&ContentBuilder::iframe, {Tag::iframe, Tag::embed});
  set(&ContentBuilder::mention, {Tag::span});
  set(&ContentBuilder::button, {Tag::button});
  set(&ContentBuilder::code, {Tag::pre});
  set(&ContentBuilder::code_box, {Tag::div, Tag::p, Tag::table});
  set(&ContentBuilder::code_run, {Tag::code});
  return out;
}();

// What an element of the article needs beside being opened.
constexpr std::array<ContentBuilder::Rule, kElementCount> ContentBuilder::kByElement = [] {
  std::array<Rule, kElementCount> out{};
  const auto handle = [&](Handler handler, std::initializer_list<Element> elements) {
    for (const Element element : elements) out[static_cast<size_t>(element)].handler = handler;
  };
  const auto attributes = [&](AttributeHandler handler, std::initializer_list<Element> elements) {
    for (const Element element : elements) out[static_cast<size_t>(element)].attributes = handler;
  };
  handle(&ContentBuilder::without_element, {Element::text});
  handle(&ContentBuilder::link, {Element::a});
  handle(&ContentBuilder::cite, {Element::cite});
  handle(&ContentBuilder::quotation, {Element::blockquote});
  handle(&ContentBuilder::table, {Element::table});
  handle(&ContentBuilder::table_part,
         {Element::tbody, Element::thead, Element::tfoot, Element::tr, Element::td, Element::th, Element::caption});
  handle(&ContentBuilder::figure, {Element::figure});
  handle(&ContentBuilder::aside, {Element::aside});
  attributes(&ContentBuilder::add_source, {Element::blockquote, Element::q, Element::ins, Element::del});
  attributes(&ContentBuilder::add_title, {Element::abbr, Element::dfn});
  attributes(&ContentBuilder::add_time, {Element::time});
  attributes(&ContentBuilder::add_numbering, {Element::ol});
  attributes(&ContentBuilder::add_item, {Element::li});
  attributes(&ContentBuilder::add_open, {Element::details});
  attributes(&ContentBuilder::add_cell, {Element::td, Element::th});
  return out;
}();

// Handles an element and returns the node to go on with: its first child, or what comes after it.
NodeId ContentBuilder::element(NodeId n) {
  const html::Node& node = document_[n];
  if (html::keeps_line_ends(document_, n)) line_ends_until_ = std::max(line_ends_until_, node.end);
  if (const NodeId next = marked(n); next != kUndecided) return next;
  if (node.ns != html::Namespace::html) return is_opaque(node.tag) ? node.end : n + 1;

  const Element level = heading_level(n);
  if (marks_[n] & kTarget && level == Element::text) composer_->id(anchors_.id(n));
  if (const Handler handler = kByTag[static_cast<size_t>(node.tag)]) {
    if (const NodeId next = (this->*handler)(n); next != kUndecided) return next;
  } else if (is_opaque(node.tag)) {
    return node.end;
  }
  if (html::is_other_picture(document_, n)) return picture(n);
  if (html::stands_for_frame(document_, n)) return iframe(n);
  if (n == callout_title_ && kept_.holds(n, node.end)) return callout_title(n);
  if (level != Element::text) return heading(n, level);

  const Element element = element_for(node.tag);
  if (!kept_.holds(n, node.end) && !is_cell(element)) return n + 1;
  if (is_editor_link(n)) return node.end;
  if (const NodeId next = callout(n); next != kUndecided) return next;
  if (repeats_caption(n) || is_read_aloud_twin(n)) return node.end;
  if (is_drop_cap(n)) joins_ = node.end;
  return container(n, element);
}

// An element that a formula, or a footnote's text, mark or way back begins with.
NodeId ContentBuilder::marked(NodeId n) {
  const uint16_t marks = marks_[n];
  if (marks & kNote && (!note_ || note_->begin != n)) return notes_[note_at(note_begins_, n)].end;
  if (marks & kFormula) return formula(n);
  if (marks & kReference) return reference(n);
  if (marks & kBack && note_) {
    if (bare_mark(short_text(document_, n, document_[n].end, 12)) == note_->label) label_due_ = false;
    return document_[n].end;
  }
  return kUndecided;
}

// An element whose content, or some of it, stays.
NodeId ContentBuilder::container(NodeId n, Element element) {
  const Rule& rule = kByElement[static_cast<size_t>(element)];
  if (rule.handler) {
    if (const NodeId next = (this->*rule.handler)(n); next != kUndecided) return next;
  }
  PendingElement piece(element, document_[n].source);
  if (rule.attributes) (this->*rule.attributes)(n, piece);
  if (open(n, piece) && is_cell(element)) composer_->settle_now();
  return n + 1;
}

// An element that the article has none for: one that changes the language or direction stays as a span or div, and a
// box that holds a picture and its caption is a figure.
NodeId ContentBuilder::without_element(NodeId n) {
  const Tag tag = document_[n].tag;
  if (marks_[n] & (kFigure | kCaption))
    open(n, marks_[n] & kFigure ? Element::figure : Element::figcaption);
  else if (tag != Tag::html && tag != Tag::body && !(new_language(n).empty() && new_direction(n).empty()))
    open(n, kInlineTags.has(tag) ? Element::span : Element::div);
  return n + 1;
}

}  // namespace lectern::article
