#pragma once

#include <string>
#include <string_view>

namespace lectern::write {

/// Appends text that AsciiDoc is to show as it is: whatever could be markup, a macro, an attribute reference, a
/// replacement or, where `out` is empty or ends with a line end, the beginning of a block becomes a character
/// reference. `out` ends with what stands before on the line.
void append_asciidoc_text(std::string& out, std::string_view text);

/// Appends a URL as the target of a macro. What AsciiDoc would read in it is percent-encoded.
void append_asciidoc_url(std::string& out, std::string_view url);

/// Appends lines of code, of which none ends a listing whose fence is `asciidoc_fence(code)` and none is an instruction
/// to the preprocessor.
void append_asciidoc_code(std::string& out, std::string_view code);

/// A delimiter line that no line of a text is.
std::string asciidoc_fence(std::string_view text);

}  // namespace lectern::write
