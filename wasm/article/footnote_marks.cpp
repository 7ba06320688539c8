#include "article/footnote_marks.h"

#include "base/text.h"
#include "html/tag_set.h"

namespace lectern::article {
namespace {

using html::Attr;
using html::Document;
using html::NodeId;
using html::NodeType;
using html::Tag;
using html::TagSet;

constexpr TagSet kNoteBoxes = {Tag::li, Tag::p, Tag::dd, Tag::div, Tag::aside, Tag::section, Tag::blockquote, Tag::td};

}  // namespace

std::string short_text(const Document& document, NodeId begin, NodeId end, size_t enough) {
  std::string out;
  for (NodeId n = begin; n < end && out.size() < enough; ++n)
    if (document[n].type == NodeType::text) base::append_folded(out, document[n].text.substr(0, 4 * enough));
  return std::string(base::trim(out));
}

std::string link_text(const Document& document, NodeId link) {
  return short_text(document, link + 1, document[link].end, vocabulary::kLongestNoteMark + 4);
}

bool says_note(const Document& document, NodeId node) {
  const std::string_view role = document.get(node, Attr::role);
  return base::is_one_of(role, "doc-noteref|doc-footnote|doc-endnote|doc-endnotes") ||
         base::contains(document.get(node, "epub:type").substr(0, Document::kLongestName), "note");
}

bool is_reference(const Document& document, NodeId link, std::string_view text) {
  if (bare_mark(text).size() != text.size() || says_note(document, link)) return true;
  for (NodeId n = link + 1; n < document[link].end; ++n)
    if (document[n].tag == Tag::sup) return true;
  return ancestor(document, link, Tag::sup, 3) != html::kNoNode ||
         base::contains_ignoring_case(document.get(link, Attr::class_), "note");
}

bool is_back_mark(std::string_view text) {
  text = bare_mark(base::trim(text));
  return text.empty() ||
         base::is_one_of(text,
                         "\u21A9|\u21A9\uFE0E|\u21A9\uFE0F|\u2191|\u21B5|\u2934|\u21A5|\u25B2|^|\u2B06|\u2B06\uFE0E|"
                         "\u2B06\uFE0F|\u23CE|\u21B0|\u21A9\u21A9|\u2190");
}

std::string_view bare_mark(std::string_view text) {
  text = base::trim(text);
  while (!text.empty() && (text.front() == '[' || text.front() == '(')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ']' || text.back() == ')' || text.back() == '.' || text.back() == ':'))
    text.remove_suffix(1);
  return base::trim(text);
}

NodeId note_box(const Document& document, NodeId target) {
  NodeId box = target;
  for (int up = 0; up < 5; ++up) {
    if (kNoteBoxes.has(document[box].tag)) break;
    box = document[box].parent;
    if (box == html::kNoNode) return html::kNoNode;
  }
  if (!kNoteBoxes.has(document[box].tag)) return html::kNoNode;
  // A note in a table of marks and texts is the row; a paragraph that is alone in a list item is the item.
  const NodeId parent = document[box].parent;
  if (document[box].tag == Tag::td && parent != html::kNoNode && document[parent].tag == Tag::tr) return parent;
  if (document[box].tag == Tag::p && parent != html::kNoNode && document[parent].tag == Tag::li) return parent;
  return box;
}

bool parts_notes(const Document& document, NodeId begin, NodeId end) {
  for (NodeId n = begin; n < end; ++n)
    if (html::is_heading(document[n].tag) || document[n].tag == Tag::hr) return true;
  return false;
}

bool continue_notes(const Document& document, const Kept& kept, std::vector<Note>& notes) {
  bool any = false;
  for (size_t i = 0; i + 1 < notes.size(); ++i) {
    Note& note = notes[i];
    const NodeId next = notes[i + 1].begin;
    if (note.end >= next || document[note.begin].parent != document[next].parent || next - note.end > kLongestNote ||
        parts_notes(document, note.end, next))
      continue;
    any = any || kept.holds(note.end, next);
    note.end = next;
  }
  return any;
}

}  // namespace lectern::article
