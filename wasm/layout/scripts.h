#pragma once

#include <string_view>

namespace lectern::layout {

/// What a script needs on top of the reader's settings.
struct Script {
  std::string_view languages;  ///< BCP 47 primary subtags, each with a space after it
  double leading;              ///< times the line height
  double tall;                 ///< headings, whose lines are close: times that
  double scale;                ///< times the font size
  bool joined;                 ///< its letters are joined: none are set apart
  bool upright;                ///< it has no italics
};

/// The script that a language is written in. Those that need nothing are as Latin.
/// @param language BCP 47, or empty
const Script& script_of(std::string_view language);

}  // namespace lectern::layout
