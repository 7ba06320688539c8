#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/list.h"

namespace lectern::base {

/// Scripts that are told apart, for direction, word counting and reading speed.
enum class Script : uint8_t { none, latin, greek, cyrillic, hebrew, arabic, indic, thai, han, kana, hangul, other };

/// The script of a code point: `none` for digits, punctuation, symbols and marks.
Script script_of(char32_t code_point);
/// Whether a code point is part of a word: a letter, a mark on one, or a digit. Derived from blocks, not a full Unicode
/// table.
bool is_word_code_point(char32_t code_point);

/// The value of a decimal digit, 0 to 9, of the scripts whose digits pages use: ASCII, Arabic, Persian, Devanagari,
/// Bengali, full-width; -1 for other code points.
int digit_value(char32_t code_point);

/// The number of words. A word is a run of letters and digits; scripts written without spaces (Han, Kana, Thai, Lao,
/// Khmer, Burmese) count one word for every two characters, rounded up per run, so that figures are comparable across
/// languages.
uint32_t count_words(std::string_view utf8);

/// The words of a text in lower case, one of each character for scripts without spaces: what titles and duplicates are
/// compared by.
class Words : public List<std::string_view> {
 public:
  explicit Words(std::string_view utf8);
  Words(const Words&) = delete;
  Words& operator=(const Words&) = delete;

 private:
  const std::string lowered_;  // the words are views into it
};
/// The same as texts of their own.
std::vector<std::string> words(std::string_view utf8);

/// The script that most letters of a text are in; `none` where it has no letters.
Script majority_script(std::string_view utf8);

/// Minutes to read a text of `code_points` characters in a language (BCP 47; "" or unknown counts as English).
/// Speeds by language: Trauzettel-Klosinski et al., "Standardized Assessment of Reading Performance: The New
/// International Reading Speed Texts IReST", IOVS 2012.
double reading_minutes(uint32_t code_points, std::string_view lang);

}  // namespace lectern::base
