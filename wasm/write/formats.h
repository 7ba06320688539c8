#pragma once

#include <lectern/tree.h>

#include <string>

namespace lectern::write {

/// A tree as an HTML fragment, serialised by the HTML standard. Articles have neither raw-text elements nor anything
/// that a parser would move, so parsing the fragment gives the same tree. Linear.
std::string html(const Tree& tree);
/// A tree as Markdown: see lectern::to_markdown. Linear.
std::string markdown(const Tree& tree);

}  // namespace lectern::write
