#include <lectern/lectern.h>

#include <algorithm>
#include <utility>

#include "base/text.h"
#include "tree/node_classes.h"
#include "write/asciidoc_writer.h"
#include "write/node_parts.h"
#include "write/parts.h"

namespace lectern {
namespace write {

AsciidocWriter::AsciidocWriter(const Tree& tree) : tree_(tree) {
  for (uint32_t n = 0; n < tree.size(); ++n) {
    const size_t number = tree[n].element == Element::li ? note_number(tree.find(n, Attribute::id)) : 0;
    if (number == notes_.size() + 1) notes_.push_back(n);
  }
}

// The number in the id of a footnote; 0 for other ids.
size_t AsciidocWriter::note_number(std::string_view id) {
  return base::starts_with(id, kNoteId) ? number_in(id.substr(kNoteId.size())) : 0;
}

std::string AsciidocWriter::run() {
  write(Walk(tree_));
  flush();
  return std::move(out_);
}

void AsciidocWriter::write(Walk walk) {
  while (walk.next()) {
    if (!walk.enters())
      leave(walk.node());
    else if (!enter(walk.node()))
      walk.skip();
  }
}

// Writes the lines of a block below its title. In a list item after its first block, a line with "+" ties them to the
// item; an empty line before it for each list that ended since.
void AsciidocWriter::put_block(std::string_view lines, bool is_paragraph) {
  if (std::exchange(item_begins_, false)) {
    // A block of several lines does not stand beside the item's mark.
    attached_ = !is_paragraph || !title_.empty();
    if (attached_) out_ += "{empty}\n+\n";
  } else if (items_.empty() || items_.back() < delimiters_.size()) {
    if (!out_.empty()) out_ += out_.back() == '\n' ? "" : "\n\n";
  } else {
    out_.append(std::exchange(ended_lists_, 0) + 1, '\n');
    out_ += "+\n";
    attached_ = true;
  }
  out_ += title_;
  out_ += lines;
  title_.clear();
  after_list_ = false;
}

void AsciidocWriter::flush() {
  if (cells_ > 0 || in_note_) {
    break_due_ = !line_.empty();
    return;
  }
  // A space or a line break at the end shows nothing. Text has no plus that is not a reference.
  line_.resize(line_.find_last_not_of(" +\n") + 1);
  if (!line_.empty()) put_block(std::exchange(line_, {}), true);
}

void AsciidocWriter::put_lines(std::string_view lines) {
  flush();
  put_block(lines);
}

bool AsciidocWriter::enter(uint32_t n) {
  const Element element = tree_[n].element;
  if (kind(element) == ElementKind::block || element == Element::hr) return enter_block(n);
  switch (element) {
    case Element::text:
      put_text(tree_.text(n));
      return true;
    case Element::br:
      if (!line_.empty()) put(heading_ > 0 ? " " : " +\n");
      return false;
    case Element::img:
      put_image(n, line_.empty() && cells_ == 0 && !in_note_ && is_alone(n));
      return false;
    case Element::math:
      put_formula(n);
      return false;
    case Element::a:
      return enter_link(n);
    case Element::q:
      put_text("\u201C");
      return true;
    case Element::rt:
      put_text("(");
      return true;
    case Element::rp:
    case Element::wbr:
      return false;
    default:
      if (Mark* mark = mark_of(n)) open_mark(*mark);
      return true;
  }
}

void AsciidocWriter::leave(uint32_t n) {
  const Element element = tree_[n].element;
  if (kind(element) == ElementKind::block) return leave_block(n);
  if (element == Element::q) return put_text("\u201D");
  if (element == Element::rt) return put_text(")");
  if (element == Element::a && is_link(n)) {
    line_ += ']';
    in_link_ = false;
    return;
  }
  if (Mark* mark = mark_of(n)) close_mark(*mark, mark == &strike_ ? "##" : mark->text);
}

bool AsciidocWriter::enter_block(uint32_t n) {
  const Element element = tree_[n].element;
  if (is_class(tree_, n, "lectern-footnotes") || is_class(tree_, n, "lectern-callout-title")) return false;
  flush();
  if (element == Element::pre) return put_code(n), false;
  if (element == Element::video || element == Element::audio) return put_recording(n), false;
  if (cells_ > 0 || in_note_) return enter_in_cell(n);
  heading_ = heading_level(element);
  switch (element) {
    case Element::hr:
      put_lines("'''");
      return false;
    case Element::figure:
      take_title(n, Element::figcaption);
      return true;
    case Element::figcaption:
    case Element::caption:
    case Element::summary:
      return false;
    case Element::details:
      take_title(n, Element::summary);
      open_block('=', "[%collapsible]\n");
      return true;
    case Element::blockquote:
      open_block('_');
      return true;
    case Element::aside:
      enter_aside(n);
      return true;
    case Element::ul:
    case Element::ol:
      enter_list(n);
      return true;
    case Element::li:
      enter_item(n);
      return true;
    case Element::dt:
      open_mark(strong_);
      return true;
    case Element::table:
      take_title(n, Element::caption);
      table_.clear();
      return true;
    case Element::tr:
      table_.begin_row();
      return true;
    case Element::td:
    case Element::th:
      cells_ = 1;
      return true;
    default:
      return true;
  }
}

bool AsciidocWriter::enter_in_cell(uint32_t n) {
  const Element element = tree_[n].element;
  if (element == Element::td || element == Element::th) ++cells_;
  if (element == Element::li) put("\u2022 ");
  return element != Element::hr;
}

void AsciidocWriter::leave_block(uint32_t n) {
  const Element element = tree_[n].element;
  if ((element == Element::td || element == Element::th) && --cells_ == 0) return leave_cell(n);
  if (cells_ > 0 || in_note_) return flush();
  if (element == Element::dt) close_mark(strong_, strong_.text);
  if (heading_ > 0) return leave_heading();
  flush();
  switch (element) {
    case Element::blockquote:
    case Element::aside:
    case Element::details:
      close_block();
      break;
    case Element::ul:
    case Element::ol:
      marks_.pop_back();
      after_list_ = items_.empty() || items_.back() < delimiters_.size();
      ended_lists_ = after_list_ ? 0 : ended_lists_ + 1;
      break;
    case Element::li:
      if (std::exchange(item_begins_, false)) out_ += "{empty}";
      items_.pop_back();
      break;
    case Element::figure:
      title_.clear();
      break;
    case Element::table:
      put_table();
      break;
    default:
      break;
  }
}

// A title is the document's; sections do not stand in other blocks.
void AsciidocWriter::leave_heading() {
  const size_t level = std::exchange(heading_, uint8_t{0});
  if (line_.empty()) return;
  std::string lines = items_.empty() && delimiters_.empty() ? "" : "[discrete]\n";
  lines.append(level == 1 && out_.empty() ? 1 : std::max<size_t>(level, 2), '=');
  lines += ' ';
  lines += std::exchange(line_, {});
  put_block(lines);
}

}  // namespace write

std::string to_asciidoc(const Article& article, const TextParts& parts) {
  return write::AsciidocWriter(parts == TextParts() ? article.content : write::tree_of(article, parts)).run();
}

}  // namespace lectern
