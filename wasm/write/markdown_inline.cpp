// Markdown of what stands in a line: emphasis, code, links, images and formulas.

#include <algorithm>
#include <utility>

#include "base/text.h"
#include "base/utf8.h"
#include "tree/node_classes.h"
#include "write/markdown_line.h"
#include "write/markdown_tex.h"
#include "write/markdown_text.h"
#include "write/markdown_writer.h"
#include "write/tex.h"

namespace lectern::write {

void MarkdownWriter::put_mark(char mark) {
  if (break_due_ && in_cell()) line_ += kBreak;
  break_due_ = false;
  line_ += mark;
}

void MarkdownWriter::put_raw(std::string_view markdown) {
  put_mark(kRawBegin);
  line_ += markdown;
  line_ += kRawEnd;
}

// Texts hold no control characters but white space, and white space in a line is a space.
void MarkdownWriter::put_text(std::string_view text) {
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
void MarkdownWriter::open_mark(InlineMark mark) {
  switch (mark) {
    case InlineMark::strong:
      return open_mark(strong_, kStrongOpen);
    case InlineMark::emphasis:
      return open_mark(emphasis_, kEmphasisOpen);
    case InlineMark::strike:
      return open_mark(strike_, kStrikeOpen);
    case InlineMark::code:
      return enter_code();
    case InlineMark::none:
      return;
  }
}

void MarkdownWriter::close_mark(InlineMark mark) {
  switch (mark) {
    case InlineMark::strong:
      return close_mark(strong_, kStrongClose);
    case InlineMark::emphasis:
      return close_mark(emphasis_, kEmphasisClose);
    case InlineMark::strike:
      return close_mark(strike_, kStrikeClose);
    case InlineMark::code:
      return leave_code();
    case InlineMark::none:
      return;
  }
}

void MarkdownWriter::open_mark(uint32_t& depth, char mark) {
  if (depth++ == 0 && code_ == 0) put_emphasis(mark, static_cast<char>(mark + 1));
}

void MarkdownWriter::close_mark(uint32_t& depth, char mark) {
  if (--depth == 0 && code_ == 0) put_emphasis(mark, static_cast<char>(mark - 1));
}

void MarkdownWriter::put_emphasis(char mark, char cancelled) {
  if (!break_due_ && !line_.empty() && line_.back() == cancelled)
    line_.pop_back();
  else
    put_mark(mark);
}

// A block that is strong as a whole. Its lines are marked where they are written: there may be lists and code in it.
void MarkdownWriter::enter_strong() {
  if (in_cell()) return open_mark(strong_, kStrongOpen);
  ++strong_;
  ++strong_blocks_;
}

void MarkdownWriter::leave_strong() {
  if (in_cell()) return close_mark(strong_, kStrongClose);
  flush();
  --strong_;
  --strong_blocks_;
}

// Whether Markdown that ends with a character stands right before.
bool MarkdownWriter::follows(char last) const {
  return line_.size() > 1 && line_.back() == kRawEnd && line_[line_.size() - 2] == last;
}

bool MarkdownWriter::begins_with_link() const {
  const size_t at = line_.find_first_not_of(' ');
  return at != std::string::npos && line_[at] == kLinkOpen;
}

void MarkdownWriter::enter_code() {
  if (code_++ > 0) return;
  code_text_.clear();
  html_code_ = false;
}

void MarkdownWriter::leave_code() {
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
void MarkdownWriter::write_code_as_html() {
  if (code_ > 0 && html_code_) return;
  html_code_ = true;
  put_raw("<code>");
  put_text(std::exchange(code_text_, {}));
}

void MarkdownWriter::put_code() {
  std::string code;
  for (size_t at = 0; at < code_text_.size();) {
    const size_t from = at;
    const char32_t c = base::next_code_point(code_text_, at);
    if (in_cell() && c == '|') code += '\\';
    // Readers that end a line at U+2028 do not find the backticks after it, and take those before it for a fence.
    if (c == 0x2028 || c == 0x2029 || (c < 0x80 && base::is_space(static_cast<char>(c))))
      code += ' ';
    else
      code.append(code_text_, from, at - from);
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
void MarkdownWriter::put_code_in_cell(std::string_view text) {
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

void MarkdownWriter::put_code_block(uint32_t n) {
  const auto [text, language] = code_block(tree_, n);
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

void MarkdownWriter::put_formula(uint32_t n) {
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

void MarkdownWriter::put_image(uint32_t n) {
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
void MarkdownWriter::append_target(std::string& out, std::string_view url, std::string_view title) {
  out += "](";
  append_destination(out, url, in_cell());
  append_title(out, title, in_cell());
  out += ')';
}

void MarkdownWriter::put_media(uint32_t n) {
  std::string out = "![";
  append_target(out, media_source(tree_, n), {});
  put_raw(out);
  flush();
}

bool MarkdownWriter::enter_link(uint32_t n) {
  if (is_class(tree_, n, "lectern-footnote-back")) return false;
  if (const std::string_view note = linked_id(tree_, n); !note.empty() && is_class(tree_, n, "lectern-footnote-ref")) {
    if (code_ > 0) write_code_as_html();
    std::string mark = "[^";
    mark += note.substr(note.rfind('-') + 1);
    mark += ']';
    put_raw(mark);
    return false;
  }
  if (is_written(n)) put_mark(kLinkOpen);
  return true;
}

void MarkdownWriter::leave_link(uint32_t n) {
  if (!is_written(n)) return;
  put_mark(kLinkClose);
  std::string target;
  append_target(target, tree_.find(n, Attribute::href), tree_.find(n, Attribute::title));
  put_raw(target);
}

// A place inside of the article has no name in Markdown; code has no links.
bool MarkdownWriter::is_written(uint32_t n) const {
  const std::string_view href = tree_.find(n, Attribute::href);
  return code_ == 0 && !href.empty() && href[0] != '#';
}

// Footnotes' references are not raised: [^1] is.
bool MarkdownWriter::is_html_script(uint32_t n) const {
  if (code_ > 0) return false;
  for (uint32_t i = n + 1; i < tree_[n].end; ++i)
    if (is_class(tree_, i, "lectern-footnote-ref")) return false;
  return true;
}

// Whether a ruby has parentheses of its own. No ruby holds another, so that this is linear.
void MarkdownWriter::enter_ruby(uint32_t n) {
  ruby_parentheses_ = false;
  for (uint32_t i = n + 1; i < tree_[n].end && !ruby_parentheses_; ++i)
    ruby_parentheses_ = tree_[i].element == Element::rp;
}

}  // namespace lectern::write
