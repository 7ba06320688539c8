#include <lectern/lectern.h>

#include <algorithm>
#include <utility>
#include <vector>

#include "article/callout_kinds.h"
#include "base/text.h"
#include "tree/node_classes.h"
#include "tree/running_text.h"
#include "tree/walk.h"
#include "write/emphasis.h"
#include "write/formats.h"
#include "write/markdown_text.h"
#include "write/parts.h"
#include "write/tex.h"

namespace lectern {
namespace write {
namespace {

class MarkdownWriter {
 public:
  explicit MarkdownWriter(const Tree& tree) : tree_(tree) {}

  std::string run() {
    for (Walk walk(tree_); walk.next();) {
      if (!walk.enters())
        leave(walk.node());
      else if (!enter(walk.node()))
        walk.skip();
    }
    flush();
    return std::move(out_);
  }

 private:
  struct List {
    bool ordered;
    bool loose;
    int32_t number;
    int32_t step;
  };
  struct Container {
    size_t prefix;  // sizes of the line prefix and of what was due before it; npos where nothing was
    size_t lead;
  };

  // Lines and blocks.

  void begin_block() {
    if (!out_.empty()) {
      out_ += '\n';
      if (!(lead_due_ ? lead_tight_ : tight_)) {
        out_ += base::trim(gap_prefix_);
        out_ += '\n';
      }
    }
    out_ += lead_due_ ? lead_ : prefix_;
    lead_due_ = false;
    tight_ = false;
  }

  void end_block() { gap_prefix_ = prefix_; }

  void new_line() {
    out_ += '\n';
    out_ += prefix_;
  }

  void write_lines(std::string_view text, bool trailing_prefix = true) {
    size_t from = 0;
    for (;;) {
      const size_t end = text.find('\n', from);
      const std::string_view line = text.substr(from, end == std::string_view::npos ? end : end - from);
      out_ += line;
      if (end == std::string_view::npos) break;
      from = end + 1;
      out_ += '\n';
      const bool empty = from < text.size() && text[from] == '\n';
      out_ += empty && trailing_prefix ? base::trim(prefix_) : std::string_view(prefix_);
    }
  }

  // Opens a container: its marker stands before the next line, its indent before those after it.
  void push(std::string_view marker, std::string_view indent, bool tight) {
    containers_.push_back({prefix_.size(), lead_due_ ? lead_.size() : std::string::npos});
    if (!lead_due_) {
      lead_ = prefix_;
      lead_due_ = true;
      lead_tight_ = tight;
    }
    lead_ += marker;
    prefix_ += indent;
  }

  void pop() {
    prefix_.resize(containers_.back().prefix);
    if (gap_prefix_.size() > prefix_.size()) gap_prefix_ = prefix_;
    if (lead_due_) {  // nothing was in it
      lead_due_ = containers_.back().lead != std::string::npos;
      if (lead_due_) lead_.resize(containers_.back().lead);
    }
    containers_.pop_back();
  }

  // Ends the inline content that was gathered: a paragraph, a heading, an item's text.
  void flush() {
    if (in_cell()) {
      break_due_ = !line_.empty();
      return;
    }
    std::string line = resolve_emphasis(base::trim(line_));
    line_.clear();
    break_due_ = false;
    if (line.empty()) return;
    begin_block();
    if (heading_ > 0) {
      std::replace(line.begin(), line.end(), '\n', ' ');
      out_.append(heading_, '#');
      out_ += ' ';
      out_ += line;
    } else {
      size_t from = 0;
      for (;;) {
        const size_t end = line.find('\n', from);
        out_ += start_escaped(line.substr(from, end == std::string::npos ? end : end - from));
        if (end == std::string::npos) break;
        new_line();
        from = end + 1;
      }
    }
    end_block();
  }

  void block(std::string_view lines) {
    flush();
    begin_block();
    write_lines(lines);
    end_block();
  }

  bool in_cell() const { return cells_ > 0; }

  // Inline content.

  void put(std::string_view markdown) {
    if (break_due_ && in_cell()) line_ += "<br>";
    break_due_ = false;
    line_ += markdown;
  }

  void put_text(std::string_view text) {
    if (code_ > 0) {
      code_text_ += text;
      return;
    }
    put({});
    append_escaped(line_, text, in_cell());
  }

  void open_mark(uint32_t& depth, char mark) {
    if (depth++ == 0 && code_ == 0) put({&mark, 1});
  }
  void close_mark(uint32_t& depth, char mark) {
    if (--depth == 0 && code_ == 0) put({&mark, 1});
  }

  void put_code(std::string_view text) {
    std::string clean;
    for (const char c : text) {
      if (in_cell() && c == '|') clean += '\\';
      clean += c == '\n' ? ' ' : c;
    }
    if (base::trim(clean).empty()) return put(clean);
    const bool padded = clean.front() == '`' || clean.back() == '`' || (clean.front() == ' ' && clean.back() == ' ');
    const std::string fence(longest_run(clean, '`') + 1, '`');
    put(fence);
    if (padded) line_ += ' ';
    put(clean);
    if (padded) line_ += ' ';
    put(fence);
  }

  void put_formula(uint32_t n) {
    std::string tex = tex_of(tree_, n);
    if (base::trim(tex).empty()) return;
    if (code_ > 0) {
      code_text_ += tex;
      return;
    }
    const bool in_line = in_cell() || heading_ > 0 || links_ > 0;
    if (!in_line && tree_.find(n, Attribute::display) == "block") {
      tex.insert(0, "$$\n");
      tex += "\n$$";
      return block(tex);
    }
    put("$");
    for (const char c : tex) {
      if (in_cell() && c == '|')
        line_ += "\\vert ";
      else
        line_ += c;
    }
    line_ += '$';
  }

  void put_image(uint32_t n) {
    std::string alt;
    append_escaped(alt, tree_.find(n, Attribute::alt), in_cell());
    put("![");
    put(alt);
    put_destination(tree_.find(n, Attribute::src), tree_.find(n, Attribute::title));
  }

  // What an image or a link ends with.
  void put_destination(std::string_view url, std::string_view title) {
    put("](");
    append_destination(line_, url);
    append_title(line_, title);
    line_ += ')';
  }

  void put_code_block(uint32_t n) {
    std::string text;
    std::string language;
    for (uint32_t i = n + 1; i < tree_[n].end; ++i) {
      if (tree_[i].element == Element::text) text += tree_.text(i);
      if (tree_[i].element == Element::code) {
        const std::string_view classes = tree_.find(i, Attribute::class_);
        if (base::starts_with(classes, "language-")) language = classes.substr(9);
      }
    }
    if (in_cell()) return put_code(text);
    const std::string fence(std::max<size_t>(3, longest_run(text, '`') + 1), '`');
    std::string lines = fence;
    lines += language;
    lines += '\n';
    lines += text;
    lines += '\n';
    lines += fence;
    block(lines);
  }

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

  bool enter(uint32_t n) {
    const Tree::Node& node = tree_[n];
    switch (node.element) {
      case Element::text:
        put_text(tree_.text(n));
        return true;
      case Element::br:
        if (in_cell())
          put("<br>");
        else if (code_ > 0)
          code_text_ += ' ';
        else
          put(heading_ > 0 ? " " : "\\\n");
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
        if (code_++ == 0) code_text_.clear();
        return true;
      case Element::sub:
      case Element::sup:
        if (is_html_script(n)) put(node.element == Element::sub ? "<sub>" : "<sup>");
        return true;
      case Element::q:
        put_text("\u201C");
        return true;
      case Element::rt:
        if (!has_parentheses(n)) put_text("(");
        return true;
      default:
        break;
    }
    if (kind(node.element) != ElementKind::block && node.element != Element::hr) return true;
    flush();
    if (is_callout_title(n)) {
      if (repeats_kind(n)) return false;
      put(std::string_view(&kStrongOpen, 1));
      ++strong_;
      return true;
    }
    if (in_cell()) return enter_in_cell(n);
    switch (node.element) {
      case Element::h1:
      case Element::h2:
      case Element::h3:
      case Element::h4:
      case Element::h5:
      case Element::h6:
        heading_ = static_cast<size_t>(node.element) - static_cast<size_t>(Element::h1) + 1;
        return true;
      case Element::hr:
        block("---");
        return false;
      case Element::pre:
        put_code_block(n);
        return false;
      case Element::blockquote:
      case Element::aside:
        push("> ", "> ", false);
        put_callout(n);
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
        put(std::string_view(&kStrongOpen, 1));
        ++strong_;
        return true;
      case Element::table:
        rows_.clear();
        cells_written_.clear();
        spans_.clear();
        return true;
      case Element::tr:
        rows_.push_back(cells_written_.size());
        take_spans();
        return true;
      case Element::td:
      case Element::th:
        ++cells_;
        saved_line_.swap(line_);
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
        put("- ");
        return true;
      default:
        return true;
    }
  }

  void leave(uint32_t n) {
    const Tree::Node& node = tree_[n];
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
        if (--code_ == 0) put_code(code_text_);
        return;
      case Element::sub:
      case Element::sup:
        if (is_html_script(n)) put(node.element == Element::sub ? "</sub>" : "</sup>");
        return;
      case Element::q:
        put_text("\u201D");
        return;
      case Element::rt:
        if (!has_parentheses(n)) put_text(")");
        return;
      default:
        break;
    }
    if (kind(node.element) != ElementKind::block) return;
    if (node.element == Element::td || node.element == Element::th) return leave_cell(n);
    if (((node.element == Element::dt || node.element == Element::summary) && !in_cell()) || is_callout_title(n)) {
      --strong_;
      put(std::string_view(&kStrongClose, 1));
    }
    flush();
    if (in_cell()) return;
    switch (node.element) {
      case Element::h1:
      case Element::h2:
      case Element::h3:
      case Element::h4:
      case Element::h5:
      case Element::h6:
        heading_ = 0;
        break;
      case Element::blockquote:
      case Element::aside:
        tight_ = false;
        pop();
        break;
      case Element::ul:
      case Element::ol:
        last_list_ = n;
        lists_.pop_back();
        break;
      case Element::li:
        pop();
        break;
      case Element::table:
        write_table();
        break;
      default:
        break;
    }
  }

  // Links.

  bool enter_link(uint32_t n) {
    if (is_class(tree_, n, "lectern-footnote-back")) return false;
    const std::string_view href = tree_.find(n, Attribute::href);
    if (is_class(tree_, n, "lectern-footnote-ref")) {
      put("[^");
      put(href.substr(href.rfind('-') + 1));
      put("]");
      return false;
    }
    ++links_;
    if (is_written(n)) {
      put({});
      if (!line_.empty() && line_.back() == '!') line_.insert(line_.size() - 1, 1, '\\');  // or it would be a picture
      put("[");
    }
    return true;
  }

  void leave_link(uint32_t n) {
    --links_;
    if (is_written(n)) put_destination(tree_.find(n, Attribute::href), tree_.find(n, Attribute::title));
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

  bool has_parentheses(uint32_t rt) const {
    const uint32_t parent = tree_[rt].parent;
    if (parent == Tree::kNoNode) return false;
    for (uint32_t i = parent + 1; i < tree_[parent].end; i = tree_[i].end)
      if (tree_[i].element == Element::rp) return true;
    return false;
  }

  // "[!WARNING]" alone on the first line of the quotation, as GitHub and Obsidian read it; the rest on those after it.
  void put_callout(uint32_t n) {
    const std::string_view callout = tree_.find(n, Attribute::data_callout);
    if (callout.empty()) return;
    put("[!");
    for (const char c : callout) put(std::string(1, static_cast<char>(c - 'a' + 'A')));
    put("]");
    flush();
    tight_ = true;
  }

  // Whether a callout's title says no more than its kind does.
  bool repeats_kind(uint32_t title) const {
    return article::callout_kind(running_text(tree_, title)) ==
           tree_.find(tree_[title].parent, Attribute::data_callout);
  }

  bool is_callout_title(uint32_t n) const {
    return n < tree_.size() && tree_[n].element == Element::p && is_class(tree_, n, "lectern-callout-title");
  }

  void put_recording(uint32_t n) {
    std::string_view src = tree_.find(n, Attribute::src);
    for (uint32_t i = n + 1; src.empty() && i < tree_[n].end; ++i) src = tree_.find(i, Attribute::src);
    put("![");
    put_destination(src, {});
    flush();
  }

  // Lists.

  void enter_list(uint32_t n) {
    const bool ordered = tree_[n].element == Element::ol;
    // Two lists in a row would be read as one.
    if (last_list_ != Tree::kNoNode && tree_[last_list_].end == n && tree_[last_list_].parent == tree_[n].parent)
      block("<!-- -->");
    List list{ordered, is_loose(n), 1, tree_[n].attribute_count > 0 && has(n, Attribute::reversed) ? -1 : 1};
    if (const std::string_view start = tree_.find(n, Attribute::start); !start.empty()) {
      list.number = number(start);
    } else if (list.step < 0) {
      list.number = 0;
      for (uint32_t item = n + 1; item < tree_[n].end; item = tree_[item].end) ++list.number;
    }
    // A list inside an item of a tight list goes on at the next line.
    tight_ = !lists_.empty() && !lists_.back().loose;
    first_item_ = true;
    lists_.push_back(list);
  }

  bool has(uint32_t n, Attribute wanted) const {
    for (uint32_t i = 0; i < tree_[n].attribute_count; ++i)
      if (tree_.attribute(n, i).attribute == wanted) return true;
    return false;
  }

  void enter_item(uint32_t n) {
    if (lists_.empty()) return;
    List& list = lists_.back();
    const std::string_view id = tree_.find(n, Attribute::id);
    std::string marker;
    constexpr std::string_view kNote = "lectern-fn-";
    const bool note = base::starts_with(id, kNote);
    if (note) {
      marker = "[^";
      marker += id.substr(kNote.size());
      marker += "]: ";
    } else if (list.ordered) {
      if (const std::string_view value = tree_.find(n, Attribute::value); !value.empty()) {
        list.number = number(value);
      }
      marker = base::decimal(static_cast<uint64_t>(std::max(0, list.number)));
      marker += ". ";
      list.number += list.step;
    } else {
      marker = "- ";
    }
    const size_t indent = note ? 4 : marker.size();
    if (const std::string_view task = tree_.find(n, Attribute::data_task); !task.empty())
      marker += task == "done" ? "[x] " : "[ ] ";
    const bool first = first_item_;
    first_item_ = false;
    const bool tight = first ? tight_ : !note && !list.loose;
    tight_ = false;
    push(marker, std::string(indent, ' '), tight);
  }

  // Tables.

  void take_spans() {
    // Cells of the rows above that reach down to this one.
    pending_ = spans_;
    for (auto& span : spans_) span = span > 0 ? span - 1 : 0;
    fill_spans();
  }

  // The column that the next cell of the open row stands in.
  size_t column() const { return cells_written_.size() - rows_.back(); }

  void fill_spans() {
    while (column() < pending_.size() && pending_[column()] > 0) cells_written_.emplace_back();
  }

  // The digits of an attribute that the article has made or checked: seven at most.
  static int32_t number(std::string_view text) {
    int32_t out = 0;
    for (const char c : text)
      if (c >= '0' && c <= '9') out = out * 10 + (c - '0');
    return out;
  }

  void leave_cell(uint32_t n) {
    constexpr size_t kMostColumns = 100;  // of those that spans make
    if (cells_ > 1) {
      --cells_;
      return;
    }
    std::string cell = resolve_emphasis(base::trim(line_));
    std::replace(cell.begin(), cell.end(), '\n', ' ');
    --cells_;
    line_.clear();
    saved_line_.swap(line_);
    break_due_ = false;
    const int32_t across = number(tree_.find(n, Attribute::colspan));
    const int32_t down = number(tree_.find(n, Attribute::rowspan));
    for (int32_t i = 0; i == 0 || (i < across && column() < kMostColumns); ++i) {
      const size_t at = column();
      if (down > 1 && at < kMostColumns) {
        if (spans_.size() <= at) spans_.resize(at + 1, 0);
        spans_[at] = static_cast<uint32_t>(down - 1);
      }
      cells_written_.push_back(std::exchange(cell, {}));
    }
    fill_spans();
  }

  void write_table() {
    size_t columns = 0;
    rows_.push_back(cells_written_.size());
    for (size_t r = 1; r < rows_.size(); ++r) columns = std::max(columns, rows_[r] - rows_[r - 1]);
    if (columns == 0) return;
    std::string lines;
    for (size_t r = 0; r + 1 < rows_.size(); ++r) {
      if (r > 0) lines += '\n';
      lines += '|';
      for (size_t c = 0; c < columns; ++c) {
        const bool has = rows_[r] + c < rows_[r + 1];
        if (r > 0 && !has) break;  // rows may be shorter than the first
        lines += ' ';
        if (has) lines += cells_written_[rows_[r] + c];
        lines += " |";
      }
      if (r > 0) continue;
      lines += "\n|";
      for (size_t c = 0; c < columns; ++c) lines += " --- |";
    }
    rows_.clear();
    block(lines);
  }

  const Tree& tree_;
  std::string out_;
  std::string line_;        // inline content that is not written yet
  std::string saved_line_;  // the same around a table cell
  std::string prefix_;      // what each line starts with
  std::string gap_prefix_;  // the same for a blank line before the next block
  std::string lead_;        // what the next line starts with instead: markers of items and quotations that begin there
  bool lead_due_ = false;
  bool lead_tight_ = false;
  bool tight_ = false;
  bool break_due_ = false;
  bool first_item_ = false;
  size_t heading_ = 0;
  uint32_t strong_ = 0;
  uint32_t emphasis_ = 0;
  uint32_t strike_ = 0;
  uint32_t code_ = 0;
  uint32_t links_ = 0;
  std::string code_text_;
  std::vector<Container> containers_;
  std::vector<List> lists_;
  uint32_t last_list_ = Tree::kNoNode;  // the list that was left last
  uint32_t cells_ = 0;
  std::vector<std::string> cells_written_;  // of the table, row after row
  std::vector<size_t> rows_;                // where each row begins in them
  std::vector<uint32_t> spans_;             // for each column, how many rows below are taken
  std::vector<uint32_t> pending_;           // the same for the open row
};

}  // namespace

std::string markdown(const Tree& tree) { return MarkdownWriter(tree).run(); }

}  // namespace write

std::string to_markdown(const Article& article, const TextParts& parts) {
  return write::markdown(parts == TextParts() ? article.content : write::tree_of(article, parts));
}

}  // namespace lectern
