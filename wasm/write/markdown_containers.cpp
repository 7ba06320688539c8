// Markdown of what holds blocks: quotations, callouts, lists and footnotes.

#include <algorithm>
#include <utility>

#include "base/text.h"
#include "tree/node_classes.h"
#include "tree/running_text.h"
#include "write/markdown_writer.h"

namespace lectern::write {
// Lines in many containers have no room for all their marks: see Margins.
bool MarkdownWriter::has_room(uint32_t n, size_t width) { return blocks_.depth() == 0 || margins_.take(n, width); }

void MarkdownWriter::enter_quotation(uint32_t n) {
  end_note_line();
  quotations_.push_back(has_room(n, 2));
  if (quotations_.back() == 0) return;
  blocks_.push("> ", "> ", false);
  put_callout(n);
}

// "[!WARNING]" alone on the first line of the quotation, as GitHub and Obsidian read it; a paragraph after it begins
// on the next line.
void MarkdownWriter::put_callout(uint32_t n) {
  const std::string_view callout = tree_.find(n, Attribute::data_callout);
  if (callout.empty()) return;
  std::string mark = "[!";
  for (const char c : callout) mark += static_cast<char>(c - 'a' + 'A');
  mark += ']';
  put_raw(mark);
  flush();
  uint32_t first = n + 1;
  if (first < tree_[n].end && is_callout_title(first) && repeats_kind(first)) first = tree_[first].end;
  tight_ = first < tree_[n].end && tree_[first].element == Element::p;
}

// Whether a callout's title is the word for its kind, which readers of "[!NOTE]" display by themselves.
bool MarkdownWriter::repeats_kind(uint32_t title) const {
  return write::repeats_kind(tree_, title, tree_.find(tree_[title].parent, Attribute::data_callout));
}

bool MarkdownWriter::is_callout_title(uint32_t n) const {
  return tree_[n].element == Element::p && is_class(tree_, n, "lectern-callout-title");
}

// A list is loose where an item holds more than a run of text and nested lists.
bool MarkdownWriter::is_loose(uint32_t list) const {
  for (uint32_t item = list + 1; item < tree_[list].end; item = tree_[item].end) {
    for (uint32_t child = item + 1; child < tree_[item].end; child = tree_[child].end) {
      const Element element = tree_[child].element;
      if (kind(element) == ElementKind::block && element != Element::ul && element != Element::ol) return true;
    }
  }
  return false;
}

void MarkdownWriter::enter_list(uint32_t n) {
  end_note_line();
  if (references_.empty() && n + 1 < tree_[n].end && base::starts_with(tree_.find(n + 1, Attribute::id), kNoteId))
    find_references();
  const bool ordered = tree_[n].element == Element::ol;
  const bool marked = has_room(n, ordered ? 3 : 2);
  List list{ordered,        is_loose(n),
            marked,         marked && !lists_.empty() && !lists_.back().loose,
            blocks_.size(), has(n, Attribute::reversed) ? -1 : 1};
  if (list.ordered) {
    list.mark = '.';
    list.number = first_number(n);
  }
  // Two lists in a row would be read as one, wherever they stand, if their marks were the same.
  if (!blocks_.is_lead_due() && blocks_.size() == list_end_ && list_mark_ == list.mark)
    list.mark = list.ordered ? ')' : '*';
  tight_ = false;
  lists_.push_back(list);
}

int32_t MarkdownWriter::first_number(uint32_t list) const {
  std::string_view start = tree_.find(list, Attribute::start);
  if (list + 1 < tree_[list].end)
    if (const std::string_view value = tree_.find(list + 1, Attribute::value); !value.empty()) start = value;
  if (!start.empty()) return base::starts_with(start, "-") ? 0 : static_cast<int32_t>(number_in(start));
  if (!has(list, Attribute::reversed)) return 1;
  int32_t items = 0;
  for (uint32_t item = list + 1; item < tree_[list].end; item = tree_[item].end) ++items;
  return items;
}

bool MarkdownWriter::has(uint32_t n, Attribute wanted) const {
  for (uint32_t i = 0; i < tree_[n].attribute_count; ++i)
    if (tree_.attribute(n, i).attribute == wanted) return true;
  return false;
}

void MarkdownWriter::enter_item(uint32_t n) {
  if (lists_.empty() || !lists_.back().marked) return;
  List& list = lists_.back();
  const std::string_view id = tree_.find(n, Attribute::id);
  std::string marker;
  const bool note = base::starts_with(id, kNoteId) && is_referred_to(id);
  if (note) {
    marker = "[^";
    marker += id.substr(kNoteId.size());
    marker += "]: ";
  } else if (list.ordered) {
    if (const std::string_view value = tree_.find(n, Attribute::value); !value.empty())
      list.number = base::starts_with(value, "-") ? 0 : static_cast<int32_t>(number_in(value));
    marker = base::decimal(static_cast<uint64_t>(std::max(0, list.number)));
    marker += list.mark;
    marker += ' ';
  } else {
    marker = {list.mark, ' '};
  }
  // A list inside an item of a tight list goes on at the next line. One that begins with another number than 1 would
  // be a part of the paragraph there.
  const bool begins = blocks_.size() == list.begin;
  const bool tight = begins ? list.tight && (!list.ordered || list.number == 1) : !note && !list.loose;
  list.number += list.step;
  note_begins_ = note;
  blocks_.push(marker, std::string(note ? 4 : marker.size(), ' '), tight);
  put_task(n);
}

// The box of a task stands before its text; if there is none, it is a paragraph.
void MarkdownWriter::put_task(uint32_t item) {
  const std::string_view task = tree_.find(item, Attribute::data_task);
  if (task.empty()) return;
  put_raw(task == "done" ? "[x]" : "[ ]");
  put_text(" ");
  box_end_ = line_.size();
  const uint32_t first = item + 1;
  joins_ = first < tree_[item].end && tree_[first].element == Element::p ? first : Tree::kNoNode;
}

void MarkdownWriter::find_references() {
  for (uint32_t i = 0; i < tree_.size(); ++i)
    if (is_class(tree_, i, "lectern-footnote-ref")) references_.push_back(linked_id(tree_, i));
  std::sort(references_.begin(), references_.end());
}

// Readers leave out what no reference leads to.
bool MarkdownWriter::is_referred_to(std::string_view note) const {
  return std::binary_search(references_.begin(), references_.end(), note);
}

// Whether the rest of the line after "[^1]: " may be an address and a title: a reader without footnotes would take the
// note for the definition of a link.
bool MarkdownWriter::may_be_definition(std::string_view line) {
  line = line.substr(0, line.find('\n'));
  const size_t end = line.find(' ');
  const size_t next = line.find_first_not_of(' ', end);
  return next == std::string_view::npos || begins_title(line.substr(next));
}

bool MarkdownWriter::begins_title(std::string_view text) { return text[0] == '"' || text[0] == '\'' || text[0] == '('; }

// A note that begins with a block of lines begins on the line below.
void MarkdownWriter::end_note_line() {
  if (std::exchange(note_begins_, false)) blocks_.begin(false);
}

}  // namespace lectern::write
