#include "write/emphasis.h"

#include <vector>

#include "base/text.h"
#include "base/utf8.h"
#include "base/words.h"

namespace lectern::write {
namespace {

enum class Side : uint8_t { space, punctuation, other };

bool is_mark(char c) { return c >= kStrongOpen && c <= kStrikeClose; }
bool opens(char c) { return (c & 1) != 0; }

Side side_of(char32_t c) {
  if (c <= 0x20 || c == 0xA0 || c == 0x3000 || c == 0x2028 || (c >= 0x2000 && c <= 0x200A)) return Side::space;
  return base::is_word_code_point(c) ? Side::other : Side::punctuation;
}

Side before(std::string_view line, size_t at) {
  while (at > 0 && is_mark(line[at - 1])) --at;
  if (at == 0) return Side::space;
  size_t begin = at - 1;
  while (begin > 0 && at - begin < 4 && (static_cast<unsigned char>(line[begin]) & 0xC0) == 0x80) --begin;
  return side_of(base::next_code_point(line, begin));
}

Side after(std::string_view line, size_t at) {
  while (at < line.size() && is_mark(line[at])) ++at;
  return at >= line.size() ? Side::space : side_of(base::next_code_point(line, at));
}

// CommonMark 6.2, "left-flanking delimiter run"; for a closing mark the same, mirrored.
bool flanks(Side outside, Side inside) {
  return inside != Side::space && (inside != Side::punctuation || outside != Side::other);
}

}  // namespace

std::string resolve_emphasis(std::string_view raw) {
  // One that begins where one of its kind ends goes on.
  std::string line;
  line.reserve(raw.size());
  for (const char c : raw) {
    if (is_mark(c) && opens(c) && !line.empty() && line.back() == c + 1)
      line.pop_back();
    else
      line += c;
  }
  enum Form : uint8_t { kDropped, kMarked, kTagged };  // a mark without its partner is dropped
  std::vector<Form> form(line.size(), kDropped);
  std::vector<size_t> open;
  for (size_t i = 0; i < line.size(); ++i) {
    if (!is_mark(line[i])) continue;
    if (opens(line[i])) {
      open.push_back(i);
      continue;
    }
    if (open.empty()) continue;
    const size_t from = open.back();
    open.pop_back();
    const bool fits = flanks(before(line, from), after(line, from + 1)) && flanks(after(line, i + 1), before(line, i));
    form[from] = form[i] = fits ? kMarked : kTagged;
  }
  std::string out;
  out.reserve(line.size() + 16);
  for (size_t i = 0; i < line.size(); ++i) {
    if (!is_mark(line[i])) {
      out += line[i];
      continue;
    }
    const char kind = opens(line[i]) ? line[i] : static_cast<char>(line[i] - 1);
    if (form[i] == kDropped) continue;
    if (form[i] == kTagged) {
      out += opens(line[i]) ? "<" : "</";
      out += kind == kStrongOpen ? "strong>" : kind == kEmphasisOpen ? "em>" : "del>";
    } else {
      out += kind == kStrongOpen ? "**" : kind == kEmphasisOpen ? "*" : "~~";
    }
  }
  return out;
}

}  // namespace lectern::write
