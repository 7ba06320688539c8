#pragma once

#include <cstdint>
#include <string_view>

#include "extract/hints.h"

namespace lectern::extract {

/// What a line's words say that it is. Sets of Kind.
struct Cues {
  uint16_t alone = 0;     ///< a label, and nothing else
  uint16_t label = 0;     ///< a label, then a colon, dash or bar, then more
  uint16_t lead = 0;      ///< a label, then more with nothing between: weak, other signs must agree
  uint16_t start = 0;     ///< starts with a phrase that does not need to be a label
  uint16_t sentence = 0;  ///< a short sentence of it starts with a request to the reader ("Follow us on …")
  uint16_t request = 0;   ///< a sentence starts with "Follow" or the like, and a channel is named: weak
  uint16_t within = 0;    ///< has a phrase somewhere

  uint16_t any() const { return alone | label | start | sentence | request | within; }
};

/// Reads a line by vocabulary/phrases.def. Lines longer than 1,200 bytes say nothing.
/// @param text UTF-8, white space folded
/// @param lang the page's language (BCP 47), or empty
Cues cues_of(std::string_view text, std::string_view lang);

/// The bytes of the label that a line starts with, with the colon, dash or bar and the spaces after it; 0 where there
/// is none.
size_t label_size(std::string_view text, Kind kind);

}  // namespace lectern::extract
