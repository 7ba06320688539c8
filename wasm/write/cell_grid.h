#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace lectern::write {

/// The cells of a table while they are gathered, for formats whose tables have no spans.
class CellGrid {
 public:
  /// Forgets all cells.
  void clear();
  /// Begins a row; cells of the rows above that reach down to it are empty cells of it.
  void begin_row();
  /// Adds a cell to the row: its first column has the text, the others that it spans are empty.
  void add_cell(std::string text, uint32_t across, uint32_t down);
  size_t rows() const { return rows_.size(); }
  /// The number of cells in the longest row.
  size_t columns() const;
  /// The number of cells in a row: fewer than `columns` where the page has none.
  size_t size(size_t row) const { return (row + 1 < rows() ? rows_[row + 1] : cells_.size()) - rows_[row]; }
  /// The text of a cell, column < size(row).
  const std::string& cell(size_t row, size_t column) const { return cells_[rows_[row] + column]; }

 private:
  size_t column() const { return cells_.size() - rows_.back(); }
  void fill_spans();

  std::vector<std::string> cells_;  // row after row
  std::vector<size_t> rows_;        // where each row begins in them
  std::vector<uint32_t> spans_;     // for each column, how many rows below are taken
  std::vector<uint32_t> pending_;   // the same for the open row
};

}  // namespace lectern::write
