#include "article/footnotes.h"

#include <algorithm>
#include <vector>

#include "base/fit.h"
#include "base/text.h"
#include "html/tag_set.h"
#include "vocabulary/note_marks.h"

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

constexpr html::NodeId kLongestBack = 12;      // nodes
constexpr uint32_t kLongestNote = 60000;       // nodes: a note is not a chapter
constexpr size_t kLongestDescription = 10000;  // bytes

// As much of a link's text as tells whether it is a mark.
std::string link_text(const Document& document, NodeId link) {
  return short_text(document, link + 1, document[link].end, vocabulary::kLongestNoteMark + 4);
}

bool says_note(const Document& document, NodeId node) {
  const std::string_view role = document.get(node, Attr::role);
  return base::is_listed("doc-noteref|doc-footnote|doc-endnote|doc-endnotes", role) ||
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

constexpr TagSet kNoteBoxes = {Tag::li, Tag::p, Tag::dd, Tag::div, Tag::aside, Tag::section, Tag::blockquote, Tag::td};

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
         base::is_listed(
             "\u21A9|\u21A9\uFE0E|\u21A9\uFE0F|\u2191|\u21B5|\u2934|\u21A5|\u25B2|^|\u2B06|\u2B06\uFE0E|"
             "\u2B06\uFE0F|\u23CE|\u21B0|\u21A9\u21A9|\u2190",
             text);
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

bool parts_notes(const Document& document, NodeId begin, NodeId end) {
  for (NodeId n = begin; n < end; ++n)
    if (html::is_heading(document[n].tag) || document[n].tag == Tag::hr) return true;
  return false;
}

// What stands between two notes of one parent, headings and rules aside, goes on with the first.
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

// The links of the page, and the notes that they lead to.
std::vector<Note> linked_notes(const Document& document, const Kept& kept, const Anchors& anchors) {
  struct Reference {
    NodeId link;
    NodeId target;
    NodeId box;
    bool raised;  // looks like a reference by itself
  };
  std::vector<Reference> references;
  for (NodeId n = 0; n < document.size(); ++n) {
    if (!document.is_element(n, Tag::a) || document[n].end - n > 12) continue;
    const std::string_view href = document.get(n, Attr::href);
    if (href.empty() || !kept.holds(n, document[n].end)) continue;
    const std::string text = link_text(document, n);
    const std::string_view mark = bare_mark(text);
    if (mark.size() > vocabulary::kLongestNoteMark || !vocabulary::is_note_mark(mark)) continue;
    const NodeId target = anchors.target(href);
    if (target == html::kNoNode || target <= n) continue;
    const NodeId box = note_box(document, target);
    if (box == html::kNoNode || box <= n || document[box].end - box > kLongestNote) continue;
    if (!kept.holds(box, document[box].end)) continue;
    references.push_back({n, target, box, is_reference(document, n, text)});
  }

  std::vector<Note> notes;
  std::vector<uint8_t> raised;  // for each note, whether a reference to it looks like one by itself
  {
    std::vector<base::Row> order;  // by target, then as they stand in the page
    for (uint32_t i = 0; i < references.size(); ++i) order.push_back({references[i].target, i});
    std::sort(order.begin(), order.end());
    for (const base::Row& each : order) {
      const Reference& reference = references[each.value];
      if (notes.empty() || notes.back().target != reference.target)
        notes.push_back({reference.box, document[reference.box].end, reference.target,
                         std::string(bare_mark(link_text(document, reference.link)))});
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
      heading = html::is_heading(node.tag);
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
    const std::string_view head = bare_mark(first.substr(0, base::find_any(first, " \t")));
    const bool marked =
        head == note.label || starts_with(bare_mark(first), note.label, ']') || starts_with(first, note.label, '.');
    const bool listed = document[note.begin].tag == Tag::li && note.begin == note.target;
    if (marked || (raised[i] && (!note.backs.empty() || listed || says_note(document, note.target))))
      out.push_back(std::move(note));
  }
  continue_notes(document, kept, out);
  return out;
}

// Sidenotes that a page hides on narrow screens: in a line of text a label, the box that it ticks, and what that shows.
std::vector<Note> toggled_notes(const Document& document, const Kept& kept) {
  constexpr TagSet kShown = {Tag::span, Tag::small_, Tag::aside};
  std::vector<Note> notes;
  const auto next_element = [&](NodeId n) {
    while (n < document.size() && document[n].type == NodeType::text && base::trim(document[n].text).empty()) ++n;
    return n < document.size() && document[n].type == NodeType::element ? n : html::kNoNode;
  };
  for (NodeId n = 0; n < document.size(); ++n) {
    if (!document.is_element(n, Tag::label) || !kept.holds(document[n].parent, n)) continue;
    const std::string_view name = document.get(n, "for");
    const std::string label = short_text(document, n + 1, document[n].end, vocabulary::kLongestNoteMark + 4);
    if (name.empty() || !(label.empty() || vocabulary::is_note_mark(bare_mark(label)) || label == "\u2295")) continue;
    const NodeId box = next_element(document[n].end);
    if (box == html::kNoNode || !document.is_element(box, Tag::input) || document.get(box, Attr::id) != name ||
        !base::equal_ignoring_case(document.get(box, Attr::type), "checkbox"))
      continue;
    const NodeId shown = next_element(document[box].end);
    if (shown == html::kNoNode || !kShown.has(document[shown].tag) || !kept.holds(shown, document[shown].end) ||
        document[shown].end - shown > kLongestNote)
      continue;
    notes.push_back({shown, document[shown].end, shown, std::string(bare_mark(label))});
    notes.back().references.push_back(n);
  }
  return notes;
}

// The element that describes a mark (aria-describedby), unless it is a heading: GitHub's marks are described by that of
// their list.
NodeId description_of(const Document& document, NodeId mark, const Anchors& anchors) {
  const std::string_view ids = base::trim(document.get(mark, Attr::aria_describedby));
  if (ids.empty()) return html::kNoNode;
  const NodeId target = anchors.target("#" + std::string(ids.substr(0, base::find_any(ids, " \t\n"))));
  const bool is_note = target != html::kNoNode && !html::is_heading(document[target].tag) &&
                       !document.contains(target, mark) && document[target].end - target <= kLongestNote;
  return is_note ? target : html::kNoNode;
}

// Whether a mark's title says what the mark does ("Show footnote 2").
bool is_hint(std::string_view title) {
  constexpr size_t kLongestHint = 40;  // bytes
  return title.size() <= kLongestHint && base::contains_ignoring_case(title, "note");
}

// The text that a mark shows from its attributes.
std::string_view tooltip_of(const Document& document, NodeId mark) {
  for (const std::string_view name : {"title", "data-note", "data-footnote", "data-tippy-content", "data-bs-content"})
    if (const std::string_view text = base::trim(document.get(mark, name)); !text.empty()) return text;
  return {};
}

// What a mark shows where it is pointed at: the nodes of what describes it, its text where that is not kept, or the
// title.
Note shown_note(const Document& document, const Kept& kept, NodeId mark, NodeId target, std::string_view label) {
  Note note{html::kNoNode, html::kNoNode, target, std::string(label), {mark}};
  if (target == html::kNoNode) {
    const std::string_view title = tooltip_of(document, mark);
    if (!is_hint(title)) note.text = title;
  } else if (const NodeId end = document[target].end; target > mark && kept.holds(target, end)) {
    note.begin = target;
    note.end = end;
  } else {
    note.text = short_text(document, target, end, kLongestDescription);
  }
  return note;
}

// Notes that a page shows where their mark is pointed at: an element that describes the mark, or its title.
std::vector<Note> described_notes(const Document& document, const Kept& kept, const Anchors& anchors,
                                  const std::vector<Note>& linked) {
  constexpr TagSet kMarks = {Tag::a, Tag::sup, Tag::span, Tag::button};
  constexpr uint32_t kUnread = 0, kNothing = 1, kFirst = 2;
  std::vector<uint8_t> is_linked(document.size(), false);
  for (const Note& note : linked)
    for (const NodeId link : note.references) is_linked[link] = true;
  std::vector<Note> notes;
  // Of each element that describes marks, the number of its note from kFirst on: it is read once, whatever it
  // describes.
  std::vector<uint32_t> described(document.size(), kUnread);
  for (NodeId n = 0; n < document.size(); ++n) {
    const html::Node& node = document[n];
    if (node.type != NodeType::element || !kMarks.has(node.tag) || node.end - n > kLongestBack || is_linked[n] ||
        !(document.has(n, Attr::aria_describedby) || !tooltip_of(document, n).empty()) || !kept.holds(n, node.end))
      continue;
    const std::string text = link_text(document, n);
    const std::string_view label = bare_mark(text);
    if (!vocabulary::is_note_mark(label) || !(node.tag == Tag::sup || is_reference(document, n, text))) continue;
    const std::string_view href = document.get(n, Attr::href);
    if (!href.empty() && !base::starts_with(href, "#") && !base::starts_with(href, "javascript:")) continue;
    const NodeId target = description_of(document, n, anchors);
    uint32_t known = target == html::kNoNode ? kUnread : described[target];
    if (known >= kFirst) {
      notes[known - kFirst].references.push_back(n);
    } else if (known == kUnread) {
      Note note = shown_note(document, kept, n, target, label);
      const bool says = note.begin != html::kNoNode || note.text.size() > 2 * label.size();
      known = says ? static_cast<uint32_t>(notes.size()) + kFirst : kNothing;
      if (target != html::kNoNode) described[target] = known;
      if (says) notes.push_back(std::move(note));
    }
    if (known != kNothing) n = node.end - 1;
  }
  return notes;
}

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
    for (const std::string_view name : {document.get(up, Attr::class_), document.get(up, Attr::id)})
      if (base::fits(name, base::Fit::contains, "footnote endnote sidenote")) return true;
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
  std::vector<uint8_t> claimed(vocabulary::kMostNotes + 1,
                               false);  // numbers: of two items with one number the first is its note
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

// Notes that no link leads to: by the numbers of references and notes.
std::vector<Note> numbered_notes(const Document& document, const Kept& kept) {
  std::vector<Numbered> references;
  std::vector<Numbered> starts;
  find_numbers(document, kept, references, starts);
  if (references.empty()) return {};
  std::vector<Note> notes = listed_notes(document, kept, references);
  return notes.empty() ? started_notes(document, kept, references, starts) : notes;
}

}  // namespace

std::vector<Note> find_notes(const Document& document, const Kept& kept, const Anchors& anchors) {
  std::vector<Note> notes = linked_notes(document, kept, anchors);
  for (Note& note : toggled_notes(document, kept)) notes.push_back(std::move(note));
  for (Note& note : described_notes(document, kept, anchors, notes)) notes.push_back(std::move(note));
  if (notes.empty()) notes = numbered_notes(document, kept);
  std::vector<base::Row> order;
  for (uint32_t i = 0; i < notes.size(); ++i) order.push_back({notes[i].references[0], i});
  std::sort(order.begin(), order.end());
  std::vector<Note> out;
  out.reserve(notes.size());
  for (const auto& entry : order) out.push_back(std::move(notes[entry.value]));
  return out;
}

}  // namespace lectern::article
