#include "html/active_formatting.h"

namespace lectern::html {
namespace {

// More than this many different elements at once are misuse: every one is made again in every paragraph.
constexpr size_t kMost = 512;
constexpr size_t kNoahsArk = 3;

// Whether two elements of one name have the same attributes. Comparing more than a few in any order would not be
// linear, so longer lists must stand in the same order.
bool same_attributes(const Document& document, NodeId a, NodeId b) {
  constexpr uint32_t kFew = 16;
  const uint32_t count = document[a].attribute_count;
  if (count != document[b].attribute_count) return false;
  for (uint32_t i = 0; i < count; ++i) {
    const Attribute& one = document.attribute(a, i);
    if (one.name == document.attribute(b, i).name) {
      if (one.value != document.attribute(b, i).value) return false;
      continue;
    }
    if (count > kFew) return false;
    bool found = false;
    for (uint32_t j = 0; j < count && !found; ++j)
      found = document.attribute(b, j).name == one.name && document.attribute(b, j).value == one.value;
    if (!found) return false;
  }
  return true;
}

}  // namespace

void ActiveFormatting::push(const Document& document, NodeId node, Tag tag) {
  const size_t begin = after_last_marker();
  if (entries_.size() - begin >= kNoahsArk) {
    size_t alike = 0;
    size_t earliest = kNone;
    for (size_t i = entries_.size(); i-- > begin;) {
      if (entries_[i].tag != tag || !same_attributes(document, entries_[i].node, node)) continue;
      ++alike;
      earliest = i;
    }
    if (alike >= kNoahsArk)
      remove(earliest);
    else if (entries_.size() - begin >= kMost)
      remove(begin);
  }
  entries_.push_back({node, tag});
}

void ActiveFormatting::push_marker() {
  markers_.push_back(entries_.size());
  entries_.push_back({kNoNode, Tag::unknown});
}

void ActiveFormatting::clear_to_last_marker() {
  entries_.resize(markers_.empty() ? 0 : markers_.back());
  if (!markers_.empty()) markers_.pop_back();
}

size_t ActiveFormatting::find_last(Tag tag) const {
  for (size_t i = entries_.size(), begin = after_last_marker(); i-- > begin;)
    if (entries_[i].tag == tag) return i;
  return kNone;
}

size_t ActiveFormatting::find(NodeId node) const {
  for (size_t i = entries_.size(), begin = after_last_marker(); i-- > begin;)
    if (entries_[i].node == node) return i;
  return kNone;
}

void ActiveFormatting::remove(size_t index) { entries_.erase(entries_.begin() + static_cast<ptrdiff_t>(index)); }

void ActiveFormatting::insert(size_t index, Entry entry) {
  entries_.insert(entries_.begin() + static_cast<ptrdiff_t>(index), entry);
}

}  // namespace lectern::html
