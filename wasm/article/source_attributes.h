#pragma once

#include <string>
#include <string_view>

namespace lectern::article {

/// Whether a text has the form of a BCP 47 language tag.
bool is_language_tag(std::string_view text);

/// A value of the attribute `dir`, or empty: "ltr", "rtl" or "auto". ASCII case does not matter.
std::string_view direction(std::string_view text);

/// An integer of at most seven digits in [low, high] as text, without leading zeros; empty for anything else.
std::string integer(std::string_view text, int low, int high);

/// A name that ends with a number: "lectern-fn-1".
std::string numbered(std::string_view name, size_t number);

}  // namespace lectern::article
