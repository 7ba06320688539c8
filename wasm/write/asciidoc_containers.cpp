// AsciiDoc of what holds blocks: quotations, callouts, lists, tables, and their titles.

#include <algorithm>
#include <optional>
#include <utility>

#include "base/text.h"
#include "tree/node_classes.h"
#include "tree/running_text.h"
#include "write/asciidoc_text.h"
#include "write/asciidoc_writer.h"
#include "write/node_parts.h"

namespace lectern::write {

// The delimiters of blocks in blocks are of different lengths.
void AsciidocWriter::open_block(char mark, std::string style) {
  const std::string delimiter(4 + delimiters_.size(), mark);
  style += delimiter;
  style += '\n';
  put_lines(style);
  delimiters_.push_back(delimiter);
}

void AsciidocWriter::close_block() {
  flush();
  if (out_.back() != '\n') out_ += '\n';
  out_ += delimiters_.back();
  delimiters_.pop_back();
  ended_lists_ = 0;
  after_list_ = false;
}

// A line that names what comes next: the text of a caption, a summary or a callout's title.
void AsciidocWriter::set_title(std::string_view text) {
  if (text.empty()) return;
  std::string line;
  append_asciidoc_text(line, text);
  title_ = '.';
  title_ += line;
  title_ += '\n';
}

void AsciidocWriter::take_title(uint32_t node, Element caption) {
  for (uint32_t n = node + 1; n < tree_[node].end; ++n)
    if (tree_[n].element == caption) return set_title(running_text(tree_, n));
}

void AsciidocWriter::leave_cell(uint32_t n) {
  table_.add_cell(std::exchange(line_, {}), number_in(tree_.find(n, Attribute::colspan)),
                  number_in(tree_.find(n, Attribute::rowspan)));
  header_ = header_ || (table_.rows() == 1 && tree_[n].element == Element::th);
  break_due_ = false;
}

void AsciidocWriter::put_table() {
  const size_t columns = table_.columns();
  const bool header = std::exchange(header_, false);
  if (columns == 0) return;
  std::string lines = header ? "[%header,cols=" : "[cols=";
  base::append_number(lines, columns);
  lines += "*]\n|===\n";
  for (size_t row = 0; row < table_.rows(); ++row) {
    for (size_t column = 0; column < columns; ++column) {
      lines += '|';
      if (column < table_.size(row)) lines += table_.cell(row, column);
      lines += '\n';
    }
  }
  table_.clear();
  lines += "|===";
  put_lines(lines);
}

// A callout or what stands aside.
void AsciidocWriter::enter_aside(uint32_t n) {
  const std::string_view callout = tree_.find(n, Attribute::data_callout);
  if (callout.empty()) return open_block('*');
  for (uint32_t i = n + 1; i < tree_[n].end; ++i) {
    if (!is_class(tree_, i, "lectern-callout-title")) continue;
    if (!repeats_kind(tree_, i, callout)) set_title(running_text(tree_, i));
    break;
  }
  std::string style = "[";
  for (const char c : callout) style += static_cast<char>(c - 'a' + 'A');
  style += "]\n";
  open_block('=', std::move(style));
}

void AsciidocWriter::enter_list(uint32_t n) {
  const bool ordered = tree_[n].element == Element::ol;
  const char mark = ordered ? '.' : '*';
  marks_.push_back(mark);
  if (std::exchange(item_begins_, false)) out_ += "{empty}";
  list_begins_ = true;
  // Two lists in a row would be read as one, if no comment stood between them.
  list_style_ = std::exchange(after_list_, false) ? "//-\n\n" : "";
  if (!ordered) return;
  const std::optional<uint32_t> start = base::number_of(tree_.find(n, Attribute::start), 9'999'999);
  if (!start) return;
  list_style_ += "[start=";
  base::append_number(list_style_, *start);
  list_style_ += "]\n";
}

void AsciidocWriter::enter_item(uint32_t n) {
  const char mark = marks_.empty() ? '*' : marks_.back();
  const auto depth = static_cast<size_t>(std::count(marks_.begin(), marks_.end(), mark));
  const bool inside = !items_.empty() && items_.back() == delimiters_.size();
  if (!out_.empty() && out_.back() != '\n')
    out_ += attached_ || (std::exchange(list_begins_, false) && !inside) ? "\n\n" : "\n";
  list_begins_ = attached_ = false;
  out_ += std::exchange(list_style_, {});
  out_.append(std::max<size_t>(depth, 1), mark);
  out_ += ' ';
  if (const std::string_view task = tree_.find(n, Attribute::data_task); !task.empty())
    out_ += task == "done" ? "[x] " : "[ ] ";
  items_.push_back(delimiters_.size());
  item_begins_ = true;
  ended_lists_ = 0;
}

}  // namespace lectern::write
