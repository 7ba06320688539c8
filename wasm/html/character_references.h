#pragma once

#include <string>

namespace lectern::html {

/// Reads the character reference that begins at `at`, an ampersand (HTML standard, "Character reference state").
/// Appends what it stands for to `out`.
/// @return the end of the reference; null if there is none, so that the ampersand is text and nothing is appended
const char* read_character_reference(const char* at, const char* end, bool in_attribute, std::string& out);

}  // namespace lectern::html
