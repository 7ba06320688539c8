#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace lectern::base {

/// Scripts, as far as direction, word counting and reading speed depend on them.
enum class Script : uint8_t { none, latin, greek, cyrillic, hebrew, arabic, indic, thai, han, kana, hangul, other };

/// The script of a code point: `none` for digits, punctuation, symbols and marks.
Script script_of(char32_t code_point);
/// Whether a code point is part of a word: a letter, a mark on one, or a digit. Derived from blocks, not a full Unicode
/// table.
bool is_word_code_point(char32_t code_point);
/// The value of a decimal digit: ASCII, full-width, Arabic-Indic, and those of Devanagari, Bengali and the scripts that
/// follow it in Unicode up to Malayalam, Thai, Lao, Burmese and Khmer; -1 for others.
int digit_value(char32_t code_point);

/// The decimal digits of any script at the start of a text.
struct Digits {
  size_t count = 0;
  uint64_t value = 0;  ///< of the first 18
};
/// Takes them off the text.
Digits take_digits(std::string_view& utf8);

/// The number of words. A word is a run of letters and digits with the marks on them; an apostrophe between letters and
/// a point or comma between digits are part of it, as in Unicode's UAX #29, and a hyphen is not. Scripts written
/// without spaces count one word for every two characters (Han, Kana) or every four (Thai, Lao, Khmer, Burmese, whose
/// vowels and tones are characters too), rounded up per run, so that figures are comparable across languages.
uint32_t count_words(std::string_view utf8);

/// The words of a text in lower case, one of each character for scripts without spaces: what titles and duplicates are
/// compared by.
class Words {
 public:
  explicit Words(std::string_view utf8);
  Words(const Words&) = delete;
  Words& operator=(const Words&) = delete;

  size_t size() const { return words_.size(); }
  bool empty() const { return words_.empty(); }
  std::string_view operator[](size_t i) const { return words_[i]; }
  auto begin() const { return words_.begin(); }
  auto end() const { return words_.end(); }

 private:
  const std::string lowered_;
  std::vector<std::string_view> words_;  // views into lowered_
};
/// The same words as strings.
std::vector<std::string> words(std::string_view utf8);

/// The script of most letters of a text; `none` if it has no letters.
Script majority_script(std::string_view utf8);

/// Minutes to read a text of `code_points` characters in a language (BCP 47; "" or unknown counts as English).
/// Speeds by language: Trauzettel-Klosinski et al., "Standardized Assessment of Reading Performance: The New
/// International Reading Speed Texts IReST", IOVS 2012.
double reading_minutes(uint32_t code_points, std::string_view lang);

}  // namespace lectern::base
