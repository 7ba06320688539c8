#pragma once

#include <lectern/tree.h>

#include <string>

namespace lectern::write {

/// A tree as an HTML fragment, by the standard's serialisation. The trees have no raw-text elements and nothing that a
/// parser moves, so parsing the fragment gives the same tree.
std::string html(const Tree& tree);
/// A tree as plain text: see lectern::to_text.
std::string text(const Tree& tree);
/// A tree as Markdown: see lectern::to_markdown.
std::string markdown(const Tree& tree);

/// Whether a node is a link of ours with a class of ours.
inline bool is_class(const Tree& tree, uint32_t node, std::string_view name) {
  return tree.find(node, Attribute::class_) == name;
}

/// Whether a token of MathML only says how its neighbours relate: applied to, times, comma, plus (U+2061 to U+2064).
inline bool is_invisible_operator(std::string_view token) {
  return token.size() == 3 && token.substr(0, 2) == "\xE2\x81" && token[2] >= '\xA1' && token[2] <= '\xA4';
}

}  // namespace lectern::write
