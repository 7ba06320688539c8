#pragma once

#include <lectern/tree.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "tree/walk.h"
#include "write/cell_grid.h"

namespace lectern::write {

/// Writes a tree in AsciiDoc, as Asciidoctor 2 reads it. Blocks are written as they end, the inline content of one is
/// gathered in `line_`. Marks are unconstrained ("**b**"), so that they hold wherever they stand.
class AsciidocWriter {
 public:
  explicit AsciidocWriter(const Tree& tree);

  /// The AsciiDoc. To be called once.
  std::string run();

 private:
  struct Mark {
    std::string_view text;
    uint32_t depth = 0;
  };

  // asciidoc.cpp
  void write(Walk walk);
  void put_block(std::string_view lines, bool is_paragraph = false);
  void flush();
  void put_lines(std::string_view lines);
  bool enter(uint32_t n);
  void leave(uint32_t n);
  bool enter_block(uint32_t n);
  bool enter_in_cell(uint32_t n);
  void leave_block(uint32_t n);
  void leave_heading();
  static size_t note_number(std::string_view id);

  // asciidoc_inline.cpp
  void put(std::string_view asciidoc);
  void put_text(std::string_view text);
  void open_mark(Mark& mark);
  void close_mark(Mark& mark, std::string_view close);
  bool is_script(uint32_t n) const;
  void put_formula(uint32_t n);
  void put_image(uint32_t n, bool own_block);
  void put_recording(uint32_t n);
  void put_code(uint32_t n);
  void put_reference(uint32_t n);
  Mark* mark_of(uint32_t n);
  bool is_link(uint32_t n) const;
  bool enter_link(uint32_t n);
  bool is_alone(uint32_t n) const;

  // asciidoc_containers.cpp
  void open_block(char mark, std::string style = {});
  void close_block();
  void set_title(std::string_view text);
  void take_title(uint32_t node, Element caption);
  void leave_cell(uint32_t n);
  void put_table();
  void enter_aside(uint32_t n);
  void enter_list(uint32_t n);
  void enter_item(uint32_t n);

  static constexpr uint32_t kWritten = Tree::kNoNode;

  const Tree& tree_;
  std::string out_;
  std::string line_;   // inline content that is not written yet
  std::string title_;  // of the next block
  std::string list_style_;
  std::vector<uint32_t> notes_;  // the items of footnotes in the order of their numbers; kWritten for those that are
  CellGrid table_;
  Mark strong_{"**"}, emphasis_{"__"}, strike_{"[.line-through]##"}, code_{"``"}, raised_{"^"}, lowered_{"~"};
  std::vector<std::string> delimiters_;     // of the blocks that are open
  std::vector<size_t> items_;               // of open list items, the number of delimiters around each
  std::vector<char> marks_;                 // of open lists
  size_t opened_at_ = 0, opened_size_ = 0;  // where the last mark ends, if nothing stands after it, and its size
  size_t ended_lists_ = 0;                  // in the open item
  uint32_t cells_ = 0;
  uint8_t heading_ = 0;  // the level of the open one
  bool header_ = false, in_note_ = false, in_link_ = false, break_due_ = false;
  bool item_begins_ = false;
  bool list_begins_ = false, after_list_ = false;  // between lists and blocks that are in the same block or item
  bool attached_ = false;                          // the open item has more than its first paragraph
};

}  // namespace lectern::write
