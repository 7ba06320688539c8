#include "write/cell_grid.h"

#include <algorithm>
#include <utility>

namespace lectern::write {

void CellGrid::clear() {
  cells_.clear();
  rows_.clear();
  spans_.clear();
  pending_.clear();
}

void CellGrid::begin_row() {
  rows_.push_back(cells_.size());
  pending_ = spans_;
  for (auto& span : spans_) span = span > 0 ? span - 1 : 0;
  fill_spans();
}

void CellGrid::fill_spans() {
  while (column() < pending_.size() && pending_[column()] > 0) cells_.emplace_back();
}

void CellGrid::add_cell(std::string text, uint32_t across, uint32_t down) {
  constexpr size_t kMostColumns = 100;  // of those that spans make
  if (rows_.empty()) begin_row();
  for (uint32_t i = 0; i == 0 || (i < across && column() < kMostColumns); ++i) {
    const size_t at = column();
    if (down > 1 && at < kMostColumns) {
      if (spans_.size() <= at) spans_.resize(at + 1, 0);
      spans_[at] = down - 1;
    }
    cells_.push_back(std::exchange(text, {}));
  }
  fill_spans();
}

size_t CellGrid::columns() const {
  size_t columns = 0;
  for (size_t row = 0; row < rows(); ++row) columns = std::max(columns, size(row));
  return columns;
}

}  // namespace lectern::write
