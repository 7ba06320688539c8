#include "layout/tables.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace lectern::layout {
namespace {

/// UTF-16 units of a table: in narrow cells more would be higher than lengths can tell.
constexpr uint32_t kMostInTable = 500'000;
/// Cells times rows: litehtml looks at all rows above for each cell.
constexpr int64_t kMostLooks = 400'000'000;

}  // namespace

bool is_table(const Article& article, uint32_t table) {
  if (article.nodes[table].text_end - article.nodes[table].text_begin > kMostInTable) return false;
  int32_t rows = 0, columns = 0, widest = 0;
  uint32_t row = kNone;
  std::vector<std::pair<int32_t, int32_t>> reaching;  // rows that are left, columns
  bool any = false;
  for (uint32_t i = table + 1; i < article.nodes[table].end;) {
    const Node& it = article.nodes[i];
    const Tag parent = article.nodes[it.parent].tag;
    if (it.tag == Tag::text) {
      if (!is_blank(article, it.text_begin, it.text_end)) return false;
      ++i;
    } else if (it.tag == Tag::colgroup || it.tag == Tag::col) {
      i = it.end;
    } else if (it.tag == Tag::caption) {
      if (parent != Tag::table) return false;
      i = it.end;
    } else if (is_rows(it.tag)) {
      if (parent != Tag::table) return false;
      ++i;
    } else if (it.tag == Tag::tr) {
      if (parent != Tag::table && !is_rows(parent)) return false;
      if (++rows > kMostRows) return false;
      ++i;
    } else if (it.tag == Tag::td || it.tag == Tag::th) {
      if (parent != Tag::tr) return false;
      if (it.parent != row) {
        row = it.parent;
        columns = 0;
        // Columns that cells of rows above reach down into.
        for (auto& [rows_on, width] : reaching) columns += rows_on-- > 0 ? width : 0;
        std::erase_if(reaching, [](const auto& one) { return one.first <= 0; });
      }
      const int32_t width = std::clamp(it.columns, 1, kMostColumns + 1);
      columns += width;
      widest = std::max(widest, columns);
      if (columns > kMostColumns) return false;
      if (it.rows > 1) reaching.push_back({std::min(it.rows, kMostRows) - 1, width});
      any = true;
      i = it.end;
    } else {
      return false;
    }
  }
  return any && int64_t{rows} * rows * widest <= kMostLooks;
}

int32_t rows_from(const Article& article, uint32_t row) {
  const uint32_t parent = article.nodes[row].parent;
  int32_t rows = 0;
  for (uint32_t i = row; i < article.nodes[parent].end; i = article.nodes[i].end)
    rows += article.nodes[i].tag == Tag::tr;
  return rows;
}

int32_t cells_in_row(const Article& article, uint32_t row) {
  int32_t cells = 0;
  for (uint32_t i = row + 1; i < article.nodes[row].end; i = article.nodes[i].end)
    cells += article.nodes[i].tag != Tag::text;
  return std::max(1, cells);
}

}  // namespace lectern::layout
