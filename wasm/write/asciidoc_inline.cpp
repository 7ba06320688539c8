// AsciiDoc of what stands in a line, and of code, pictures and recordings.

#include <algorithm>
#include <utility>

#include "base/text.h"
#include "tree/node_classes.h"
#include "write/asciidoc_text.h"
#include "write/asciidoc_writer.h"
#include "write/node_parts.h"
#include "write/tex.h"

namespace lectern::write {

void AsciidocWriter::put(std::string_view asciidoc) {
  if (break_due_ && !line_.empty()) line_ += in_note_ ? " " : " +\n";
  break_due_ = false;
  line_ += asciidoc;
}

void AsciidocWriter::put_text(std::string_view text) {
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

void AsciidocWriter::open_mark(Mark& mark) {
  if (mark.depth++ > 0) return;
  put({});
  // "[a]**b**" would be b with the role a, and a line from "[" to "]" the attributes of a block.
  const char last = line_.empty() ? '\n' : line_.back();
  if (last == ']' || (last == '\n' && mark.text[0] == '[')) line_ += "{empty}";
  put(mark.text);
  opened_at_ = line_.size();
  opened_size_ = mark.text.size();
}

void AsciidocWriter::close_mark(Mark& mark, std::string_view close) {
  if (--mark.depth > 0) return;
  // Around nothing it is none.
  if (opened_at_ == line_.size() && base::ends_with(line_, mark.text))
    line_.resize(line_.size() - mark.text.size());
  else
    line_ += close;
  opened_at_ = 0;
}

// "^2^" holds a word and nothing else.
bool AsciidocWriter::is_script(uint32_t n) const {
  for (uint32_t i = n + 1; i < tree_[n].end; ++i)
    if (tree_[i].element != Element::text || tree_.text(i).find_first_of(" \n\t") != std::string_view::npos)
      return false;
  return tree_[n].end > n + 1;
}

void AsciidocWriter::put_formula(uint32_t n) {
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

void AsciidocWriter::put_image(uint32_t n, bool own_block) {
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

void AsciidocWriter::put_recording(uint32_t n) {
  std::string out = tree_[n].element == Element::video ? "video::" : "audio::";
  append_asciidoc_url(out, media_source(tree_, n));
  out += "[]";
  if (cells_ == 0 && !in_note_) put_lines(out);
}

void AsciidocWriter::put_code(uint32_t n) {
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

void AsciidocWriter::put_reference(uint32_t n) {
  const size_t number = note_number(linked_id(tree_, n));
  if (number == 0 || number > notes_.size() || in_note_) {
    std::string mark = "[";
    for (uint32_t i = n + 1; i < tree_[n].end; ++i) mark += tree_.text(i);
    return put_text(mark += ']');
  }
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

// The mark that an element is written with; null for none.
AsciidocWriter::Mark* AsciidocWriter::mark_of(uint32_t n) {
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

bool AsciidocWriter::is_link(uint32_t n) const {
  const std::string_view href = tree_.find(n, Attribute::href);
  return !href.empty() && href[0] != '#';
}

bool AsciidocWriter::enter_link(uint32_t n) {
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
bool AsciidocWriter::is_alone(uint32_t n) const {
  const uint32_t parent = tree_[n].parent;
  return parent == Tree::kNoNode || tree_[parent].element == Element::figure ||
         (kind(tree_[parent].element) == ElementKind::block && tree_[parent].end == tree_[n].end && parent + 1 == n);
}

}  // namespace lectern::write
