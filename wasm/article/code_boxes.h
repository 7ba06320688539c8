#pragma once

#include "html/document.h"

namespace lectern::article {

/// Whether an element that is no pre shows code all the same: a table of lines and their numbers, the lines of an
/// editor, a box whose lines are elements of code, one styled like a pre, a code element of several lines.
bool is_code_box(const html::Document& document, html::NodeId node);

/// Whether page and reader agree that a number is not code: it is marked as a line number, or cannot be selected.
bool marks_line_number(const html::Document& document, html::NodeId node);

}  // namespace lectern::article
