#pragma once

#include <cstdint>
#include <string_view>

#include "layout/input.h"

namespace lectern::layout {

/// How an element of a formula (MathML Core) is written in a line: what is added before and after its text, and whether
/// it is a superscript or a subscript. The order of the text does not change.
struct LineForm {
  std::u16string_view before, after;
  int8_t script = 0;           ///< 1 raised, -1 lowered
  bool italic = false;         ///< a variable: one letter, in italics
  bool operator_room = false;  ///< room on both sides
};

/// The line form of a node of a formula.
/// @param index which of its parent's elements it is, from 0
LineForm line_form(const Article& article, uint32_t node, uint32_t index);

}  // namespace lectern::layout
