#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace lectern::write {

/// The cells of a table while they are gathered, for GitHub's tables, which have no spans.
class MarkdownTable {
 public:
  /// Forgets all cells.
  void clear();
  /// Begins a row; cells of the rows above that reach down to it are empty cells of it.
  void begin_row();
  /// Adds a cell to the row: its first column has the text, the others that it spans are empty.
  void add_cell(std::string markdown, uint32_t across, uint32_t down);
  /// The table's lines, apart by "\n"; empty if there is no cell. Linear.
  std::string lines() const;

 private:
  size_t column() const { return cells_.size() - rows_.back(); }
  void fill_spans();

  std::vector<std::string> cells_;  // row after row
  std::vector<size_t> rows_;        // where each row begins in them
  std::vector<uint32_t> spans_;     // for each column, how many rows below are taken
  std::vector<uint32_t> pending_;   // the same for the open row
};

}  // namespace lectern::write
