#include "vocabulary/callouts.h"

#include <string>

#include "base/text.h"
#include "base/word_table.h"

namespace lectern::vocabulary {
namespace {

enum Kind : uint8_t { note, tip, important, warning, caution };

constexpr std::string_view kKinds[] = {"note", "tip", "important", "warning", "caution"};

constexpr size_t kCount = 0
#define LECTERN_CALLOUT(word, kind, sign) +1
#include "vocabulary/callouts.def"
#undef LECTERN_CALLOUT
    ;

// Each with its kind and, in the second byte, its sign.
constexpr auto kWords = [] {
  base::WordTable<kCount> table;
#define LECTERN_CALLOUT(word, kind, sign) table.add(word, kind | static_cast<uint32_t>(CalloutSign::sign) << 8);
#include "vocabulary/callouts.def"
#undef LECTERN_CALLOUT
  return table;
}();

}  // namespace

CalloutWord callout_word(std::string_view word) {
  constexpr size_t kLongest = 48;  // bytes
  word = base::trim(word);
  while (base::ends_with(word, ":")) word = base::trim(word.substr(0, word.size() - 1));
  if (word.empty() || word.size() > kLongest) return {};
  const auto row = kWords.find(base::lower_case(word));
  if (!row) return {};
  return {kKinds[*row & 0xFF], static_cast<CalloutSign>(*row >> 8)};
}

}  // namespace lectern::vocabulary
