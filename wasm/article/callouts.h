#pragma once

#include <string_view>

#include "html/document.h"

namespace lectern::article {

/// A box set apart from the text around it: a note, a tip, a warning.
struct Callout {
  std::string_view kind;  ///< of vocabulary/callouts.h; empty if the element is not a callout
  html::NodeId title = html::kNoNode;
};

/// Reads an element as a callout, by the names that documentation tools and design systems give them: a word for the
/// box (admonition, callout, alert …) and one for its kind, in one class or in two. A kind in its title takes
/// precedence.
Callout read_callout(const html::Document& document, html::NodeId node);

}  // namespace lectern::article
