#pragma once

#include "html/document.h"

namespace lectern::html {

/// Whether an element in a line of text shows nothing there: a template, or a card that is seen when the word beside it
/// is pointed at.
bool is_unseen_inline(const Document& document, NodeId element);

}  // namespace lectern::html
