#pragma once

#include <lectern/tree.h>

#include <string>

namespace lectern {

// Both follow the same rules, as does web/element/running_text.ts in the reader: line breaks and the ends of blocks
// separate words, and readings of ruby, links from footnotes back to their marks, the source of formulas, and content
// of other sites are left out. Both are linear.

/// The text of a tree for people to read. An empty line separates blocks, a line end list items and table rows, and a
/// tab cells. Code is left as it is. Footnote marks are in brackets, and tasks begin with "[x] " or "[ ] ".
std::string plain_text(const Tree& tree);

/// The text of a node and its descendants on one line, for speech, comparison and titles: without footnote marks, and
/// with white space collapsed.
std::string running_text(const Tree& tree, uint32_t node);

}  // namespace lectern
