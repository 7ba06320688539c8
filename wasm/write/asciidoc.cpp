#include <lectern/lectern.h>

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "base/text.h"
#include "tree/node_classes.h"
#include "tree/running_text.h"
#include "tree/walk.h"
#include "write/asciidoc_text.h"
#include "write/cell_grid.h"
#include "write/node_parts.h"
#include "write/parts.h"
#include "write/tex.h"

namespace lectern {
namespace write {
namespace {

/// Writes a tree in AsciiDoc, as Asciidoctor 2 reads it. Blocks are written as they end, the inline content of one is
/// gathered in `line_`. Marks are unconstrained ("**b**"), so that they hold wherever they stand.
class AsciidocWriter {
 public:
  explicit AsciidocWriter(const Tree& tree) : tree_(tree) {
    for (uint32_t n = 0; n < tree.size(); ++n) {
      const size_t number = tree[n].element == Element::li ? note_number(tree.find(n, Attribute::id)) : 0;
      if (number == notes_.size() + 1) notes_.push_back(n);
    }
  }

  std::string run() {
    write(Walk(tree_));
    flush();
    return std::move(out_);
  }

 private:
  struct Mark {
    std::string_view text;
    uint32_t depth = 0;
  };

  void write(Walk walk) {
    while (walk.next()) {
      if (!walk.enters())
        leave(walk.node());
      else if (!enter(walk.node()))
        walk.skip();
    }
  }

  // Blocks.

  // Writes the lines of a block below its title. In a list item after its first block, a line with "+" ties them to the
  // item; an empty line before it for each list that ended since.
  void put_block(std::string_view lines, bool is_paragraph = false) {
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

  void flush() {
    if (cells_ > 0 || in_note_) {
      break_due_ = !line_.empty();
      return;
    }
    // A space or a line break at the end shows nothing. Text has no plus that is not a reference.
    line_.resize(line_.find_last_not_of(" +\n") + 1);
    if (!line_.empty()) put_block(std::exchange(line_, {}), true);
  }

  void put_lines(std::string_view lines) {
    flush();
    put_block(lines);
  }

  // The delimiters of blocks in blocks are of different lengths.
  void open_block(char mark, std::string style = {}) {
    const std::string delimiter(4 + delimiters_.size(), mark);
    style += delimiter;
    style += '\n';
    put_lines(style);
    delimiters_.push_back(delimiter);
  }
  void close_block() {
    flush();
    if (out_.back() != '\n') out_ += '\n';
    out_ += delimiters_.back();
    delimiters_.pop_back();
    ended_lists_ = 0;
    after_list_ = false;
  }

  // A line that names what comes next: the text of a caption, a summary or a callout's title.
  void set_title(std::string_view text) {
    if (text.empty()) return;
    std::string line;
    append_asciidoc_text(line, text);
    title_ = '.';
    title_ += line;
    title_ += '\n';
  }
  void take_title(uint32_t node, Element caption) {
    for (uint32_t n = node + 1; n < tree_[node].end; ++n)
      if (tree_[n].element == caption) return set_title(running_text(tree_, n));
  }

  // Inline content.

  void put(std::string_view asciidoc) {
    if (break_due_ && !line_.empty()) line_ += in_note_ ? " " : " +\n";
    break_due_ = false;
    line_ += asciidoc;
  }

  void put_text(std::string_view text) {
    if (text.empty()) return;
    put({});
    std::string folded;
    for (const char c : text) folded += static_cast<unsigned char>(c) < ' ' ? ' ' : c;
    std::string_view rest = folded;
    if (line_.empty() || line_.back() == '\n' || line_.back() == ' ')
      rest.remove_prefix(std::min(rest.find_first_not_of(' '), rest.size()));
    // A mark holds no space at its start: at that of a line it would be an item's.
    if (!rest.empty() && rest[0] == ' ' && opened_at_ != 0 && line_.size() == opened_at_) {
      const size_t begin = line_.size() - opened_size_;
      if (begin > 0 && line_[begin - 1] != ' ' && line_[begin - 1] != '\n') {
        line_.insert(begin, 1, ' ');
        ++opened_at_;
      }
      rest.remove_prefix(std::min(rest.find_first_not_of(' '), rest.size()));
    }
    append_asciidoc_text(line_, rest);
  }

  void open_mark(Mark& mark) {
    if (mark.depth++ > 0) return;
    put({});
    // "[a]**b**" would be b with the role a, and a line from "[" to "]" the attributes of a block.
    const char last = line_.empty() ? '\n' : line_.back();
    if (last == ']' || (last == '\n' && mark.text[0] == '[')) line_ += "{empty}";
    put(mark.text);
    opened_at_ = line_.size();
    opened_size_ = mark.text.size();
  }
  void close_mark(Mark& mark, std::string_view close) {
    if (--mark.depth > 0) return;
    // Around nothing it is none.
    if (opened_at_ == line_.size() && base::ends_with(line_, mark.text))
      line_.resize(line_.size() - mark.text.size());
    else
      line_ += close;
    opened_at_ = 0;
  }

  // "^2^" holds a word and nothing else.
  bool is_script(uint32_t n) const {
    for (uint32_t i = n + 1; i < tree_[n].end; ++i)
      if (tree_[i].element != Element::text || tree_.text(i).find_first_of(" \n\t") != std::string_view::npos)
        return false;
    return tree_[n].end > n + 1;
  }

  void put_formula(uint32_t n) {
    std::string tex = tex_of(tree_, n);
    if (tex.empty()) return;
    std::string out = "latexmath:[";
    for (const char c : tex) {
      if (c == ']') out += '\\';
      out += base::is_space(c) ? ' ' : c;
    }
    if (out.back() == '\\') out += ' ';
    out += ']';
    put(out);
  }

  void put_image(uint32_t n, bool own_block) {
    std::string out = own_block ? "image::" : "image:";
    append_asciidoc_url(out, tree_.find(n, Attribute::src));
    out += "[\"";
    std::string alt;
    for (const char c : tree_.find(n, Attribute::alt)) alt += base::is_space(c) ? ' ' : c;
    std::string escaped;
    append_asciidoc_text(escaped, alt);
    for (const char c : escaped) c == '"' ? out += "&#34;" : out += c;
    out += "\"]";
    own_block ? put_lines(out) : put(out);
  }

  void put_recording(uint32_t n) {
    std::string out = tree_[n].element == Element::video ? "video::" : "audio::";
    append_asciidoc_url(out, media_source(tree_, n));
    out += "[]";
    if (cells_ == 0 && !in_note_) put_lines(out);
  }

  void put_code(uint32_t n) {
    const auto [code, language] = code_block(tree_, n);
    if (cells_ > 0 || in_note_) {
      for (std::string_view rest = code; !rest.empty(); break_due_ = true) {
        open_mark(code_);
        put_text(base::next_item(rest, '\n'));
        close_mark(code_, code_.text);
      }
      return;
    }
    const std::string fence = asciidoc_fence(code);
    std::string out = "[source";
    if (!language.empty()) out += ',';
    out += language;
    // Else "<1>" at the end of a line is the number of a remark.
    if (base::contains(code, "<")) out += ",subs=specialchars";
    out += "]\n";
    out += fence;
    out += '\n';
    append_asciidoc_code(out, code);
    out += '\n';
    out += fence;
    put_lines(out);
  }

  void put_reference(uint32_t n) {
    const size_t number = note_number(linked_id(tree_, n));
    if (number == 0 || number > notes_.size() || in_note_) return put_text(running_text(tree_, n));
    put("footnote:note-");
    base::append_number(line_, number);
    line_ += '[';
    // The first reference has the note, the others its name.
    if (const uint32_t note = std::exchange(notes_[number - 1], kWritten); note != kWritten) {
      in_note_ = true;
      for (uint32_t child = note + 1; child < tree_[note].end; child = tree_[child].end) write(Walk(tree_, child));
      in_note_ = break_due_ = false;
    }
    while (line_.back() == ' ') line_.pop_back();
    line_ += ']';
  }

  // The walk.

  bool enter(uint32_t n) {
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

  void leave(uint32_t n) {
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

  // The mark that an element is written with; null for none.
  Mark* mark_of(uint32_t n) {
    switch (inline_mark(tree_[n].element)) {
      case InlineMark::strong:
        return &strong_;
      case InlineMark::emphasis:
        return &emphasis_;
      case InlineMark::strike:
        return in_link_ ? nullptr : &strike_;  // its role would be an attribute of the link
      case InlineMark::code:
        return &code_;
      case InlineMark::none:
        break;
    }
    switch (tree_[n].element) {
      case Element::sup:
        return is_script(n) ? &raised_ : nullptr;
      case Element::sub:
        return is_script(n) ? &lowered_ : nullptr;
      default:
        return nullptr;
    }
  }

  bool is_link(uint32_t n) const {
    const std::string_view href = tree_.find(n, Attribute::href);
    return !href.empty() && href[0] != '#';
  }

  bool enter_link(uint32_t n) {
    if (is_class(tree_, n, "lectern-footnote-back")) return false;
    if (is_class(tree_, n, "lectern-footnote-ref")) {
      put_reference(n);
      return false;
    }
    if (!is_link(n)) return true;
    std::string link = "link:";
    append_asciidoc_url(link, tree_.find(n, Attribute::href));
    link += '[';
    put(link);
    in_link_ = true;
    return true;
  }

  // Whether an image is all that stands in its block.
  bool is_alone(uint32_t n) const {
    const uint32_t parent = tree_[n].parent;
    return parent == Tree::kNoNode || tree_[parent].element == Element::figure ||
           (kind(tree_[parent].element) == ElementKind::block && tree_[parent].end == tree_[n].end && parent + 1 == n);
  }

  bool enter_block(uint32_t n) {
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

  bool enter_in_cell(uint32_t n) {
    const Element element = tree_[n].element;
    if (element == Element::td || element == Element::th) ++cells_;
    if (element == Element::li) put("\u2022 ");
    return element != Element::hr;
  }

  void leave_block(uint32_t n) {
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
  void leave_heading() {
    const size_t level = std::exchange(heading_, uint8_t{0});
    if (line_.empty()) return;
    std::string lines = items_.empty() && delimiters_.empty() ? "" : "[discrete]\n";
    lines.append(level == 1 && out_.empty() ? 1 : std::max<size_t>(level, 2), '=');
    lines += ' ';
    lines += std::exchange(line_, {});
    put_block(lines);
  }

  void leave_cell(uint32_t n) {
    table_.add_cell(std::exchange(line_, {}), number_in(tree_.find(n, Attribute::colspan)),
                    number_in(tree_.find(n, Attribute::rowspan)));
    header_ = header_ || (table_.rows() == 1 && tree_[n].element == Element::th);
    break_due_ = false;
  }

  void put_table() {
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
  void enter_aside(uint32_t n) {
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

  void enter_list(uint32_t n) {
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

  void enter_item(uint32_t n) {
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

  // The number in the id of a footnote; 0 for other ids.
  static size_t note_number(std::string_view id) {
    return base::starts_with(id, kNoteId) ? number_in(id.substr(kNoteId.size())) : 0;
  }

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

}  // namespace
}  // namespace write

std::string to_asciidoc(const Article& article, const TextParts& parts) {
  return write::AsciidocWriter(parts == TextParts() ? article.content : write::tree_of(article, parts)).run();
}

}  // namespace lectern
