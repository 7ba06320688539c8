#include "article/footnotes.h"

#include <algorithm>

#include "base/list.h"
#include "base/fit.h"
#include "base/sort.h"
#include "base/text.h"
#include "html/tag_set.h"

namespace lectern::article {

using html::Attr;
using html::Document;
using html::NodeId;
using html::NodeType;
using html::Tag;
using html::TagSet;

std::string short_text(const Document& document, NodeId begin, NodeId end, size_t enough) {
  std::string out;
  for (NodeId n = begin; n < end && out.size() < enough; ++n)
    if (document[n].type == NodeType::text) base::append_folded(out, document[n].text.substr(0, 4 * enough));
  return std::string(base::trim(out));
}

namespace {

constexpr size_t kLongestMark = 8;         // bytes
constexpr html::NodeId kLongestBack = 12;  // nodes
constexpr uint32_t kLongestNote = 60000;   // nodes: a note is not a chapter

// As much of a link's text as tells whether it is a mark.
std::string link_text(const Document& document, NodeId link) {
  return short_text(document, link + 1, document[link].end, kLongestMark + 4);
}

bool is_number(std::string_view text) {
  if (text.empty() || text.size() > 4) return false;
  for (const char c : text)
    if (c < '0' || c > '9') return false;
  return true;
}

bool is_mark(std::string_view bare) {
  if (is_number(bare)) return true;
  return base::is_listed("*|**|***|\u2020|\u2021|\u00A7|\u00B6|\u2021\u2021|\u2020\u2020|\u2217", bare) ||
         (bare.size() == 1 && base::lower(bare[0]) >= 'a' && base::lower(bare[0]) <= 'z');
}

bool says_note(const Document& document, NodeId node) {
  const std::string_view role = document.get(node, Attr::role);
  return base::is_listed("doc-noteref|doc-footnote|doc-endnote", role) ||
         base::contains(document.get(node, "epub:type"), "note");
}

// Whether a link looks like a reference: raised, in brackets, or said to be one.
bool is_reference(const Document& document, NodeId link, std::string_view text) {
  if (bare_mark(text).size() != text.size() || says_note(document, link)) return true;
  for (NodeId n = link + 1; n < document[link].end; ++n)
    if (document[n].tag == Tag::sup) return true;
  return ancestor(document, link, Tag::sup, 3) != html::kNoNode ||
         base::contains_ignoring_case(document.get(link, Attr::class_), "note");
}

constexpr TagSet kNoteBoxes = {Tag::li,    Tag::p,       Tag::dd,         Tag::div,
                                        Tag::aside, Tag::section, Tag::blockquote, Tag::td};

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

}  // namespace

bool is_back_mark(std::string_view text) {
  text = bare_mark(base::trim(text));
  return text.empty() ||
         base::is_listed("\u21A9|\u21A9\uFE0E|\u21A9\uFE0F|\u2191|\u21B5|\u2934|\u21A5|\u25B2|^|\u2B06|\u2B06\uFE0E|"
                         "\u2B06\uFE0F|\u23CE|\u21B0|\u21A9\u21A9|\u2190", text);
}

std::string_view bare_mark(std::string_view text) {
  text = base::trim(text);
  while (!text.empty() && (text.front() == '[' || text.front() == '(')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ']' || text.back() == ')' || text.back() == '.' || text.back() == ':'))
    text.remove_suffix(1);
  return base::trim(text);
}

namespace {

bool starts_with(std::string_view text, std::string_view label, char after) {
  return base::starts_with(text, label) && text.size() > label.size() && text[label.size()] == after;
}

// What stands between two notes of one parent, headings aside, goes on with the first.
void continue_notes(const Document& document, std::vector<Note>& notes) {
  for (size_t i = 0; i + 1 < notes.size(); ++i) {
    Note& note = notes[i];
    const NodeId next = notes[i + 1].begin;
    if (note.end >= next || document[note.begin].parent != document[next].parent || next - note.end > kLongestNote)
      continue;
    bool heading = false;
    for (NodeId n = note.end; n < next; ++n)
      heading = heading || (document[n].tag >= Tag::h1 && document[n].tag <= Tag::h6);
    if (!heading) note.end = next;
  }
}

// The links of the page, and the notes that they lead to.
std::vector<Note> linked_notes(const Document& document, const Kept& kept, const Anchors& anchors) {
  struct Reference {
    NodeId link;
    NodeId target;
    NodeId box;
    bool raised;  // looks like a reference by itself
  };
  base::List<Reference> references;
  for (NodeId n = 0; n < document.size(); ++n) {
    if (!document.is_element(n, Tag::a) || document[n].end - n > 12) continue;
    const std::string_view href = document.get(n, Attr::href);
    if (href.empty() || !kept.holds(n, document[n].end)) continue;
    const std::string text = link_text(document, n);
    const std::string_view mark = bare_mark(text);
    if (mark.size() > kLongestMark || !is_mark(mark)) continue;
    const NodeId target = anchors.target(href);
    if (target == html::kNoNode || target <= n) continue;
    const NodeId box = note_box(document, target);
    if (box == html::kNoNode || box <= n || document[box].end - box > kLongestNote) continue;
    if (!kept.holds(box, document[box].end)) continue;
    references.push_back({n, target, box, is_reference(document, n, text)});
  }

  std::vector<Note> notes;
  base::List<uint8_t> raised;  // for each note, whether a reference to it looks like one by itself
  {
    base::List<NodeKey> order;  // by target, then as they stand in the page
    for (uint32_t i = 0; i < references.size(); ++i) order.push_back({references[i].target, i});
    base::sort(order);
    for (const NodeKey& each : order) {
      const Reference& reference = references[each.value];
      if (notes.empty() || notes.back().target != reference.target)
        notes.push_back({reference.box,
                         document[reference.box].end,
                         reference.target,
                         std::string(bare_mark(link_text(document, reference.link))),
                         {},
                         {}});
      notes.back().references.push_back(reference.link);
      raised.resize(notes.size());
      raised.back() |= reference.raised;
    }
  }

  // Notes that share a box (a paragraph with line breaks) each reach to the next one's target.
  for (size_t i = 0; i < notes.size(); ++i) {
    const bool shares =
        (i > 0 && notes[i - 1].end > notes[i].begin) || (i + 1 < notes.size() && notes[i + 1].begin < notes[i].end);
    if (!shares) continue;
    if (i > 0 && notes[i - 1].end > notes[i].target) notes[i - 1].end = notes[i].target;
    notes[i].begin = notes[i].target;
  }

  // What makes a text a note.
  std::vector<Note> out;
  for (size_t i = 0; i < notes.size(); ++i) {
    Note& note = notes[i];
    if (note.end <= note.begin || !kept.holds(note.begin, note.end)) continue;
    bool heading = false;
    for (NodeId n = note.begin; n < note.end && !heading; ++n) {
      const html::Node& node = document[n];
      if (node.type != NodeType::element) continue;
      heading = node.tag >= Tag::h1 && node.tag <= Tag::h6;
      if (node.tag != Tag::a) continue;
      const NodeId target = anchors.target(document.get(n, Attr::href));
      if (target == html::kNoNode || target >= note.begin) continue;
      constexpr std::ptrdiff_t kEnough = 64;
      const auto last = note.references.begin() + std::min<std::ptrdiff_t>(std::ssize(note.references), kEnough);
      const bool returns = std::any_of(note.references.begin(), last, [&](NodeId link) {
        return target == link || document.contains(target, link) || document.contains(link, target) ||
               (target < link && kept.leaves_before(link) - kept.leaves_before(target) <= 2);
      });
      if (returns && document[n].end - n <= kLongestBack) note.backs.push_back(n);
    }
    if (heading) continue;
    const std::string start = short_text(document, note.begin, note.end, 16);
    const std::string_view first(start);
    const std::string_view head = bare_mark(first.substr(0, first.find_first_of(" \t")));
    const bool marked =
        head == note.label || starts_with(bare_mark(first), note.label, ']') || starts_with(first, note.label, '.');
    const bool listed = document[note.begin].tag == Tag::li && note.begin == note.target;
    if (marked || (raised[i] && (!note.backs.empty() || listed || says_note(document, note.target))))
      out.push_back(std::move(note));
  }
  continue_notes(document, out);
  return out;
}

// Notes that no link leads to: raised numbers in the text, and after the last of them blocks that begin with the same
// numbers in the same order. What stands between two notes of one parent goes on with the first.
std::vector<Note> numbered_notes(const Document& document, const Kept& kept) {
  struct Raised {
    NodeId node;
    uint32_t number;
  };
  base::List<Raised> references;
  base::List<Raised> starts;
  uint32_t block = Kept::kNone;
  for (NodeId leaf = kept.next_leaf(0); leaf < document.size(); leaf = kept.next_leaf(leaf + 1)) {
    const bool first = kept.block(leaf) != block;
    block = kept.block(leaf);
    if (document[leaf].type != NodeType::text || document[leaf].text.size() > 4 * kLongestMark) continue;
    const std::string_view mark = bare_mark(document[leaf].text);
    if (!is_number(mark)) continue;
    NodeId up = document[leaf].parent;
    for (int i = 0; i < 2 && up != html::kNoNode && document[up].tag != Tag::sup; ++i) up = document[up].parent;
    if (up == html::kNoNode || document[up].tag != Tag::sup ||
        kept.leaves_before(document[up].end) - kept.leaves_before(up) != 1)
      continue;
    uint32_t number = 0;
    for (const char c : mark) number = number * 10 + static_cast<uint32_t>(c - '0');
    (first ? starts : references).push_back({up, number});
  }
  std::vector<Note> notes;
  if (references.empty() || starts.empty()) return notes;
  uint32_t expected = 1;
  size_t reference = 0;
  for (const Raised& start : starts) {
    if (start.number != expected || start.node < references.back().node) continue;
    while (reference < references.size() && references[reference].number != expected) ++reference;
    if (reference == references.size()) break;
    const NodeId box = note_box(document, start.node);
    if (box == html::kNoNode || document[box].end - box > kLongestNote || box < references.back().node) break;
    notes.push_back({box, document[box].end, html::kNoNode, base::decimal(expected), {}, {}});
    notes.back().references.push_back(references[reference].node);
    ++expected;
  }
  continue_notes(document, notes);
  return notes;
}

}  // namespace

std::vector<Note> find_notes(const Document& document, const Kept& kept, const Anchors& anchors) {
  std::vector<Note> notes = linked_notes(document, kept, anchors);
  if (notes.empty()) notes = numbered_notes(document, kept);
  base::List<NodeKey> order;
  for (uint32_t i = 0; i < notes.size(); ++i) order.push_back({notes[i].references[0], i});
  base::sort(order);
  std::vector<Note> out;
  out.reserve(notes.size());
  for (const auto& entry : order) out.push_back(std::move(notes[entry.value]));
  return out;
}

}  // namespace lectern::article
