#pragma once

#include <array>
#include <string_view>

#include "base/text.h"

namespace lectern::base {

/// The bytes that a set of texts begins with. The first byte of another text usually shows that it begins with none.
class FirstBytes {
 public:
  /// @param text in lower case
  constexpr void add(std::string_view text) {
    if (!text.empty()) known_[static_cast<unsigned char>(text[0])] = true;
  }

  /// Whether a text may begin with one of the set, in any case. True for every text that begins with a byte above 0x7F.
  constexpr bool may_begin(std::string_view text) const {
    if (text.empty()) return false;
    const auto first = static_cast<unsigned char>(lower(text[0]));
    return first >= 0x80 || known_[first];
  }

 private:
  std::array<bool, 256> known_{};
};

/// The first bytes of a list whose items `mark` separates.
inline FirstBytes first_bytes_of(std::string_view list, char mark) {
  FirstBytes out;
  while (!list.empty()) out.add(next_item(list, mark));
  return out;
}

}  // namespace lectern::base
