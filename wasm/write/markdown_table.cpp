#include "write/markdown_table.h"

#include <algorithm>
#include <utility>

namespace lectern::write {

void MarkdownTable::clear() {
  cells_.clear();
  rows_.clear();
  spans_.clear();
  pending_.clear();
}

void MarkdownTable::begin_row() {
  rows_.push_back(cells_.size());
  pending_ = spans_;
  for (auto& span : spans_) span = span > 0 ? span - 1 : 0;
  fill_spans();
}

void MarkdownTable::fill_spans() {
  while (column() < pending_.size() && pending_[column()] > 0) cells_.emplace_back();
}

void MarkdownTable::add_cell(std::string markdown, uint32_t across, uint32_t down) {
  constexpr size_t kMostColumns = 100;  // of those that spans make
  if (rows_.empty()) begin_row();
  for (uint32_t i = 0; i == 0 || (i < across && column() < kMostColumns); ++i) {
    const size_t at = column();
    if (down > 1 && at < kMostColumns) {
      if (spans_.size() <= at) spans_.resize(at + 1, 0);
      spans_[at] = down - 1;
    }
    cells_.push_back(std::exchange(markdown, {}));
  }
  fill_spans();
}

std::string MarkdownTable::lines() const {
  const auto end_of = [&](size_t row) { return row + 1 < rows_.size() ? rows_[row + 1] : cells_.size(); };
  size_t columns = 0;
  for (size_t r = 0; r < rows_.size(); ++r) columns = std::max(columns, end_of(r) - rows_[r]);
  std::string out;
  if (columns == 0) return out;
  for (size_t r = 0; r < rows_.size(); ++r) {
    if (r > 0) out += '\n';
    out += '|';
    for (size_t c = 0; c < columns; ++c) {
      const bool has = rows_[r] + c < end_of(r);
      if (r > 0 && c > 0 && !has) break;  // rows may be shorter than the first
      out += ' ';
      if (has) out += cells_[rows_[r] + c];
      out += " |";
    }
    if (r > 0) continue;
    out += "\n|";
    for (size_t c = 0; c < columns; ++c) out += " --- |";
  }
  return out;
}

}  // namespace lectern::write
