// Footnotes that no link leads to: the numbers tell what belongs together.

#include <algorithm>
#include <optional>
#include <utility>

#include "article/footnote_marks.h"
#include "base/row.h"
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

// A number in a page that has no links between references and notes.
struct Numbered {
  NodeId node;
  uint32_t number;
};

// The raised numbers in the text, and those, raised or bold, that their block begins with.
void find_numbers(const Document& document, const Kept& kept, std::vector<Numbered>& references,
                  std::vector<Numbered>& starts) {
  constexpr TagSet kRaised = {Tag::sup};
  constexpr TagSet kSetOff = {Tag::sup, Tag::b, Tag::strong};
  uint32_t block = Kept::kNone;
  for (NodeId leaf = kept.next_leaf(0); leaf < document.size(); leaf = kept.next_leaf(leaf + 1)) {
    const bool first = kept.block(leaf) != block;
    block = kept.block(leaf);
    if (document[leaf].type != NodeType::text || document[leaf].text.size() > 4 * vocabulary::kLongestNoteMark)
      continue;
    const std::string_view mark = bare_mark(document[leaf].text);
    const std::optional<uint32_t> number = vocabulary::note_number(mark);
    if (!number) continue;
    const TagSet& wanted = first ? kSetOff : kRaised;
    NodeId up = document[leaf].parent;
    for (int i = 0; i < 2 && up != html::kNoNode && !wanted.has(document[up].tag); ++i) up = document[up].parent;
    if (up == html::kNoNode || !wanted.has(document[up].tag) ||
        kept.leaves_before(document[up].end) - kept.leaves_before(up) != 1)
      continue;
    (first ? starts : references).push_back({up, *number});
  }
}

// Whether the page says that a list holds notes: by the names of what it stands in, or by an aside around it.
bool is_list_of_notes(const Document& document, NodeId list) {
  NodeId up = list;
  for (int i = 0; i < 3 && up != html::kNoNode; ++i, up = document[up].parent) {
    if (document[up].tag == Tag::aside || says_note(document, up)) return true;
    for (const Attr attr : {Attr::class_, Attr::id})
      if (document.facts(up, attr).has(vocabulary::part_notes)) return true;
  }
  return false;
}

// The items of lists of notes, by the numbers that a reader sees before them.
std::vector<Note> listed_notes(const Document& document, const Kept& kept, const std::vector<Numbered>& references) {
  std::vector<Note> notes;
  std::vector<base::Row> by_number;  // then as they stand in the page
  by_number.reserve(references.size());
  for (const Numbered& each : references) by_number.push_back({each.number, each.node});
  std::sort(by_number.begin(), by_number.end());
  // Numbers: of two items with one number the first is its note.
  std::vector<uint8_t> claimed(vocabulary::kMostNotes + 1, false);
  for (NodeId n = references[0].node; n < document.size(); ++n) {
    if (!document.is_element(n, Tag::ol) || !is_list_of_notes(document, n)) continue;
    uint32_t number = vocabulary::note_number(base::trim(document.get(n, Attr::start))).value_or(1);
    for (NodeId item = document.first_child(n); item != html::kNoNode; item = document.next_sibling(item)) {
      if (!document.is_element(item, Tag::li)) continue;
      const uint32_t own = number++;
      if (own >= claimed.size() || claimed[own] || !kept.holds(item, document[item].end) ||
          document[item].end - item > kLongestNote)
        continue;
      Note note{item, document[item].end, item, base::decimal(own)};
      for (auto at = first_of(by_number, own); at != by_number.cend() && at->key == own; ++at)
        if (at->value < item) note.references.push_back(at->value);
      claimed[own] = true;
      if (!note.references.empty()) notes.push_back(std::move(note));
    }
  }
  return notes;
}

// After the last raised number of the text, blocks that begin with the same numbers in the same order. Where notes go
// on in further blocks, the last goes on as far as what it stands in.
std::vector<Note> started_notes(const Document& document, const Kept& kept, const std::vector<Numbered>& references,
                                const std::vector<Numbered>& starts) {
  std::vector<Note> notes;
  uint32_t expected = 1;
  size_t reference = 0;
  bool raised = true;
  for (const Numbered& start : starts) {
    if (start.number != expected || start.node < references.back().node) continue;
    while (reference < references.size() && references[reference].number != expected) ++reference;
    if (reference == references.size()) break;
    const NodeId box = note_box(document, start.node);
    if (box == html::kNoNode || document[box].end - box > kLongestNote || box < references.back().node) break;
    raised = raised && document[start.node].tag == Tag::sup;
    notes.push_back({box, document[box].end, html::kNoNode, base::decimal(expected)});
    notes.back().references.push_back(references[reference].node);
    ++expected;
  }
  // Bold numbers begin many things: they are notes only where no reference is left without one.
  for (const Numbered& each : references)
    if (!raised && each.number >= expected) return {};
  if (continue_notes(document, kept, notes)) {
    Note& last = notes.back();
    const NodeId end = document[document[last.begin].parent].end;
    if (end - last.end <= kLongestNote && !parts_notes(document, last.end, end)) last.end = end;
  }
  return notes;
}

}  // namespace

std::vector<Note> numbered_notes(const Document& document, const Kept& kept) {
  std::vector<Numbered> references;
  std::vector<Numbered> starts;
  find_numbers(document, kept, references, starts);
  if (references.empty()) return {};
  std::vector<Note> notes = listed_notes(document, kept, references);
  return notes.empty() ? started_notes(document, kept, references, starts) : notes;
}

}  // namespace lectern::article
