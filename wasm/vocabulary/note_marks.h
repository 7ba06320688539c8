#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "base/text.h"

namespace lectern::vocabulary {

constexpr size_t kLongestNoteMark = 8;  // bytes
constexpr uint32_t kMostNotes = 9999;

/// The number of a footnote that a mark is, if it is one.
inline std::optional<uint32_t> note_number(std::string_view mark) { return base::number_of(mark, kMostNotes); }

/// Whether a text, without the brackets around it, may be the mark of a footnote: a number, a letter, a symbol.
inline bool is_note_mark(std::string_view mark) {
  return note_number(mark) ||
         base::is_one_of(mark, "*|**|***|\u2217|\u2020|\u2020\u2020|\u2021|\u2021\u2021|\u00A7|\u00B6") ||
         (mark.size() == 1 && base::is_ascii_letter(mark[0]));
}

}  // namespace lectern::vocabulary
