#pragma once

#include <string>
#include <string_view>

namespace lectern::html {

/// The first byte in [at, end) that is not part of a well-formed UTF-8 sequence, else `end`. A sequence that is cut off
/// at `end` is not well-formed.
const char* skip_valid_utf8(const char* at, const char* end);

inline bool is_valid_utf8(std::string_view text) {
  return skip_valid_utf8(text.data(), text.data() + text.size()) == text.data() + text.size();
}

/// What to do with U+0000.
enum class Nul : bool { keep, replace };

/// Appends text as the tokenizer must see it (HTML standard, "Preprocessing the input stream"): line ends as LF,
/// invalid UTF-8 as U+FFFD.
void append_preprocessed(std::string& out, std::string_view text, Nul nul);

}  // namespace lectern::html
