#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "html/document.h"

namespace lectern::extract {

/// The words of the heading that an element is, is in, or begins with. Documentation generators make ids, names and
/// classes of them ("related-work"), which say nothing about the purpose of the element.
class HeadingWords {
 public:
  HeadingWords(const html::Document& document, html::NodeId element) : document_(document), element_(element) {}

  /// Whether the heading has a word. ASCII case does not matter. False if there is no heading.
  bool hold(std::string_view word);

 private:
  html::NodeId heading() const;

  const html::Document& document_;
  const html::NodeId element_;
  std::optional<std::string> text_;  // of the heading, in lower case; read when it is first asked for
};

}  // namespace lectern::extract
