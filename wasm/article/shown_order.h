#pragma once

#include <vector>

#include "html/document.h"

namespace lectern::article {

/// The children of a table or a details element in the order in which browsers show them: the first caption, thead or
/// summary before the others, the first tfoot after them. Empty if that is the order of the page, and for other
/// elements. Linear in the number of children.
/// Sources: CSS 2.2, sections 17.2 and 17.4.1; HTML, section 15.5.2 (the details and summary elements).
std::vector<html::NodeId> children_as_shown(const html::Document& document, html::NodeId node);

}  // namespace lectern::article
