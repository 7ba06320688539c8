// What becomes of each element of the page: by its tag, then by what stands in the article for it.

#include <algorithm>

#include "article/content.h"
#include "article/element_map.h"
#include "article/shown_order.h"
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
constexpr decltype(ContentBuilder::kByTag) ContentBuilder::kByTag = {
    {&ContentBuilder::line_break, {Tag::br}},
    {&ContentBuilder::word_break, {Tag::wbr}},
    {&ContentBuilder::rule, {Tag::hr}},
    {&ContentBuilder::picture, {Tag::img}},
    {&ContentBuilder::video_or_audio, {Tag::video, Tag::audio}},
    {&ContentBuilder::iframe, {Tag::iframe, Tag::embed}},
    {&ContentBuilder::mention, {Tag::span}},
    {&ContentBuilder::button, {Tag::button}},
    {&ContentBuilder::code, {Tag::pre}},
    {&ContentBuilder::code_box, {Tag::div, Tag::p, Tag::table}},
    {&ContentBuilder::code_run, {Tag::code}},
};

// Handlers of elements whose content, or some of it, stays: by what stands in the article for them.
constexpr decltype(ContentBuilder::kByElement) ContentBuilder::kByElement = {
    {&ContentBuilder::without_element, {Element::text}},
    {&ContentBuilder::link, {Element::a}},
    {&ContentBuilder::cite, {Element::cite}},
    {&ContentBuilder::quotation, {Element::blockquote}},
    {&ContentBuilder::table, {Element::table}},
    {&ContentBuilder::table_part,
     {Element::tbody, Element::thead, Element::tfoot, Element::tr, Element::td, Element::th, Element::caption}},
    {&ContentBuilder::figure, {Element::figure}},
    {&ContentBuilder::aside, {Element::aside}},
};

// What adds the attributes of an element.
constexpr decltype(ContentBuilder::kAttributes) ContentBuilder::kAttributes = {
    {&ContentBuilder::add_source, {Element::blockquote, Element::q, Element::ins, Element::del}},
    {&ContentBuilder::add_title, {Element::abbr, Element::dfn}},
    {&ContentBuilder::add_time, {Element::time}},
    {&ContentBuilder::add_numbering, {Element::ol}},
    {&ContentBuilder::add_item, {Element::li}},
    {&ContentBuilder::add_open, {Element::details}},
    {&ContentBuilder::add_cell, {Element::td, Element::th}},
};

// Handles an element and returns the node to go on with: its first child, or what comes after it.
NodeId ContentBuilder::element(NodeId n) {
  const html::Node& node = document_[n];
  if (html::keeps_line_ends(document_, n)) line_ends_until_ = std::max(line_ends_until_, node.end);
  if (const NodeId next = marked(n); next != kUndecided) return next;
  if (node.ns != html::Namespace::html) return is_opaque(node.tag) ? node.end : n + 1;

  const Element level = heading_level(n);
  if (marks_[n] & kTarget && level == Element::text) composer_->id(anchors_.id(n));
  if (const Handler handler = kByTag[node.tag]) {
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
  if (const Handler handler = kByElement[element]) {
    if (const NodeId next = (this->*handler)(n); next != kUndecided) return next;
  }
  PendingElement piece(element, document_[n].source);
  if (const AttributeHandler attributes = kAttributes[element]) (this->*attributes)(n, piece);
  if (!open(n, piece)) return n + 1;
  if (is_cell(element)) composer_->settle_now();
  const std::vector<NodeId> children = children_as_shown(document_, n);
  for (const NodeId child : children) walk(child, document_[child].end);
  return children.empty() ? n + 1 : document_[n].end;
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
