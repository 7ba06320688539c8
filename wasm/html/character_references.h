#pragma once

#include <string>

namespace lectern::html {

/// Reads the character reference that begins at `at`, an ampersand (HTML standard, "Character reference state").
/// Appends what it stands for to `out`.
/// @return the end of the reference, or null where there is none: then nothing is appended and the ampersand is text.
const char* read_character_reference(const char* at, const char* end, bool in_attribute, std::string& out);

}  // namespace lectern::html
