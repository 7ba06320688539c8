#pragma once

#include <cstdint>
#include <vector>

#include "extract/selection.h"
#include "html/document.h"

namespace lectern::article {

/// What a table is for.
enum class TableKind : uint8_t {
  layout,  ///< only arranges its cells, which are read one after the other
  data,    ///< relates its cells by row and column: stays a table
  gutter,  ///< code beside its line numbers: only the code counts
};

/// A table of the page and what it is for.
struct Table {
  html::NodeId node;
  TableKind kind = TableKind::layout;
  uint32_t kept_bytes = 0;  ///< of text in kept blocks
  uint32_t bytes = 0;
};

/// Classifies every table of a page in one pass, in document order. Rows and columns are counted by the cells that
/// contain something, since empty cells are often only spacing.
std::vector<Table> judge_tables(const html::Document& document, const extract::Selection& selection);

/// The kind of a table.
TableKind kind_of(const std::vector<Table>& tables, html::NodeId node);

}  // namespace lectern::article
