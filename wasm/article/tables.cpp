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

// Counts what is in the tables of a page, each table without those inside it.
class TableCounter {
 public:
  TableCounter(const Document& document, const extract::Selection& selection)
      : document_(document), selection_(selection) {}

  std::vector<Table> run() {
    for (NodeId n = 0; n < document_.size();) {
      while (!open_.empty() && document_[tables_[open_.back().index].node].end <= n) close();
      const html::Node& node = document_[n];
      if (node.type == NodeType::element) enter(n);
      if (node.type == NodeType::text && !open_.empty()) add_text(n);
      n = node.type == NodeType::element && is_opaque(node.tag) ? node.end : n + 1;
    }
    while (!open_.empty()) close();
    return std::move(tables_);
  }

 private:
  void close() {
    end_cell(open_.back());
    Table& table = tables_[open_.back().index];
    table.kind = judge(document_, table.node, open_.back());
    open_.pop_back();
  }

  void enter(NodeId n) {
    const html::Node& node = document_[n];
    if (node.tag == Tag::table && node.ns == html::Namespace::html) {
      if (!open_.empty()) {
        open_.back().nested = true;
        open_.back().cell_filled = true;
      }
      Count count;
      count.index = tables_.size();
      open_.push_back(count);
      tables_.push_back({n});
    } else if (!open_.empty()) {
      count_element(n, open_.back());
    }
  }

  void count_element(NodeId n, Count& count) const {
    switch (document_[n].tag) {
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
        if (document_[n].tag == Tag::th || document_.has(n, Attr::scope) || document_.has(n, Attr::headers))
          ++count.headers;
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
        if (is_media_leaf(document_, n)) count.cell_filled = true;
    }
  }

  void add_text(NodeId n) {
    const std::string_view text = base::trim(document_[n].text);
    if (text.empty()) return;
    const auto& blocks = selection_.blocks;
    while (next_block_ < blocks.size() && blocks[next_block_].end <= n) ++next_block_;
    const extract::Block* block =
        next_block_ < blocks.size() && blocks[next_block_].begin <= n ? &blocks[next_block_] : nullptr;
    const auto bytes = static_cast<uint32_t>(text.size());
    Count& count = open_.back();
    count.cell_filled = true;
    count.cell_numbers = count.cell_numbers && digits_only(text);
    count.cell_bytes += bytes;
    if (block != last_block_ || count.cell_blocks == 0) ++count.cell_blocks;
    last_block_ = block;
    Table& table = tables_[count.index];
    table.bytes += bytes;
    if (block && block->verdict == Verdict::keep) table.kept_bytes += bytes;
  }

  const Document& document_;
  const extract::Selection& selection_;
  std::vector<Table> tables_;
  std::vector<Count> open_;  // of the tables that are open, outermost first
  size_t next_block_ = 0;
  const extract::Block* last_block_ = nullptr;
};

}  // namespace

std::vector<Table> judge_tables(const Document& document, const extract::Selection& selection) {
  return TableCounter(document, selection).run();
}

TableKind kind_of(const std::vector<Table>& tables, NodeId node) {
  const auto found = std::lower_bound(tables.begin(), tables.end(), node,
                                      [](const Table& table, NodeId wanted) { return table.node < wanted; });
  return found != tables.end() && found->node == node ? found->kind : TableKind::layout;
}

}  // namespace lectern::article
