#pragma once

#include "html/document.h"

namespace lectern::html {

/// Whether an inline element is not displayed in its line: a template, or a card that appears when the user points at
/// the word beside it.
bool is_unseen_inline(const Document& document, NodeId element);

}  // namespace lectern::html
