#include "article/tables.h"

#include <algorithm>
#include <vector>

#include "article/kept.h"
#include "base/text.h"

namespace lectern::article {
namespace {

using html::Attr;
using html::Document;
using html::NodeId;
using html::NodeType;
using html::Tag;

// What is counted while a table is open.
struct Count {
  size_t index;  // in the result
  uint32_t rows = 0;
  uint32_t columns = 0;  // most cells in a row that hold something
  uint32_t cells = 0;
  uint32_t filled = 0;
  uint32_t filled_in_row = 0;
  uint32_t cells_in_row = 0;
  uint32_t headers = 0;
  uint32_t structure = 0;  // headings, lists, paragraphs, pictures that are more than a cell's one line
  uint32_t longest = 0;    // bytes of the longest cell
  uint32_t cell_bytes = 0;
  uint32_t cell_blocks = 0;
  uint32_t preformatted = 0;
  bool cell_filled = false;
  bool cell_numbers = true;    // digits and white space alone
  bool number_column = false;  // a row began with numbers and went on
  bool nested = false;
  bool caption = false;
};

void end_cell(Count& count) {
  if (count.cell_filled) {
    if (count.cells_in_row == 1 && count.cell_numbers && count.cell_bytes > 0) count.number_column = true;
    ++count.filled;
    ++count.filled_in_row;
    count.columns = std::max(count.columns, count.filled_in_row);
  }
  count.longest = std::max(count.longest, count.cell_bytes);
  if (count.cell_blocks > 1) count.structure += count.cell_blocks - 1;
  count.cell_bytes = count.cell_blocks = 0;
  count.cell_filled = false;
  count.cell_numbers = true;
}

TableKind judge(const Document& document, NodeId node, const Count& count) {
  // A caption of a table that holds tables names the whole; its own cells still only place things.
  if (count.nested || count.filled <= 1) return TableKind::layout;
  if (count.number_column && count.preformatted > 0 && count.rows <= count.preformatted) return TableKind::gutter;
  const std::string_view role = document.get(node, Attr::role);
  if (role == "presentation" || role == "none") return TableKind::layout;
  if (count.columns <= 1 && count.headers == 0 && !count.caption) return TableKind::layout;
  if (count.columns <= 1 && count.rows <= 1) return TableKind::layout;
  if (count.caption || count.headers > 0 || role == "table" || role == "grid" || document.has(node, Attr::summary))
    return TableKind::data;
  constexpr uint32_t kLongCell = 600;  // bytes: more is prose, set beside other prose
  constexpr uint32_t kShortCell = 120;
  if (count.rows == 1) return count.structure == 0 && count.longest <= kShortCell ? TableKind::data : TableKind::layout;
  if (count.longest > kLongCell && count.rows <= 3) return TableKind::layout;
  return count.structure * 2 > count.filled ? TableKind::layout : TableKind::data;
}

}  // namespace

std::vector<Table> judge_tables(const Document& document, const extract::Selection& selection) {
  std::vector<Table> tables;
  std::vector<Count> open;
  size_t next_block = 0;
  const extract::Block* last_block = nullptr;
  for (NodeId n = 0; n < document.size();) {
    while (!open.empty() && document[tables[open.back().index].node].end <= n) {
      end_cell(open.back());
      Table& table = tables[open.back().index];
      table.kind = judge(document, table.node, open.back());
      open.pop_back();
    }
    const html::Node& node = document[n];
    NodeId next = n + 1;
    if (node.type == NodeType::element) {
      if (node.tag == Tag::table && node.ns == html::Namespace::html) {
        if (!open.empty()) {
          open.back().nested = true;
          open.back().cell_filled = true;
        }
        Count count;
        count.index = tables.size();
        open.push_back(count);
        tables.push_back({n});
      } else if (!open.empty()) {
        Count& count = open.back();
        switch (node.tag) {
          case Tag::tr:
            end_cell(count);
            ++count.rows;
            count.filled_in_row = count.cells_in_row = 0;
            break;
          case Tag::th:
          case Tag::td:
            end_cell(count);
            ++count.cells;
            ++count.cells_in_row;
            if (node.tag == Tag::th || document.has(n, Attr::scope) || document.has(n, Attr::headers)) ++count.headers;
            break;
          case Tag::caption:
            count.caption = true;
            break;
          case Tag::pre:
            ++count.preformatted;
            break;
          case Tag::h1:
          case Tag::h2:
          case Tag::h3:
          case Tag::h4:
          case Tag::ul:
          case Tag::ol:
          case Tag::blockquote:
            ++count.structure;
            break;
          default:
            if (is_medium(document, n)) count.cell_filled = true;
        }
      }
      if (is_opaque(node.tag)) next = node.end;
    } else if (node.type == NodeType::text && !open.empty()) {
      const std::string_view text = base::trim(node.text);
      if (!text.empty()) {
        while (next_block < selection.blocks.size() && selection.blocks[next_block].end <= n) ++next_block;
        const extract::Block* block = next_block < selection.blocks.size() && selection.blocks[next_block].begin <= n
                                          ? &selection.blocks[next_block]
                                          : nullptr;
        Count& count = open.back();
        count.cell_filled = true;
        count.cell_numbers = count.cell_numbers && digits_only(text);
        count.cell_bytes += static_cast<uint32_t>(text.size());
        if (block != last_block || count.cell_blocks == 0) ++count.cell_blocks;
        last_block = block;
        Table& table = tables[count.index];
        table.bytes += static_cast<uint32_t>(text.size());
        if (block && block->verdict == extract::Verdict::keep) table.kept_bytes += static_cast<uint32_t>(text.size());
      }
    }
    n = next;
  }
  while (!open.empty()) {
    end_cell(open.back());
    Table& table = tables[open.back().index];
    table.kind = judge(document, table.node, open.back());
    open.pop_back();
  }
  return tables;
}

TableKind kind_of(const std::vector<Table>& tables, NodeId node) {
  const auto found = std::lower_bound(tables.begin(), tables.end(), node,
                                      [](const Table& table, NodeId wanted) { return table.node < wanted; });
  return found != tables.end() && found->node == node ? found->kind : TableKind::layout;
}

}  // namespace lectern::article
