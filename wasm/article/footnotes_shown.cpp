// Footnotes that a page shows at a click, or where their mark is pointed at.

#include <utility>

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
  if (document[mark].attribute_count == 0) return {};
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

}  // namespace

std::vector<Note> toggled_notes(const Document& document, const Kept& kept) {
  constexpr TagSet kShown = {Tag::span, Tag::small_, Tag::aside};
  std::vector<Note> notes;
  const auto next_element = [&](NodeId n) {
    while (n < document.size() && document[n].type == NodeType::text && base::is_blank(document[n].text)) ++n;
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
  // The same of the title that was read last: a mark that goes on in each paragraph has it in the same place.
  const char* last_title = nullptr;
  uint32_t titled = kUnread;
  for (NodeId n = 0; n < document.size(); ++n) {
    const html::Node& node = document[n];
    if (node.type != NodeType::element || !kMarks.has(node.tag) || node.end - n > kLongestBack || is_linked[n] ||
        !kept.holds(n, node.end) || !(document.has(n, Attr::aria_describedby) || !tooltip_of(document, n).empty()))
      continue;
    const std::string text = link_text(document, n);
    const std::string_view label = bare_mark(text);
    if (!vocabulary::is_note_mark(label) || !(node.tag == Tag::sup || is_reference(document, n, text))) continue;
    const std::string_view href = document.get(n, Attr::href);
    if (!href.empty() && !base::starts_with(href, "#") && !base::starts_with(href, "javascript:")) continue;
    const NodeId target = description_of(document, n, anchors);
    if (const char* const title = tooltip_of(document, n).data(); target == html::kNoNode && title != last_title) {
      last_title = title;
      titled = kUnread;
    }
    uint32_t& known = target == html::kNoNode ? titled : described[target];
    if (known >= kFirst) {
      notes[known - kFirst].references.push_back(n);
    } else if (known == kUnread) {
      Note note = shown_note(document, kept, n, target, label);
      const bool says = note.begin != html::kNoNode || note.text.size() > 2 * label.size();
      known = says ? static_cast<uint32_t>(notes.size()) + kFirst : kNothing;
      if (says) notes.push_back(std::move(note));
    }
    if (known != kNothing) n = node.end - 1;
  }
  return notes;
}

}  // namespace lectern::article
