#pragma once

#include <lectern/tree.h>

#include <string>

namespace lectern::write {

/// A tree as an HTML fragment, by the standard's serialisation. The trees have no raw-text elements and nothing that a
/// parser moves, so parsing the fragment gives the same tree.
std::string html(const Tree& tree);
/// A tree as Markdown: see lectern::to_markdown.
std::string markdown(const Tree& tree);

}  // namespace lectern::write
