// The elements in a line of text, and their attributes.

#include "article/content.h"
#include "article/element_map.h"
#include "article/source_attributes.h"
#include "article/urls.h"
#include "base/json.h"
#include "base/text.h"
#include "base/url.h"
#include "base/utf8.h"

namespace lectern::article {
namespace {

using html::Attr;
using html::Document;
using html::NodeId;
using html::NodeType;
using html::Tag;

// The name of a person that an empty element stands for until a script fills it (Substack); empty if it is not one.
std::string mentioned_name(const Document& document, NodeId element) {
  if (!base::contains_ignoring_case(document.get(element, Attr::class_), "mention")) return {};
  const std::optional<base::Json> data = base::parse_json(document.get(element, "data-attrs"));
  const base::Json* name = data ? base::find(*data, "name") : nullptr;
  return name ? base::fold_space(base::string_of(*name)) : std::string();
}

void set_title(const Document& document, NodeId element, size_t longest, PendingElement& piece) {
  const std::string title = base::fold_space(document.get(element, Attr::title));
  if (!title.empty() && title.size() <= longest) piece.with(Attribute::title, title);
}

}  // namespace

// Whether an element stands beside one of the same text, one of them for the eye and the other to be read aloud.
bool ContentBuilder::is_read_aloud_twin(NodeId n) const {
  const html::Node& node = document_[n];
  if (document_.get(n, Attr::aria_hidden) != "true" || is_box(node.tag)) return false;
  constexpr size_t kMost = 200;
  const std::string text = short_text(document_, n, node.end, kMost);
  if (text.empty() || text.size() >= kMost) return false;
  const auto same = [&](NodeId other) {
    return other != html::kNoNode && document_[other].type == NodeType::element && !is_box(document_[other].tag) &&
           kept_.holds(other, document_[other].end) &&
           short_text(document_, other, document_[other].end, kMost) == text;
  };
  NodeId before = kept_.last_leaf(n - 1);
  for (int up = 0; up < 4 && before != html::kNoNode && document_[before].parent != node.parent; ++up)
    before = document_[before].parent;
  if (before != html::kNoNode && document_[before].parent != node.parent) before = html::kNoNode;
  return same(document_.next_sibling(n)) || same(before);
}

// Whether an element is the large first letter of a text, which white space in the source does not part from its word.
bool ContentBuilder::is_drop_cap(NodeId n) const {
  if (!kInlineTags.has(document_[n].tag) || !document_.facts(n, Attr::class_).has(vocabulary::part_drop_cap))
    return false;
  const std::string letter = short_text(document_, n, document_[n].end, 8);
  // Words of one letter may begin a text too.
  return base::code_points(letter) == 1 && !base::is_one_of(letter, "A|I|O|\u00C0|Y|E|\u00C9");
}

// Whether an element in a line of text is all that stands there: it holds a whole run, or all of what is around it.
bool ContentBuilder::is_whole_run(NodeId n) const {
  const NodeId end = document_[n].end;
  if (!kept_.holds(n, end)) return false;
  const auto leaves = [&](NodeId from, NodeId to) { return kept_.leaves_before(to) - kept_.leaves_before(from); };
  const extract::Block& block = selection_.blocks[kept_.block(kept_.next_leaf(n))];
  const NodeId around = document_[n].parent;
  return (kept_.single(n, end) && leaves(n, end) == leaves(block.begin, block.end)) ||
         (is_box(document_[around].tag) && leaves(n, end) == leaves(around, document_[around].end));
}

NodeId ContentBuilder::line_break(NodeId n) {
  if (stays(n)) composer_->line_break();
  return document_[n].end;
}

NodeId ContentBuilder::word_break(NodeId n) {
  if (stays(n)) composer_->inline_void(PendingElement(Element::wbr, document_[n].source));
  return document_[n].end;
}

NodeId ContentBuilder::mention(NodeId n) {
  if (stays(n) && document_[n].end == n + 1) composer_->text(mentioned_name(document_, n), document_[n].source);
  return kUndecided;
}

// Where a quotation's source ends it, it is no part of what is quoted.
NodeId ContentBuilder::cite(NodeId n) {
  if (document_.is_element(document_[n].parent, Tag::blockquote)) composer_->end_paragraph();
  return kUndecided;
}

void ContentBuilder::add_source(NodeId n, PendingElement& piece) {
  if (!document_.has(n, Attr::cite)) return;
  const std::string url = base::resolve_http_url(facts_.base_url, document_.get(n, Attr::cite));
  if (!url.empty()) piece.with(Attribute::cite, url);
}

void ContentBuilder::add_title(NodeId n, PendingElement& piece) { set_title(document_, n, std::string::npos, piece); }

void ContentBuilder::add_time(NodeId n, PendingElement& piece) {
  const std::string_view time = base::trim(document_.get(n, Attr::datetime));
  if (!time.empty() && time.size() <= 40) piece.with(Attribute::datetime, time);
}

// Whether a link says nothing: the address of the heading, term or paragraph that it stands in; in a note the way back
// to its reference.
bool ContentBuilder::is_link_without_words(NodeId n, bool local) const {
  const bool in_heading = is_heading(composer_->block());
  if (!local && !in_heading) return false;
  const std::string text = short_text(document_, n, document_[n].end, 12);
  bool words = text.size() >= 12;
  for (const char c : text) words = words || base::is_ascii_alphanumeric(c);
  if (text.empty()) words = true;  // pictures stay
  const NodeId target = local ? anchors_.target(document_.get(n, Attr::href)) : html::kNoNode;
  const bool leads_to_itself = target != html::kNoNode && document_.contains(target, n);
  if (!words && (in_heading || leads_to_itself) && base::is_one_of(text, "#|\u00B6|\u00A7|\u2693|\U0001F517|\uFE0E"))
    return true;
  return note_ && local && target == html::kNoNode && is_back_mark(text);
}

// Where in the article a link to another place of it leads; empty if that place is not there.
std::string ContentBuilder::local_url(NodeId target) const {
  if (!whole_ || target == html::kNoNode) return {};
  if (const size_t note = note_at(note_targets_, target); note != SIZE_MAX) return numbered("#lectern-fn-", note + 1);
  return marks_[target] & kTarget ? anchors_.id(target).insert(0, 1, '#') : std::string();
}

// A link whose address the article does not have stays as text.
NodeId ContentBuilder::link(NodeId n) {
  constexpr size_t kLongestTitle = 500;
  const html::Node& node = document_[n];
  const std::string_view href = document_.get(n, Attr::href);
  const bool local = anchors_.is_local(href);
  if (is_link_without_words(n, local)) return node.end;
  if (!local && !document_.has(n, Attr::href)) return n + 1;
  const std::string url = local ? local_url(anchors_.target(href)) : link_url(facts_.base_url, href);
  if (url.empty()) return n + 1;
  PendingElement piece(Element::a, node.source);
  piece.with(Attribute::href, url);
  if (!local) {
    set_title(document_, n, kLongestTitle, piece);
    if (base::starts_with(url, "http")) piece.with(Attribute::rel, "noopener noreferrer");
  }
  open(n, piece);
  return n + 1;
}

}  // namespace lectern::article
