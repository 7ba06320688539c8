#include "vocabulary/byline_prefixes.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "base/first_bytes.h"

namespace lectern::vocabulary {
namespace {

struct Row {
  std::string_view language, kind, text;
};

constexpr Row kRows[] = {
#define LECTERN_PHRASE(language, kind, position, text) {#language, #kind, text},
#include "vocabulary/phrases.def"
#undef LECTERN_PHRASE
};

constexpr bool is_local(const Row& row) { return row.kind == "local_byline_prefix"; }
constexpr bool is_prefix(const Row& row) { return row.kind == "byline_prefix" || is_local(row); }

constexpr auto kPrefixes = [] {
  std::array<BylinePrefix, static_cast<size_t>(std::count_if(std::begin(kRows), std::end(kRows), is_prefix))> out;
  size_t count = 0;
  for (const Row& row : kRows)
    if (is_prefix(row)) out[count++] = {row.text, is_local(row) ? row.language : std::string_view()};
  std::sort(out.begin(), out.end(),
            [](const BylinePrefix& a, const BylinePrefix& b) { return a.text.size() > b.text.size(); });
  return out;
}();

}  // namespace

std::span<const BylinePrefix> byline_prefixes() { return kPrefixes; }

bool may_begin_byline(std::string_view text) {
  static constexpr auto kFirst = [] {
    base::FirstBytes first;
    for (const BylinePrefix& prefix : kPrefixes) first.add(prefix.text);
    return first;
  }();
  return kFirst.may_begin(text);
}

}  // namespace lectern::vocabulary
