#pragma once

#include <cstdint>

namespace lectern::layout {

/// How a line may be broken between two clusters, from worst to best.
enum class Break : uint8_t {
  never,   // inside a cluster
  inside,  // inside a word: only where nothing else fits
  weak,    // after the stroke of an address: where a word would not fit on a line
  soft,    // at a soft hyphen, which is then seen
  normal,
  forced,
};

/// Line breaking classes of UAX #14. Those that behave alike are one.
enum class BreakClass : uint8_t {
  letter,       // AL, HL, and what is nothing else
  number,       // NU
  ideograph,    // ID, H2, H3, emoji, objects
  small_kana,   // CJ
  opening,      // OP
  closing,      // CL
  parenthesis,  // CP: closing brackets of words
  quote,        // QU that may be either
  initial,      // QU, Pi
  final_,       // QU, Pf
  nonstarter,   // NS
  exclamation,  // EX
  infix,        // IS
  stroke,       // SY
  hyphen,       // HY
  after,        // BA: dashes, and what ends a word
  dash,         // B2
  before,       // BB
  glue,         // GL, WJ
  leader,       // IN
  prefix,       // PR
  postfix,      // PO
  mark,         // the code points that are transparent: bidi controls
};

BreakClass break_class(char32_t code_point);

/// Whether a code point is as wide as an ideograph: East Asian, no Hangul. A line feed between two is no space.
bool is_wide(char32_t code_point);

/// Finds the break opportunities of a text, cluster by cluster, by the parts of UAX #14 that matter for articles.
class LineBreaks {
 public:
  struct Rules {
    bool keep_all = false;  // no break between ideographs or Hangul (Korean)
    bool strict = false;    // small kana begin no line (Japanese)
  };
  explicit LineBreaks(Rules rules) : rules_(rules) {}

  /// How a line may be broken before the next cluster, which begins with `code_point`, where no space, zero-width space
  /// or soft hyphen is between it and the last one.
  Break next(char32_t code_point);
  /// White space, or a line's begin, comes next: what follows is judged on its own.
  void reset();

 private:
  bool allows(BreakClass left, BreakClass right, char32_t code_point) const;
  BreakClass class_of(char32_t code_point) const;

  const Rules rules_;
  bool fresh_ = true;  // nothing before
  BreakClass last_ = BreakClass::letter;
  char32_t last_code_point_ = 0;
  bool word_before_dash_ = false;  // a letter or digit is before the hyphens or dashes that came last
};

}  // namespace lectern::layout
