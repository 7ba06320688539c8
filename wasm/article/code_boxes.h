#pragma once

#include "html/document.h"

namespace lectern::article {

/// Whether an element other than a pre contains code: a table of lines and their numbers, the lines of an editor, a box
/// whose lines are code elements, one styled like a pre, a code element with several lines.
bool is_code_box(const html::Document& document, html::NodeId node);

/// Whether a number is not code but a line number: it is marked as one, or cannot be selected.
bool marks_line_number(const html::Document& document, html::NodeId node);

}  // namespace lectern::article
