#pragma once

#include <lectern/tree.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "write/cell_grid.h"
#include "write/margins.h"
#include "write/markdown_blocks.h"
#include "write/node_parts.h"

namespace lectern::write {

/// Writes a tree as Markdown: one walk, in which inline content is gathered to lines, and lines to blocks.
class MarkdownWriter {
 public:
  explicit MarkdownWriter(const Tree& tree) : tree_(tree), margins_(tree) {}

  /// The Markdown. To be called once.
  std::string run();

 private:
  struct List {
    bool ordered;
    bool loose;
    bool marked;
    bool tight;    // stands in an item of a tight list
    size_t begin;  // where the first item is written that is not empty
    int32_t step;
    int32_t number = 1;
    char mark = '-';
  };

  // markdown.cpp
  bool in_cell() const { return cells_ > 0; }
  bool enter(uint32_t n);
  bool enter_block(uint32_t n);
  bool enter_in_cell(uint32_t n);
  void leave(uint32_t n);
  void leave_block(uint32_t n);
  void leave_cell(uint32_t n);
  void clear_line();
  void flush();
  void block(std::string_view lines);

  // markdown_inline.cpp
  void put_mark(char mark);
  void put_raw(std::string_view markdown);
  void put_text(std::string_view text);
  void open_mark(InlineMark mark);
  void close_mark(InlineMark mark);
  void open_mark(uint32_t& depth, char mark);
  void close_mark(uint32_t& depth, char mark);
  void put_emphasis(char mark, char cancelled);
  void enter_strong();
  void leave_strong();
  bool follows(char last) const;
  bool begins_with_link() const;
  void enter_code();
  void leave_code();
  void write_code_as_html();
  void put_code();
  void put_code_in_cell(std::string_view text);
  void put_code_block(uint32_t n);
  void put_formula(uint32_t n);
  void put_image(uint32_t n);
  void append_target(std::string& out, std::string_view url, std::string_view title);
  void put_media(uint32_t n);
  bool enter_link(uint32_t n);
  void leave_link(uint32_t n);
  bool is_written(uint32_t n) const;
  bool is_html_script(uint32_t n) const;
  void enter_ruby(uint32_t n);

  // markdown_containers.cpp
  bool has_room(uint32_t n, size_t width);
  void enter_quotation(uint32_t n);
  void put_callout(uint32_t n);
  bool repeats_kind(uint32_t title) const;
  bool is_callout_title(uint32_t n) const;
  bool is_loose(uint32_t list) const;
  void enter_list(uint32_t n);
  int32_t first_number(uint32_t list) const;
  bool has(uint32_t n, Attribute wanted) const;
  void enter_item(uint32_t n);
  void put_task(uint32_t item);
  void find_references();
  bool is_referred_to(std::string_view note) const;
  static bool may_be_definition(std::string_view line);
  static bool begins_title(std::string_view text);
  void end_note_line();

  const Tree& tree_;
  Margins margins_;
  MarkdownBlocks blocks_;
  CellGrid table_;
  std::string line_;  // inline content that is not written yet: see markdown_line.h
  bool tight_ = false;
  size_t box_end_ = 0;        // where the text of a task begins in the line; 0 if the line has no box
  bool break_due_ = false;    // in a cell, before what comes next
  bool note_begins_ = false;  // nothing of the footnote is written yet
  bool html_code_ = false;
  bool ruby_parentheses_ = false;
  size_t heading_ = 0;  // the level of the open one
  uint32_t strong_ = 0;
  uint32_t strong_blocks_ = 0;
  uint32_t emphasis_ = 0;
  uint32_t strike_ = 0;
  uint32_t code_ = 0;
  uint32_t cells_ = 0;
  uint32_t joins_ = Tree::kNoNode;  // a paragraph that goes on with the line that was begun
  std::string code_text_;
  std::vector<std::string_view> references_;  // the ids of referenced footnotes, sorted
  std::vector<List> lists_;
  std::vector<uint8_t> quotations_;      // those that are open, and whether they are marked
  size_t list_end_ = std::string::npos;  // where the last list ended
  char list_mark_ = 0;
};

}  // namespace lectern::write
