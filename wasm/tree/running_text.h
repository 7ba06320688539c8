#pragma once

#include <lectern/tree.h>

#include <string>

namespace lectern {

// Both follow the same rules, which the reader's web/element/running_text.ts follows too: line breaks and the ends of
// blocks part words; the readings of ruby, links from notes back to their marks, the source of formulas and other
// sites' content are no part of the text. Both are linear in what they read.

/// The text of a tree for people to read: blocks apart by an empty line, list items and table rows by a line end, cells
/// by a tab, code as it is. Footnote marks stand in brackets, and tasks begin with "[x] " or "[ ] ".
std::string plain_text(const Tree& tree);

/// The text of a node and what is in it on one line, as it is spoken, compared or used as a title: without footnote
/// marks, every run of white space one space.
std::string running_text(const Tree& tree, uint32_t node);

}  // namespace lectern
