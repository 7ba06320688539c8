#pragma once

#include <string_view>

#include "html/document.h"

namespace lectern::html {

/// The value that a style attribute gives a property, without "!important": of several declarations, the last one's.
///
/// @param property in lower case; matched whatever the case in the attribute
/// @return a view into `style`; empty where the property is not declared
std::string_view declared(std::string_view style, std::string_view property);

/// Whether an element's style attribute keeps the line ends of its text (`white-space: pre-wrap` and its like).
bool keeps_line_ends(const Document& document, NodeId element);

}  // namespace lectern::html
