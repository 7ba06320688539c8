#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>

#include "html/document.h"

namespace lectern::html {

/// What becomes of declarative shadow roots (`template shadowrootmode`).
enum class ShadowRoots : uint8_t {
  flatten,  ///< they take their host's place with its slots filled: the page as it is seen
  keep,     ///< they stay templates
};

/// Parses a page while it arrives. What it makes is the same as html::parse makes of the whole.
class Parser {
 public:
  explicit Parser(ShadowRoots shadow_roots = ShadowRoots::flatten);
  Parser(Parser&&) noexcept;
  Parser& operator=(Parser&&) noexcept;
  ~Parser();

  /// Takes the next bytes of the page (UTF-8; a character may be split between chunks). They are copied.
  void push(std::string_view chunk);
  /// How many bytes have come.
  size_t size() const;
  /// Ends the page. The document owns its input. Nothing may be called after it.
  Document finish();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// The same as html::parse with the shadow roots' treatment chosen.
Document parse(std::string_view utf8, ShadowRoots shadow_roots);

/// Parses a fragment in a context element, as innerHTML does. The fragment's nodes are the children of the document
/// node.
/// @param context the context element's name, lower case (SVG: as the standard adjusts it)
Document parse_fragment(std::string_view utf8, std::string_view context, Namespace ns = Namespace::html);

}  // namespace lectern::html
