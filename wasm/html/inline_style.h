#pragma once

#include <string_view>

#include "html/document.h"

namespace lectern::html {

/// The value of a property in a style attribute, without "!important": that of the last declaration.
///
/// @param property in lower case; its case in the attribute does not matter
/// @return a view into `style`; empty if the property is not declared
std::string_view declared(std::string_view style, std::string_view property);

/// Whether an element's style attribute preserves the line ends of its text (`white-space: pre-wrap` and the like).
bool keeps_line_ends(const Document& document, NodeId element);

}  // namespace lectern::html
