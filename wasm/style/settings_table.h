#pragma once

#include <lectern/present.h>

#include <array>
#include <string>
#include <string_view>

namespace lectern::style {

/// A row of settings.def that holds a number.
struct NumberRow {
  std::string_view id;  ///< as in C++: "font_size"
  double Settings::*field;
  double minimum;
  double maximum;
  double default_value;
  std::string_view unit;  ///< of the custom property; may be empty
};

/// A row of settings.def that holds one of several words, or a colour.
struct ChoiceRow {
  std::string_view id;
  std::string_view Settings::*field;
  std::string_view values;  ///< separated by one space; kColor for a colour
  std::string_view default_value;
};

inline constexpr std::string_view kColor = "#rrggbb";

inline constexpr auto kNumbers = std::to_array<NumberRow>({
#define LECTERN_NUMBER(id, group, minimum, maximum, step, default_value, unit, description) \
  {#id, &Settings::id, minimum, maximum, default_value, unit},
#define LECTERN_CHOICE(...)
#define LECTERN_COLOR(...)
#include <lectern/settings.def>
#undef LECTERN_NUMBER
#undef LECTERN_CHOICE
#undef LECTERN_COLOR
});

inline constexpr auto kChoices = std::to_array<ChoiceRow>({
#define LECTERN_NUMBER(...)
#define LECTERN_CHOICE(id, group, values, default_value, description) {#id, &Settings::id, values, default_value},
#define LECTERN_COLOR(id, group, default_value, description) {#id, &Settings::id, kColor, default_value},
#include <lectern/settings.def>
#undef LECTERN_NUMBER
#undef LECTERN_CHOICE
#undef LECTERN_COLOR
});

/// "font_size" as in JSON: "fontSize".
std::string camel_case(std::string_view id);
/// "font_size" as in CSS and HTML: "font-size".
std::string kebab_case(std::string_view id);

/// The row's own copy of a word that is one of its values, or a colour (six hexadecimal digits) as it is; empty for any
/// other word.
std::string_view find_value(const ChoiceRow& row, std::string_view word);

/// A number as CSS and people write it: at most three decimals, no trailing zeros, "." whatever the locale.
/// @param number 0 ≤ number < 10^12
std::string format_number(double number);

}  // namespace lectern::style
