#include "write/margins.h"

#include <algorithm>

namespace lectern::write {

bool Margins::take(uint32_t node, size_t width) {
  if (lines_.empty()) count();
  const size_t bytes = width * (lines_[tree_[node].end] - lines_[node]);
  if (bytes > left_) return false;
  left_ -= bytes;
  return true;
}

void Margins::count() {
  constexpr size_t kAlways = 2048;
  size_t text = 0;
  uint32_t lines = 0;
  lines_.reserve(tree_.size() + 1);
  for (uint32_t n = 0; n < tree_.size(); ++n) {
    lines_.push_back(lines);
    const Element element = tree_[n].element;
    if (element == Element::text) {
      const std::string_view value = tree_.text(n);
      text += value.size();
      lines += static_cast<uint32_t>(std::count(value.begin(), value.end(), '\n'));
    } else if (element == Element::br) {
      ++lines;
    } else if (kind(element) == ElementKind::block) {
      lines += 2;  // an empty one before it
    }
  }
  lines_.push_back(lines);
  left_ = kAlways + text + text / 2;
}

}  // namespace lectern::write
