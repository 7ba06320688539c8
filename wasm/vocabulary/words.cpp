#include "vocabulary/words.h"

#include <array>
#include <cstddef>

namespace lectern::vocabulary {
namespace {

struct Word {
  Use use;
  std::string_view text;
};

constexpr Word kWords[] = {
#define LECTERN_WORD(language, use, text) {Use::use, text},
#include "vocabulary/words.def"
#undef LECTERN_WORD
};

constexpr size_t size_of(Use use) {
  size_t size = 0;
  for (const Word& word : kWords)
    if (word.use == use) size += word.text.size() + 1;
  return size;
}

template <Use kUse>
constexpr auto kJoined = [] {
  std::array<char, size_of(kUse)> out{};
  size_t at = 0;
  for (const Word& word : kWords) {
    if (word.use != kUse) continue;
    for (const char c : word.text) out[at++] = c;
    out[at++] = '|';
  }
  return out;
}();

template <Use kUse>
constexpr std::string_view joined() {
  return {kJoined<kUse>.data(), kJoined<kUse>.size() - 1};
}

}  // namespace

std::string_view words(Use use) {
  switch (use) {
    case Use::page:
      return joined<Use::page>();
    case Use::of:
      return joined<Use::of>();
    case Use::next:
      return joined<Use::next>();
    case Use::login:
      return joined<Use::login>();
    case Use::wall:
      return joined<Use::wall>();
    case Use::conjunction:
      return joined<Use::conjunction>();
  }
  return {};
}

}  // namespace lectern::vocabulary
