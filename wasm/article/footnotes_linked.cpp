// Footnotes that links lead to.

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <utility>

#include "article/footnote_marks.h"
#include "base/row.h"
#include "base/text.h"

namespace lectern::article {
namespace {

using html::Attr;
using html::Document;
using html::NodeId;
using html::NodeType;
using html::Tag;

// A link that may be a reference to a footnote.
struct Reference {
  NodeId link;
  NodeId target;
  NodeId box;
  bool raised;  // looks like a reference by itself
};

std::vector<Reference> find_references(const Document& document, const Kept& kept, const Anchors& anchors) {
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
  return references;
}

// A text that references lead to.
struct Candidate {
  Note note;
  bool raised = false;  // a reference to it looks like one by itself
};

// By target, their references as they stand in the page.
std::vector<Candidate> find_candidates(const Document& document, const std::vector<Reference>& references) {
  std::vector<base::Row> order;
  for (uint32_t i = 0; i < references.size(); ++i) order.push_back({references[i].target, i});
  std::sort(order.begin(), order.end());
  std::vector<Candidate> candidates;
  for (const base::Row& each : order) {
    const Reference& reference = references[each.value];
    if (candidates.empty() || candidates.back().note.target != reference.target)
      candidates.push_back({{reference.box, document[reference.box].end, reference.target,
                             std::string(bare_mark(link_text(document, reference.link)))}});
    candidates.back().note.references.push_back(reference.link);
    candidates.back().raised |= reference.raised;
  }
  return candidates;
}

// Notes that share a box (a paragraph with line breaks) each reach to the next one's target.
void divide_boxes(std::vector<Candidate>& candidates) {
  for (size_t i = 0; i < candidates.size(); ++i) {
    Note& note = candidates[i].note;
    const bool shares = (i > 0 && candidates[i - 1].note.end > note.begin) ||
                        (i + 1 < candidates.size() && candidates[i + 1].note.begin < note.end);
    if (!shares) continue;
    if (i > 0 && candidates[i - 1].note.end > note.target) candidates[i - 1].note.end = note.target;
    note.begin = note.target;
  }
}

// Whether a link in a note leads back to one of its references.
bool returns(const Document& document, const Kept& kept, const Note& note, NodeId target) {
  constexpr std::ptrdiff_t kEnough = 64;
  const auto last = note.references.begin() + std::min<std::ptrdiff_t>(std::ssize(note.references), kEnough);
  return std::any_of(note.references.begin(), last, [&](NodeId link) {
    return target == link || document.contains(target, link) || document.contains(link, target) ||
           (target < link && kept.leaves_before(link) - kept.leaves_before(target) <= 2);
  });
}

// Finds the links that lead back from a note. False if it holds a heading, so that it is none.
bool find_backs(const Document& document, const Kept& kept, const Anchors& anchors, Note& note) {
  for (NodeId n = note.begin; n < note.end; ++n) {
    const html::Node& node = document[n];
    if (node.type != NodeType::element) continue;
    if (html::is_heading(node.tag)) return false;
    if (node.tag != Tag::a) continue;
    const NodeId target = anchors.target(document.get(n, Attr::href));
    if (target == html::kNoNode || target >= note.begin) continue;
    if (returns(document, kept, note, target) && node.end - n <= kLongestBack) note.backs.push_back(n);
  }
  return true;
}

bool starts_with(std::string_view text, std::string_view label, char after) {
  return base::starts_with(text, label) && text.size() > label.size() && text[label.size()] == after;
}

// Whether a text that references lead to is a note: it begins with their mark, or leads back, or says so.
bool is_note(const Document& document, const Note& note, bool raised) {
  const std::string start = short_text(document, note.begin, note.end, 16);
  const std::string_view first(start);
  const std::string_view head = bare_mark(first.substr(0, base::find_any(first, " \t")));
  const bool marked =
      head == note.label || starts_with(bare_mark(first), note.label, ']') || starts_with(first, note.label, '.');
  const bool listed = document[note.begin].tag == Tag::li && note.begin == note.target;
  return marked || (raised && (!note.backs.empty() || listed || says_note(document, note.target)));
}

}  // namespace

std::vector<Note> linked_notes(const Document& document, const Kept& kept, const Anchors& anchors) {
  std::vector<Candidate> candidates = find_candidates(document, find_references(document, kept, anchors));
  divide_boxes(candidates);
  std::vector<Note> notes;
  for (Candidate& each : candidates) {
    Note& note = each.note;
    if (note.end <= note.begin || !kept.holds(note.begin, note.end) || !find_backs(document, kept, anchors, note))
      continue;
    if (is_note(document, note, each.raised)) notes.push_back(std::move(note));
  }
  continue_notes(document, kept, notes);
  return notes;
}

}  // namespace lectern::article
