#include <lectern/lectern.h>

#include <utility>

#include "base/text.h"
#include "tree/node_classes.h"
#include "tree/walk.h"
#include "write/cell_grid.h"
#include "write/formats.h"
#include "write/markdown_line.h"
#include "write/markdown_writer.h"
#include "write/parts.h"

namespace lectern {
namespace write {
namespace {

// The lines of a table as GitHub reads it, apart by "\n"; empty if there is no cell. Linear.
std::string table_lines(const CellGrid& table) {
  const size_t columns = table.columns();
  std::string out;
  if (columns == 0) return out;
  for (size_t row = 0; row < table.rows(); ++row) {
    out += row > 0 ? "\n|" : "|";
    for (size_t column = 0; column < columns; ++column) {
      const bool has = column < table.size(row);
      if (row > 0 && column > 0 && !has) break;  // rows may be shorter than the first
      out += ' ';
      if (has) out += table.cell(row, column);
      out += " |";
    }
    if (row > 0) continue;
    out += "\n|";
    for (size_t column = 0; column < columns; ++column) out += " --- |";
  }
  return out;
}

}  // namespace

std::string MarkdownWriter::run() {
  for (Walk walk(tree_); walk.next();) {
    if (!walk.enters())
      leave(walk.node());
    else if (!enter(walk.node()))
      walk.skip();
  }
  flush();
  return blocks_.take();
}

bool MarkdownWriter::enter(uint32_t n) {
  const Tree::Node& node = tree_[n];
  if (kind(node.element) == ElementKind::block || node.element == Element::hr) return enter_block(n);
  switch (node.element) {
    case Element::text:
      put_text(tree_.text(n));
      return true;
    case Element::br:
      if (code_ > 0) write_code_as_html();
      if (box_end_ > 0 && is_blank(std::string_view(line_).substr(box_end_)))
        line_.resize(box_end_);  // nothing is before the break but the box of a task
      else
        put_mark(kBreak);
      return false;
    case Element::wbr:
      return false;
    case Element::img:
      put_image(n);
      return false;
    case Element::math:
      put_formula(n);
      return false;
    case Element::a:
      return enter_link(n);
    case Element::sub:
    case Element::sup:
      if (is_html_script(n)) put_raw(node.element == Element::sub ? "<sub>" : "<sup>");
      return true;
    case Element::q:
      put_text("\u201C");
      return true;
    case Element::ruby:
      enter_ruby(n);
      return true;
    case Element::rt:
      if (!ruby_parentheses_) put_text("(");
      return true;
    default:
      open_mark(inline_mark(node.element));
      return true;
  }
}

bool MarkdownWriter::enter_block(uint32_t n) {
  if (n != joins_) flush();
  if (is_callout_title(n)) {
    if (repeats_kind(n)) return false;
    enter_strong();
    return true;
  }
  const Element element = tree_[n].element;
  if (in_cell()) return enter_in_cell(n);
  heading_ = heading_level(element);
  switch (element) {
    case Element::hr:
      block(blocks_.is_lead_due() ? "___" : "---");  // "- ---" would be a rule, and no item
      return false;
    case Element::pre:
      put_code_block(n);
      return false;
    case Element::blockquote:
    case Element::aside:
      enter_quotation(n);
      return true;
    case Element::ul:
    case Element::ol:
      enter_list(n);
      return true;
    case Element::li:
      enter_item(n);
      return true;
    case Element::dt:
    case Element::summary:
      enter_strong();
      return true;
    case Element::table:
      table_.clear();
      return true;
    case Element::tr:
      table_.begin_row();
      return true;
    case Element::td:
    case Element::th:
      ++cells_;
      clear_line();
      return true;
    case Element::video:
    case Element::audio:
      put_media(n);
      return false;
    default:
      return true;
  }
}

bool MarkdownWriter::enter_in_cell(uint32_t n) {
  switch (tree_[n].element) {
    case Element::pre:
      put_code_block(n);
      return false;
    case Element::video:
    case Element::audio:
      put_media(n);
      return false;
    case Element::hr:
      return false;
    case Element::li:
      put_raw("- ");
      return true;
    case Element::td:
    case Element::th:
      ++cells_;
      return true;
    default:
      return true;
  }
}

void MarkdownWriter::leave(uint32_t n) {
  const Tree::Node& node = tree_[n];
  if (kind(node.element) == ElementKind::block) return leave_block(n);
  switch (node.element) {
    case Element::a:
      leave_link(n);
      return;
    case Element::sub:
    case Element::sup:
      if (is_html_script(n)) put_raw(node.element == Element::sub ? "</sub>" : "</sup>");
      return;
    case Element::q:
      put_text("\u201D");
      return;
    case Element::rt:
      if (!ruby_parentheses_) put_text(")");
      return;
    default:
      return close_mark(inline_mark(node.element));
  }
}

void MarkdownWriter::leave_block(uint32_t n) {
  const Element element = tree_[n].element;
  if (element == Element::td || element == Element::th) return leave_cell(n);
  if (((element == Element::dt || element == Element::summary) && !in_cell()) || is_callout_title(n)) leave_strong();
  flush();
  if (in_cell()) return;
  heading_ = 0;
  switch (element) {
    case Element::blockquote:
    case Element::aside:
      tight_ = false;
      if (quotations_.back() != 0) blocks_.pop();
      quotations_.pop_back();
      break;
    case Element::ul:
    case Element::ol:
      list_end_ = blocks_.size();
      list_mark_ = lists_.back().mark;
      lists_.pop_back();
      break;
    case Element::li:
      end_note_line();  // of a note that says nothing; it has references all the same
      if (!lists_.empty() && lists_.back().marked) blocks_.pop();
      break;
    case Element::table:
      if (const std::string lines = table_lines(table_); !lines.empty()) block(lines);
      table_.clear();
      break;
    default:
      break;
  }
}

void MarkdownWriter::leave_cell(uint32_t n) {
  if (--cells_ > 0) return flush();
  table_.add_cell(markdown_line(line_, LinePlace::cell), number_in(tree_.find(n, Attribute::colspan)),
                  number_in(tree_.find(n, Attribute::rowspan)));
  clear_line();
}

void MarkdownWriter::clear_line() {
  line_.clear();
  box_end_ = 0;
  break_due_ = false;
}

// Ends the inline content that was gathered: a paragraph, a heading, an item's text.
void MarkdownWriter::flush() {
  if (in_cell()) {
    break_due_ = !line_.empty();
    return;
  }
  if (strong_blocks_ > 0 && !line_.empty()) {
    line_.insert(0, 1, kStrongOpen);
    line_ += kStrongClose;
  }
  std::string line = markdown_line(line_, heading_ > 0 ? LinePlace::heading : LinePlace::paragraph);
  clear_line();
  if (line.empty()) return;
  if (heading_ > 0) end_note_line();
  if (std::exchange(note_begins_, false) && may_be_definition(line))
    line.insert(0, begins_title(line) ? "&#32; &#32; " : "&#32; ");  // of a link that is no word of the note
  blocks_.begin(std::exchange(tight_, false));
  if (heading_ > 0) {
    blocks_.write(std::string_view("######").substr(0, heading_));
    blocks_.write(" ");
  }
  blocks_.write_lines(line);
}

void MarkdownWriter::block(std::string_view lines) {
  flush();
  end_note_line();
  tight_ = false;
  blocks_.block(lines);
}

std::string markdown(const Tree& tree) { return MarkdownWriter(tree).run(); }

}  // namespace write

std::string to_markdown(const Article& article, const TextParts& parts) {
  return write::markdown(parts == TextParts() ? article.content : write::tree_of(article, parts));
}

}  // namespace lectern
