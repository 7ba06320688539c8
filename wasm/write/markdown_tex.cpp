#include "write/markdown_tex.h"

#include "base/text.h"

namespace lectern::write {
namespace {

// Without comments. White space is one space, or one line end where lines are kept.
std::string lines_of(std::string_view tex, bool keeps_lines) {
  std::string out;
  char due = 0;
  bool escaped = false;
  for (size_t i = 0; i < tex.size(); ++i) {
    if (tex[i] == '%' && !escaped) i = tex.find('\n', i);
    if (i == std::string_view::npos) break;
    const char c = tex[i];
    if (base::is_space(c)) {
      if (escaped) out += ' ';
      if (due != '\n') due = keeps_lines && c == '\n' ? '\n' : ' ';
      escaped = false;
      continue;
    }
    if (due != 0 && !out.empty()) out += due;
    due = 0;
    out += c;
    escaped = c == '\\' && !escaped;
  }
  // A space at the end is nothing to see, and its backslash would escape the dollar sign.
  if (base::ends_with(out, "\\ ")) out.pop_back();
  size_t backslashes = 0;
  while (backslashes < out.size() && out[out.size() - 1 - backslashes] == '\\') ++backslashes;
  if (backslashes % 2 == 1) out.pop_back();
  return std::string(base::trim(out));
}

// Whether a line would begin a block where formulas are text.
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

std::string markdown_tex(std::string_view raw, bool on_own_lines, bool in_table) {
  const std::string tex = lines_of(raw, on_own_lines);
  DollarSigns dollars(tex);
  std::string out;
  for (size_t i = 0; i < tex.size(); ++i) {
    char c = tex[i];
    const bool command = c == '\\' && i + 1 < tex.size();
    if (command) c = tex[++i];
    const char next = i + 1 < tex.size() ? tex[i + 1] : ' ';
    if ((i == 0 || tex[i - 1] == '\n') && on_own_lines && may_begin_block(c)) out += "    ";
    if (c == '$')
      out += command ? "\\mathdollar " : dollars.next();
    else if (c == '`')
      out += command ? "\\grave " : "\\lq ";
    else if (c == '|' && in_table)
      out += command ? "\\Vert " : "\\vert ";
    else {
      if (command) out += '\\';
      out += c;
      if ((c == '<' && !base::is_space(next)) || (c == ']' && next == '(')) out += ' ';
    }
  }
  while (base::ends_with(out, " ")) out.pop_back();
  return out;
}

}  // namespace lectern::write
