#pragma once

#include <lectern/tree.h>

#include <string_view>

namespace lectern {

/// The classes of a post's section, and of the line in it with author and time.
constexpr std::string_view kPostClass = "lectern-thread-post";
constexpr std::string_view kPostHeaderClass = "lectern-thread-post-header";

/// Whether a node has a class that the library gave it, such as "lectern-footnote-ref".
inline bool is_class(const Tree& tree, uint32_t node, std::string_view name) {
  return tree.find(node, Attribute::class_) == name;
}

/// 1 for h1 to 6 for h6, 0 for other elements.
constexpr uint8_t heading_level(Element element) {
  if (element < Element::h1 || element > Element::h6) return 0;
  return static_cast<uint8_t>(static_cast<int>(element) - static_cast<int>(Element::h1) + 1);
}

/// Whether a token of MathML is an invisible operator: function application, times, separator, plus (U+2061 to U+2064).
inline bool is_invisible_operator(std::string_view token) {
  return token.size() == 3 && token.substr(0, 2) == "\xE2\x81" && token[2] >= '\xA1' && token[2] <= '\xA4';
}

}  // namespace lectern
