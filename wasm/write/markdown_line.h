#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace lectern::write {

// What is no text in a line that is being made: control characters, which texts do not hold.
constexpr char kStrongOpen = '\x01';
constexpr char kStrongClose = '\x02';
constexpr char kEmphasisOpen = '\x03';
constexpr char kEmphasisClose = '\x04';
constexpr char kStrikeOpen = '\x05';
constexpr char kStrikeClose = '\x06';
constexpr char kBreak = '\x0E';      ///< a line break
constexpr char kLinkOpen = '\x0F';   ///< the text of a link begins
constexpr char kLinkClose = '\x10';  ///< it has ended; the rest of the link follows as Markdown
constexpr char kRawBegin = '\x11';   ///< Markdown stands from here to kRawEnd
constexpr char kRawEnd = '\x12';

constexpr bool is_emphasis_mark(char c) { return c >= kStrongOpen && c <= kStrikeClose; }
constexpr bool opens_emphasis(char c) { return (c & 1) != 0; }

/// Where a line stands.
enum class LinePlace : uint8_t { paragraph, heading, cell };

/// Whether a text is nothing but white space of Unicode, which some reader of Markdown takes away at the ends of a
/// block.
bool is_blank(std::string_view utf8);

/// The inline content of a block as Markdown (CommonMark 6, GitHub's strikethrough). Lines end with "\n" in paragraphs
/// only; in cells <br> parts them, and in headings a space.
/// @param gathered text as the article has it, of any length, with the marks above; its text nodes are joined, so that
///     what one ends with and the next begins with is seen together
/// Linear.
std::string markdown_line(std::string_view gathered, LinePlace place);

}  // namespace lectern::write
