#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace lectern::base {

/// Decodes the code point at `at` and moves `at` past it. Invalid bytes give U+FFFD, one for each maximal ill-formed
/// part, as the WHATWG Encoding standard decodes UTF-8. `at` must be < text.size().
char32_t next_code_point(std::string_view text, size_t& at);

/// The position where the code point or the invalid byte begins that ends at `at`, which must be > 0.
size_t code_point_before(std::string_view text, size_t at);

/// Appends a code point as UTF-8; surrogates and values above U+10FFFF as U+FFFD.
void append_utf8(std::string& out, char32_t code_point);

/// The number of code points.
size_t code_points(std::string_view text);

/// The first `count` code points of a text.
std::string_view first_code_points(std::string_view text, size_t count);

}  // namespace lectern::base
