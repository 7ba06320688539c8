#include "write/markdown_tex.h"

#include "base/text.h"

namespace lectern::write {
namespace {

// On one line, without white space at the ends.
std::string folded(std::string_view tex) {
  std::string out;
  for (const char c : base::trim(tex)) {
    if (!base::is_space(c))
      out += c;
    else if (!out.empty() && out.back() != ' ')
      out += ' ';
  }
  // A space at the end is nothing to see, and its backslash would escape the dollar sign.
  size_t backslashes = 0;
  while (backslashes < out.size() && out[out.size() - 1 - backslashes] == '\\') ++backslashes;
  if (backslashes % 2 == 1) out.pop_back();
  return out;
}

// Whether a character would begin a block where formulas are text.
bool may_begin_block(char c) { return base::is_digit(c) || base::contains("-+*=>#~_|:<", std::string_view(&c, 1)); }

// A dollar sign opens or closes a formula inside of a text, unless it has no partner or a backslash before it.
class DollarSigns {
 public:
  explicit DollarSigns(std::string_view tex) {
    bool escaped = false;
    for (const char c : tex) {
      if (c == '$' && !escaped) ++left_;
      escaped = c == '\\' && !escaped;
    }
  }

  std::string_view next() {
    --left_;
    open_ = !open_;
    if (!open_) return "\\)";
    return left_ > 0 ? "\\(" : "\\mathdollar ";
  }

 private:
  size_t left_ = 0;
  bool open_ = false;
};

}  // namespace

std::string markdown_tex(std::string_view raw, bool on_own_line, bool in_table) {
  const std::string tex = folded(raw);
  DollarSigns dollars(tex);
  std::string out;
  if (on_own_line && !tex.empty() && may_begin_block(tex[0])) out = "    ";  // an indent begins none in a paragraph
  for (size_t i = 0; i < tex.size(); ++i) {
    const bool command = tex[i] == '\\' && i + 1 < tex.size();
    if (command) ++i;
    const char c = tex[i];
    const char next = i + 1 < tex.size() ? tex[i + 1] : ' ';
    if (c == '$') {
      out += command ? "\\mathdollar " : dollars.next();
    } else if (c == '`') {
      out += command ? "\\grave " : "\\lq ";
    } else if (c == '|' && in_table) {
      out += command ? "\\Vert " : "\\vert ";
    } else {
      if (command) out += '\\';
      out += c;
      if ((c == '<' && next != ' ') || (c == ']' && (next == '(' || next == ':'))) out += ' ';
    }
  }
  while (base::ends_with(out, " ")) out.pop_back();
  return out;
}

}  // namespace lectern::write
