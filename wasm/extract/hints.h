#pragma once

#include <cstdint>
#include <string_view>

#include "html/document.h"
#include "vocabulary/kinds.h"

namespace lectern::extract {

using vocabulary::Kind;
using enum vocabulary::Kind;

/// What class, id, role and itemprop say of an element.
struct Hints {
  int8_t weight = 0;   ///< the words' weights added up, -8 to 4: above 0 they speak for the article
  uint16_t kinds = 0;  ///< set of Kind
};

/// Reads the hints of an element by vocabulary/class_words.def (words: see each_class_word). Those that a heading
/// repeats do not count (HeadingWords).
Hints hints_of(const html::Document& document, html::NodeId element);

}  // namespace lectern::extract
