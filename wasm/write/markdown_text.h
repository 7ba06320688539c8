#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace lectern::write {

/// The length of the longest run of a character.
size_t longest_run(std::string_view text, char wanted);

/// Appends text as Markdown that means the same (CommonMark 2.4). What matters only at the start of a line is left to
/// start_escaped.
void append_escaped(std::string& out, std::string_view text, bool in_table);

/// A line of Markdown whose beginning would start a heading, a list, a quotation, a rule or a fence, so that it does
/// not.
std::string start_escaped(std::string line);

/// Appends a link's destination (CommonMark 6.3): in pointed brackets where parentheses could end it.
void append_destination(std::string& out, std::string_view url);

/// Appends a link's title with the space before it, if there is one.
void append_title(std::string& out, std::string_view title);

}  // namespace lectern::write
