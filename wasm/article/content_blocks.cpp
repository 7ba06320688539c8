// Headings, lists, tables, code and the other blocks of an article.

#include <algorithm>

#include "article/callouts.h"
#include "article/code.h"
#include "article/code_boxes.h"
#include "article/content.h"
#include "article/element_map.h"
#include "article/source_attributes.h"
#include "base/fit.h"
#include "base/text.h"
#include "base/url.h"

namespace lectern::article {
namespace {

using html::Attr;
using html::Document;
using html::NodeId;
using html::NodeType;
using html::Tag;

// Whether an item begins with a checkbox, and then whether what it says is "done" or "open"; empty if it does not.
std::string_view task_of(const Document& document, NodeId item) {
  constexpr NodeId kNear = 6;  // nodes: paragraphs and labels around the box
  const NodeId end = std::min(document[item].end, item + 1 + kNear);
  for (NodeId n = item; n < end; ++n) {
    if (document[n].type == NodeType::text && !base::is_blank(document[n].text)) break;
    if (document.is_element(n, Tag::input) && base::equal_ignoring_case(document.get(n, Attr::type), "checkbox"))
      return document.has(n, Attr::checked) ? "done" : "open";
    if (document.get(n, Attr::role) == "checkbox") return document.get(n, "aria-checked") == "true" ? "done" : "open";
    // Notion's exports draw the box.
    const std::string_view drawn =
        base::find_fit(document.get(n, Attr::class_), base::Fit::has_token, "checkbox-on checkbox-off");
    if (!drawn.empty()) return drawn == "checkbox-on" ? "done" : "open";
  }
  return {};
}

}  // namespace

// Whether most of what stays is inside an element.
bool ContentBuilder::is_most(NodeId n) const {
  return 2 * (kept_.leaves_before(document_[n].end) - kept_.leaves_before(n)) > kept_.leaves_before(document_.size());
}

// The level of an element that is a heading, or says so; Element::text for any other.
Element ContentBuilder::heading_level(NodeId n) const {
  const Element element = element_for(document_[n].tag);
  if (is_heading(element)) return element;
  if (element != Element::text || document_.get(n, Attr::role) != "heading") return Element::text;
  const std::string level = integer(document_.get(n, Attr::aria_level), 1, 6);
  const int below_h1 = level.empty() ? 1 : level[0] - '1';
  return static_cast<Element>(static_cast<int>(Element::h1) + below_h1);
}

// A heading keeps its level. One that holds only a picture, or half the page because its end tag is missing, becomes
// text. One over nothing but footnotes is left out, since these get a section of their own.
NodeId ContentBuilder::heading(NodeId n, Element level) {
  constexpr uint32_t kMostBlocks = 4;
  const NodeId end = document_[n].end;
  const bool target = (marks_[n] & kTarget) != 0;
  const auto as_text = [&] {
    if (target) composer_->id(anchors_.id(n));
    return n + 1;
  };
  if (!kept_.holds(n, end)) return as_text();
  bool text = false;
  uint32_t blocks = 0;
  uint32_t last = Kept::kNone;
  for (NodeId leaf = kept_.next_leaf(n); leaf < end && blocks <= kMostBlocks; leaf = kept_.next_leaf(leaf + 1)) {
    text = text || document_[leaf].type == NodeType::text;
    if (kept_.block(leaf) != last) ++blocks;
    last = kept_.block(leaf);
  }
  if (!text || blocks > kMostBlocks) return as_text();
  if (is_over_notes(end)) return end;
  PendingElement piece(level, document_[n].source);
  if (target)
    piece.with(Attribute::id, anchors_.id(n));
  else if (whole_)
    piece.with(Attribute::id, numbered("lectern-heading-", ++headings_));
  open(n, piece);
  return n + 1;
}

NodeId ContentBuilder::rule(NodeId n) {
  if (stays(n)) composer_->rule(document_[n].source);
  return document_[n].end;
}

// MediaWiki sets a link to its editor into headings.
bool ContentBuilder::is_editor_link(NodeId n) const {
  return document_[n].tag == Tag::span && is_heading(composer_->block()) &&
         base::contains(document_.get(n, Attr::class_), "editsection");
}

NodeId ContentBuilder::callout(NodeId n) {
  const Callout callout = read_callout(document_, n);
  if (callout.kind.empty() || is_most(n)) return kUndecided;
  PendingElement piece(Element::aside, document_[n].source);
  piece.with(Attribute::class_, "lectern-callout").with(Attribute::data_callout, callout.kind);
  if (open(n, piece)) callout_title_ = callout.title;
  return n + 1;
}

NodeId ContentBuilder::callout_title(NodeId n) {
  PendingElement piece(Element::p, document_[n].source);
  piece.with(Attribute::class_, "lectern-callout-title");
  open(n, piece);
  return n + 1;
}

// An aside around most of what stays is the page's frame, not a remark.
NodeId ContentBuilder::aside(NodeId n) { return is_most(n) ? n + 1 : kUndecided; }

NodeId ContentBuilder::quotation(NodeId n) {
  post(n);
  return kUndecided;
}

void ContentBuilder::add_number(NodeId node, Attr from, PendingElement& piece, Attribute to, int low, int high) const {
  const std::string number = integer(document_.get(node, from), low, high);
  if (!number.empty()) piece.with(to, number);
}

void ContentBuilder::add_numbering(NodeId n, PendingElement& piece) {
  const bool reversed = document_.has(n, Attr::reversed);
  if (reversed || integer(document_.get(n, Attr::start), 1, 1).empty())
    add_number(n, Attr::start, piece, Attribute::start, -99999, 999999);
  if (reversed) piece.with(Attribute::reversed, "");
  const std::string_view type = document_.get(n, Attr::type);
  if (base::is_one_of(type, "a|A|i|I")) piece.with(Attribute::type, type);
}

void ContentBuilder::add_item(NodeId n, PendingElement& piece) {
  add_number(n, Attr::value, piece, Attribute::value, -99999, 999999);
  if (const std::string_view task = task_of(document_, n); !task.empty()) piece.with(Attribute::data_task, task);
}

// What a page folds up is shown.
void ContentBuilder::add_open(NodeId, PendingElement& piece) { piece.with(Attribute::open, ""); }

// A table that only arranges its content goes, and the content stays.
NodeId ContentBuilder::table(NodeId n) { return kind_of(tables_, n) == TableKind::data ? kUndecided : n + 1; }

NodeId ContentBuilder::table_part(NodeId n) {
  return document_[n].tag == Tag::td && is_number_cell(n) ? document_[n].end : kUndecided;
}

void ContentBuilder::add_cell(NodeId n, PendingElement& piece) {
  add_number(n, Attr::colspan, piece, Attribute::colspan, 2, 1000);
  add_number(n, Attr::rowspan, piece, Attribute::rowspan, 2, 1000);
  const std::string_view scope = document_.get(n, Attr::scope);
  if (base::is_one_of(scope, "row|col|rowgroup|colgroup")) piece.with(Attribute::scope, scope);
}

NodeId ContentBuilder::code(NodeId n) {
  if (kept_.holds(n, document_[n].end)) write_code(n);
  return document_[n].end;
}

// A box that looks like code, whatever element it is.
NodeId ContentBuilder::code_box(NodeId n) {
  if (!kept_.holds(n, document_[n].end) || !is_code_box(document_, n)) return kUndecided;
  write_code(n);
  return document_[n].end;
}

// Code in a line of its own.
NodeId ContentBuilder::code_run(NodeId n) {
  if (!is_whole_run(n) || !is_code_box(document_, n)) return kUndecided;
  write_code(n);
  return document_[n].end;
}

// Buttons beside code copy or run it.
NodeId ContentBuilder::button(NodeId n) { return is_code_button(document_, n) ? document_[n].end : kUndecided; }

void ContentBuilder::write_code(NodeId n) {
  const Code code = read_code(document_, n);
  if (code.text.empty()) return;
  run_of(n);
  SourceRange source = document_[n].source;
  if (source.begin == source.end && kept_.holds(n, document_[n].end))  // the parser's copy of an unclosed code
    source = {document_[kept_.next_leaf(n)].source.begin, document_[kept_.last_leaf(document_[n].end - 1)].source.end};
  PendingElement pre(Element::pre, source);
  Tree& tree = composer_->open_block_atom(pre);
  if (code.code) {
    tree.open(Element::code);
    if (!code.language.empty()) tree.set(Attribute::class_, "language-" + code.language);
  }
  tree.add_text(without_controls(code.text), source);
  if (code.code) tree.close();
  composer_->close_atom();
}

// Whether a cell holds the line numbers of the code beside it.
bool ContentBuilder::is_number_cell(NodeId n) const {
  const NodeId table = ancestor(document_, n, Tag::table, 4);
  if (table == html::kNoNode || kind_of(tables_, table) != TableKind::gutter) return false;
  std::string text;
  for (NodeId at = n + 1; at < document_[n].end; ++at)
    if (document_[at].type == NodeType::text) text += document_[at].text;
  return digits_only(text);
}

}  // namespace lectern::article
