#pragma once

#include <cstdint>
#include <string>

#include "layout/fonts.h"
#include "layout/input.h"

namespace lectern::layout {

/// The number of an ordered list's first item (HTML, the ol element): as its start says; else 1, or as many as it has
/// items where it counts down.
int64_t first_number(const Article& article, uint32_t list);

/// An item's number as its list writes it, with its stop: digits, letters or Roman numerals (CSS Counter Styles Level
/// 3, decimal, lower-alpha, upper-alpha, lower-roman, upper-roman).
std::u16string label(const Node& list, int64_t number);

/// How much room the labels of an ordered list take before its items, where one of them is longer than a digit; else 0.
/// More than the style sheet gives: on the scrolling page they reach into the margin.
/// @param font the list's
Unit room_for_labels(const Article& article, uint32_t list, const Font& font);

}  // namespace lectern::layout
