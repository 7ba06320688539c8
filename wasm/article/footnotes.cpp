#include "article/footnotes.h"

#include <algorithm>
#include <utility>

#include "article/footnote_marks.h"
#include "base/row.h"

namespace lectern::article {

std::vector<Note> find_notes(const html::Document& document, const Kept& kept, const Anchors& anchors) {
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
