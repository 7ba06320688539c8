#pragma once

#include <cstdint>

#include "layout/input.h"

namespace lectern::layout {

/// The largest table; larger ones are laid out as lists.
inline constexpr int32_t kMostRows = 6000;
inline constexpr int32_t kMostColumns = 100;

/// Whether an element is a group of a table's rows.
constexpr bool is_rows(Tag tag) { return tag == Tag::thead || tag == Tag::tbody || tag == Tag::tfoot; }

/// Whether litehtml can lay a table out: it has only rows and cells where they belong, and not too many.
bool is_table(const Article& article, uint32_t table);

/// How many rows there are from one to the end of its group.
int32_t rows_from(const Article& article, uint32_t row);

/// How many cells a row has, at least 1.
int32_t cells_in_row(const Article& article, uint32_t row);

}  // namespace lectern::layout
