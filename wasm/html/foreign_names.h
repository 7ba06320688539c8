#pragma once

#include <string_view>

namespace lectern::html {

/// The spelling of a lower-case name in SVG or MathML if it has capitals there, else empty. Static. (HTML standard,
/// "adjust SVG attributes", "adjust MathML attributes" and the SVG element names in "The rules for parsing tokens in
/// foreign content".)
std::string_view adjusted_svg_element(std::string_view lower_case_name);
std::string_view adjusted_svg_attribute(std::string_view lower_case_name);
std::string_view adjusted_math_attribute(std::string_view lower_case_name);

}  // namespace lectern::html
