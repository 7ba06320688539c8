#include <lectern/lectern.h>

#include <algorithm>
#include <utility>
#include <vector>

#include "base/text.h"
#include "tree/node_classes.h"
#include "tree/running_text.h"
#include "tree/walk.h"
#include "write/cell_grid.h"
#include "write/formats.h"
#include "write/margins.h"
#include "write/markdown_blocks.h"
#include "write/markdown_line.h"
#include "write/markdown_tex.h"
#include "write/markdown_text.h"
#include "write/parts.h"
#include "write/tex.h"

namespace lectern {
namespace write {
namespace {

constexpr std::string_view kNote = "lectern-fn-";  // what the ids of notes begin with

// The lines of a table as GitHub reads it, apart by "\n"; empty where there is no cell. Linear.
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

class MarkdownWriter {
 public:
  explicit MarkdownWriter(const Tree& tree) : tree_(tree), margins_(tree) {}

  std::string run() {
    for (Walk walk(tree_); walk.next();) {
      if (!walk.enters())
        leave(walk.node());
      else if (!enter(walk.node()))
        walk.skip();
    }
    flush();
    return blocks_.take();
  }

 private:
  struct List {
    bool ordered;
    bool loose;
    bool marked;
    char mark;
    int32_t number;
    int32_t step;
  };

  // Lines and blocks.

  // Ends the inline content that was gathered: a paragraph, a heading, an item's text.
  void flush() {
    if (in_cell()) {
      break_due_ = !line_.empty();
      return;
    }
    if (strong_blocks_ > 0 && !line_.empty()) {
      line_.insert(0, 1, kStrongOpen);
      line_ += kStrongClose;
    }
    std::string line = markdown_line(line_, heading_ > 0 ? LinePlace::heading : LinePlace::paragraph);
    line_.clear();
    break_due_ = false;
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

  void block(std::string_view lines) {
    flush();
    end_note_line();
    tight_ = false;
    blocks_.block(lines);
  }

  bool in_cell() const { return cells_ > 0; }

  // Inline content.

  void put_mark(char mark) {
    if (break_due_ && in_cell()) line_ += kBreak;
    break_due_ = false;
    line_ += mark;
  }

  void put_raw(std::string_view markdown) {
    put_mark(kRawBegin);
    line_ += markdown;
    line_ += kRawEnd;
  }

  // Texts hold no control characters but white space, and white space in a line is a space.
  void put_text(std::string_view text) {
    if (code_ > 0 && !html_code_) {
      code_text_ += text;
      return;
    }
    if (break_due_ && in_cell()) line_ += kBreak;
    break_due_ = false;
    size_t from = 0;
    for (size_t i = 0; i < text.size(); ++i) {
      if (static_cast<unsigned char>(text[i]) >= ' ') continue;
      line_ += text.substr(from, i - from);
      if (base::is_space(text[i])) line_ += ' ';
      from = i + 1;
    }
    line_ += text.substr(from);
  }

  // Emphasis that goes on where one of its kind ends is one; around nothing it is none.
  void open_mark(uint32_t& depth, char mark) {
    if (depth++ == 0 && code_ == 0) put_emphasis(mark, static_cast<char>(mark + 1));
  }
  void close_mark(uint32_t& depth, char mark) {
    if (--depth == 0 && code_ == 0) put_emphasis(mark, static_cast<char>(mark - 1));
  }
  void put_emphasis(char mark, char cancelled) {
    if (!break_due_ && !line_.empty() && line_.back() == cancelled)
      line_.pop_back();
    else
      put_mark(mark);
  }

  // A block that is strong as a whole. Its lines are marked where they are written: there may be lists and code in it.
  void enter_strong() {
    if (in_cell()) return open_mark(strong_, kStrongOpen);
    ++strong_;
    ++strong_blocks_;
  }
  void leave_strong() {
    if (in_cell()) return close_mark(strong_, kStrongClose);
    flush();
    --strong_;
    --strong_blocks_;
  }

  // Whether Markdown that ends with a character stands right before.
  bool follows(char last) const {
    return line_.size() > 1 && line_.back() == kRawEnd && line_[line_.size() - 2] == last;
  }

  bool begins_with_link() const {
    const size_t at = line_.find_first_not_of(' ');
    return at != std::string::npos && line_[at] == kLinkOpen;
  }

  // Code.

  void enter_code() {
    if (code_++ > 0) return;
    code_text_.clear();
    html_code_ = false;
  }

  void leave_code() {
    if (--code_ > 0) return;
    // Two pieces of code side by side would be one. Before a bar in a table, readers part backslashes from it in
    // different ways. A link that begins a block and has "]:" in it would be the definition of another.
    if (!html_code_ && (follows('`') || (in_cell() && base::contains(code_text_, "\\|")) ||
                        (begins_with_link() && base::contains(code_text_, "]:"))))
      write_code_as_html();
    if (html_code_)
      put_raw("</code>");
    else
      put_code();
    html_code_ = false;
  }

  // Code in backticks holds nothing but text.
  void write_code_as_html() {
    if (code_ > 0 && html_code_) return;
    html_code_ = true;
    put_raw("<code>");
    put_text(std::exchange(code_text_, {}));
  }

  void put_code() {
    std::string code;
    for (const char c : code_text_) {
      if (in_cell() && c == '|') code += '\\';
      code += base::is_space(c) ? ' ' : c;
    }
    if (code.find_first_not_of(' ') == std::string::npos) return put_text(code);
    const bool padded = code.front() == '`' || code.back() == '`' || (code.front() == ' ' && code.back() == ' ');
    const std::string fence(longest_run(code, '`') + 1, '`');
    if (padded) {
      code.insert(0, 1, ' ');
      code += ' ';
    }
    code.insert(0, fence);
    put_raw(code + fence);
  }

  // Lines of code in a cell: only HTML keeps them apart.
  void put_code_in_cell(std::string_view text) {
    TextPlace place;
    place.in_table = true;
    place.next = '<';
    std::string out = "<pre><code>";
    for (size_t from = 0;;) {
      const size_t end = text.find('\n', from);
      append_escaped(out, text.substr(from, end == std::string_view::npos ? end : end - from), place);
      if (end == std::string_view::npos) break;
      out += "<br>";
      from = end + 1;
    }
    put_raw(out + "</code></pre>");
  }

  void put_code_block(uint32_t n) {
    std::string text;
    std::string_view language;
    for (uint32_t i = n + 1; i < tree_[n].end; ++i) {
      if (tree_[i].element == Element::text) text += tree_.text(i);
      const std::string_view classes = tree_.find(i, Attribute::class_);
      if (base::starts_with(classes, "language-")) language = classes.substr(9);
    }
    std::replace(text.begin(), text.end(), '\r', '\n');  // it would end the line, and what is around it
    if (in_cell()) return put_code_in_cell(text);
    const std::string fence(std::max<size_t>(3, longest_run(text, '`') + 1), '`');
    std::string lines = fence;
    lines += language;
    lines += '\n';
    lines += text;
    lines += '\n';
    lines += fence;
    block(lines);
  }

  // Formulas, pictures, recordings.

  void put_formula(uint32_t n) {
    const std::string tex = tex_of(tree_, n);
    if (code_ > 0) return put_text(tex);
    // One that is a part of something in a line cannot leave the line.
    const uint32_t parent = tree_[n].parent;
    const bool own_line = tree_.find(n, Attribute::display) == "block" && !in_cell() && heading_ == 0 &&
                          (parent == Tree::kNoNode || kind(tree_[parent].element) == ElementKind::block);
    std::string out = markdown_tex(tex, own_line, in_cell());
    if (out.empty()) return;
    if (own_line) {
      out.insert(0, "$$\n");
      out += "\n$$";
      return block(out);
    }
    if (follows('$')) put_raw(kSeparator);  // $$ would begin a formula of another kind
    out.insert(0, 1, '$');
    out += '$';
    put_raw(out);
  }

  void put_image(uint32_t n) {
    TextPlace place;
    place.in_table = in_cell();
    place.in_link = true;
    place.next = ']';
    std::string alt(tree_.find(n, Attribute::alt));
    std::replace(alt.begin(), alt.end(), '\n', ' ');
    std::string out = "![";
    append_escaped(out, alt, place);
    append_target(out, tree_.find(n, Attribute::src), tree_.find(n, Attribute::title));
    if (code_ > 0) write_code_as_html();
    put_raw(out);
  }

  // What an image or a link ends with.
  void append_target(std::string& out, std::string_view url, std::string_view title) {
    out += "](";
    append_destination(out, url, in_cell());
    append_title(out, title, in_cell());
    out += ')';
  }

  void put_recording(uint32_t n) {
    std::string_view src = tree_.find(n, Attribute::src);
    for (uint32_t i = n + 1; src.empty() && i < tree_[n].end; ++i) src = tree_.find(i, Attribute::src);
    std::string out = "![";
    append_target(out, src, {});
    put_raw(out);
    flush();
  }

  // The walk.

  bool enter(uint32_t n) {
    const Tree::Node& node = tree_[n];
    if (kind(node.element) == ElementKind::block || node.element == Element::hr) return enter_block(n);
    switch (node.element) {
      case Element::text:
        put_text(tree_.text(n));
        return true;
      case Element::br:
        if (code_ > 0) write_code_as_html();
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
      case Element::strong:
      case Element::b:
        open_mark(strong_, kStrongOpen);
        return true;
      case Element::em:
      case Element::i:
      case Element::cite:
      case Element::dfn:
      case Element::var:
        open_mark(emphasis_, kEmphasisOpen);
        return true;
      case Element::s:
      case Element::del:
        open_mark(strike_, kStrikeOpen);
        return true;
      case Element::code:
      case Element::samp:
      case Element::kbd:
        enter_code();
        return true;
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
        return true;
    }
  }

  bool enter_block(uint32_t n) {
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
        line_.clear();
        break_due_ = false;
        return true;
      case Element::video:
      case Element::audio:
        put_recording(n);
        return false;
      default:
        return true;
    }
  }

  bool enter_in_cell(uint32_t n) {
    switch (tree_[n].element) {
      case Element::pre:
        put_code_block(n);
        return false;
      case Element::video:
      case Element::audio:
        put_recording(n);
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

  void leave(uint32_t n) {
    const Tree::Node& node = tree_[n];
    if (kind(node.element) == ElementKind::block) return leave_block(n);
    switch (node.element) {
      case Element::a:
        leave_link(n);
        return;
      case Element::strong:
      case Element::b:
        return close_mark(strong_, kStrongClose);
      case Element::em:
      case Element::i:
      case Element::cite:
      case Element::dfn:
      case Element::var:
        return close_mark(emphasis_, kEmphasisClose);
      case Element::s:
      case Element::del:
        return close_mark(strike_, kStrikeClose);
      case Element::code:
      case Element::samp:
      case Element::kbd:
        return leave_code();
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
        return;
    }
  }

  void leave_block(uint32_t n) {
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

  void leave_cell(uint32_t n) {
    if (--cells_ > 0) return flush();
    table_.add_cell(markdown_line(line_, LinePlace::cell), number(tree_.find(n, Attribute::colspan)),
                    number(tree_.find(n, Attribute::rowspan)));
    line_.clear();
    break_due_ = false;
  }

  // Links and what stands around a word.

  bool enter_link(uint32_t n) {
    if (is_class(tree_, n, "lectern-footnote-back")) return false;
    if (is_class(tree_, n, "lectern-footnote-ref")) {
      if (code_ > 0) write_code_as_html();
      const std::string_view href = tree_.find(n, Attribute::href);
      std::string mark = "[^";
      mark += href.substr(href.rfind('-') + 1);
      mark += ']';
      put_raw(mark);
      return false;
    }
    if (is_written(n)) put_mark(kLinkOpen);
    return true;
  }

  void leave_link(uint32_t n) {
    if (!is_written(n)) return;
    put_mark(kLinkClose);
    std::string target;
    append_target(target, tree_.find(n, Attribute::href), tree_.find(n, Attribute::title));
    put_raw(target);
  }

  // A place inside of the article has no name in Markdown; code has no links.
  bool is_written(uint32_t n) const {
    const std::string_view href = tree_.find(n, Attribute::href);
    return code_ == 0 && !href.empty() && href[0] != '#';
  }

  // Footnotes' references are not raised: [^1] is.
  bool is_html_script(uint32_t n) const {
    if (code_ > 0) return false;
    for (uint32_t i = n + 1; i < tree_[n].end; ++i)
      if (is_class(tree_, i, "lectern-footnote-ref")) return false;
    return true;
  }

  // Whether a ruby has parentheses of its own. No ruby holds another, so that this is linear.
  void enter_ruby(uint32_t n) {
    ruby_parentheses_ = false;
    for (uint32_t i = n + 1; i < tree_[n].end && !ruby_parentheses_; ++i)
      ruby_parentheses_ = tree_[i].element == Element::rp;
  }

  // Quotations and callouts.

  // Lines in many containers have no room for all their marks: see Margins.
  bool has_room(uint32_t n, size_t width) { return blocks_.depth() == 0 || margins_.take(n, width); }

  void enter_quotation(uint32_t n) {
    end_note_line();
    quotations_.push_back(has_room(n, 2));
    if (quotations_.back() == 0) return;
    blocks_.push("> ", "> ", false);
    put_callout(n);
  }

  // "[!WARNING]" alone on the first line of the quotation, as GitHub and Obsidian read it; a paragraph after it begins
  // on the next line.
  void put_callout(uint32_t n) {
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
  bool repeats_kind(uint32_t title) const {
    return base::equal_ignoring_case(running_text(tree_, title),
                                     tree_.find(tree_[title].parent, Attribute::data_callout));
  }

  bool is_callout_title(uint32_t n) const {
    return tree_[n].element == Element::p && is_class(tree_, n, "lectern-callout-title");
  }

  // Lists.

  // A list is loose where an item holds more than a run of text and nested lists.
  bool is_loose(uint32_t list) const {
    for (uint32_t item = list + 1; item < tree_[list].end; item = tree_[item].end) {
      for (uint32_t child = item + 1; child < tree_[item].end; child = tree_[child].end) {
        const Element element = tree_[child].element;
        if (kind(element) == ElementKind::block && element != Element::ul && element != Element::ol) return true;
      }
    }
    return false;
  }

  void enter_list(uint32_t n) {
    end_note_line();
    if (references_.empty() && n + 1 < tree_[n].end && base::starts_with(tree_.find(n + 1, Attribute::id), kNote))
      find_references();
    List list{tree_[n].element == Element::ol, is_loose(n), true, '-', 1, has(n, Attribute::reversed) ? -1 : 1};
    list.marked = has_room(n, list.ordered ? 3 : 2);
    if (list.ordered) {
      list.mark = '.';
      list.number = first_number(n);
    }
    // Two lists in a row would be read as one, wherever they stand, if their marks were the same.
    if (!blocks_.is_lead_due() && blocks_.size() == list_end_ && list_mark_ == list.mark)
      list.mark = list.ordered ? ')' : '*';
    // A list inside an item of a tight list goes on at the next line. One that begins with another number than 1 would
    // be a part of the paragraph there.
    tight_ = list.marked && !lists_.empty() && !lists_.back().loose && (!list.ordered || list.number == 1);
    first_item_ = true;
    lists_.push_back(list);
  }

  int32_t first_number(uint32_t list) const {
    std::string_view start = tree_.find(list, Attribute::start);
    if (list + 1 < tree_[list].end)
      if (const std::string_view value = tree_.find(list + 1, Attribute::value); !value.empty()) start = value;
    if (!start.empty()) return base::starts_with(start, "-") ? 0 : static_cast<int32_t>(number(start));
    if (!has(list, Attribute::reversed)) return 1;
    int32_t items = 0;
    for (uint32_t item = list + 1; item < tree_[list].end; item = tree_[item].end) ++items;
    return items;
  }

  bool has(uint32_t n, Attribute wanted) const {
    for (uint32_t i = 0; i < tree_[n].attribute_count; ++i)
      if (tree_.attribute(n, i).attribute == wanted) return true;
    return false;
  }

  void enter_item(uint32_t n) {
    if (lists_.empty() || !lists_.back().marked) return;
    List& list = lists_.back();
    const std::string_view id = tree_.find(n, Attribute::id);
    std::string marker;
    const bool note = base::starts_with(id, kNote) && is_referred_to(id);
    if (note) {
      marker = "[^";
      marker += id.substr(kNote.size());
      marker += "]: ";
    } else if (list.ordered) {
      if (const std::string_view value = tree_.find(n, Attribute::value); !value.empty())
        list.number = base::starts_with(value, "-") ? 0 : static_cast<int32_t>(number(value));
      marker = base::decimal(static_cast<uint64_t>(std::max(0, list.number)));
      marker += list.mark;
      marker += ' ';
    } else {
      marker = {list.mark, ' '};
    }
    list.number += list.step;
    const bool first = std::exchange(first_item_, false);
    const bool tight = first ? tight_ : !note && !list.loose;
    tight_ = false;
    note_begins_ = note;
    blocks_.push(marker, std::string(note ? 4 : marker.size(), ' '), tight);
    put_task(n);
  }

  // The box of a task stands before its text; where there is none, it is a paragraph.
  void put_task(uint32_t item) {
    const std::string_view task = tree_.find(item, Attribute::data_task);
    if (task.empty()) return;
    put_raw(task == "done" ? "[x]" : "[ ]");
    put_text(" ");
    const uint32_t first = item + 1;
    joins_ = first < tree_[item].end && tree_[first].element == Element::p ? first : Tree::kNoNode;
  }

  // Footnotes. Where Markdown has none, a definition of one may be read as the definition of a link, whose address or
  // title would be what the note says.

  void find_references() {
    for (uint32_t i = 0; i < tree_.size(); ++i)
      if (is_class(tree_, i, "lectern-footnote-ref")) references_.push_back(tree_.find(i, Attribute::href).substr(1));
    std::sort(references_.begin(), references_.end());
  }

  // Readers leave out what no reference leads to.
  bool is_referred_to(std::string_view note) const {
    return std::binary_search(references_.begin(), references_.end(), note);
  }

  // Whether the rest of the line after "[^1]: " may be an address and a title.
  static bool may_be_definition(std::string_view line) {
    line = line.substr(0, line.find('\n'));
    const size_t end = line.find(' ');
    const size_t next = line.find_first_not_of(' ', end);
    return next == std::string_view::npos || begins_title(line.substr(next));
  }

  static bool begins_title(std::string_view text) { return text[0] == '"' || text[0] == '\'' || text[0] == '('; }

  // A note that begins with a block of lines begins on the line below.
  void end_note_line() {
    if (std::exchange(note_begins_, false)) blocks_.begin(false);
  }

  // The number in an attribute that the article has made or checked.
  static uint32_t number(std::string_view text) { return base::number_of(text, 9'999'999).value_or(0); }

  const Tree& tree_;
  Margins margins_;
  MarkdownBlocks blocks_;
  CellGrid table_;
  std::string line_;  // inline content that is not written yet: see markdown_line.h
  bool tight_ = false;
  bool break_due_ = false;  // in a cell, before what comes next
  bool first_item_ = false;
  bool note_begins_ = false;  // nothing of the footnote is written yet
  bool html_code_ = false;
  bool ruby_parentheses_ = false;
  size_t heading_ = 0;
  uint32_t strong_ = 0;
  uint32_t strong_blocks_ = 0;
  uint32_t emphasis_ = 0;
  uint32_t strike_ = 0;
  uint32_t code_ = 0;
  uint32_t cells_ = 0;
  uint32_t joins_ = Tree::kNoNode;  // a paragraph that goes on with the line that was begun
  std::string code_text_;
  std::vector<std::string_view> references_;  // the ids of the notes that they lead to, sorted
  std::vector<List> lists_;
  std::vector<uint8_t> quotations_;      // those that are open, and whether they are marked
  size_t list_end_ = std::string::npos;  // where the list ended that was left last
  char list_mark_ = 0;
};

}  // namespace

std::string markdown(const Tree& tree) { return MarkdownWriter(tree).run(); }

}  // namespace write

std::string to_markdown(const Article& article, const TextParts& parts) {
  return write::markdown(parts == TextParts() ? article.content : write::tree_of(article, parts));
}

}  // namespace lectern
