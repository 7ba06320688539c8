#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace lectern::write {

/// Stands between what would be one if nothing did: formulas side by side, a formula and a digit.
constexpr std::string_view kSeparator = "<!-- -->";

/// What is around a text that is written as Markdown.
struct TextPlace {
  bool in_table = false;
  bool in_link = false;      ///< in brackets, where no address becomes a link
  bool begins_line = false;  ///< where #, - and the like begin a block
  bool in_quotes = false;    ///< in a link's title
  bool tildes = true;        ///< the line has two tildes, which may strike out what is between them
  bool dollars = true;       ///< the line has two dollar signs, which may be a formula
  bool after_raw = false;    ///< Markdown stands right before the text
  char next = '\n';          ///< what is written right after the text; a line end where nothing is
};

/// The length of the longest run of a character.
size_t longest_run(std::string_view text, char wanted);

/// Appends text as Markdown that means the same (CommonMark 2.4 and 2.5, GitHub's extensions, TeX math in dollar
/// signs). Every text of a page that gets into Markdown goes through it: nothing in it becomes HTML, a link or any
/// other construct. web/markdown_text.ts does the same for texts that are written outside of the core. Linear.
void append_escaped(std::string& out, std::string_view text, const TextPlace& place);

/// Appends a link's destination (CommonMark 6.3): in pointed brackets where parentheses could end it.
void append_destination(std::string& out, std::string_view url, bool in_table);

/// Appends a link's title with the space before it, if there is one.
void append_title(std::string& out, std::string_view title, bool in_table);

}  // namespace lectern::write
