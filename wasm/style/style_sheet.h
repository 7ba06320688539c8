#pragma once

#include <string>

namespace lectern::style {

/// The part of the style sheet that no setting changes: colours by theme, typography by script, and every element of an
/// article. It reads the custom properties and `data-` attributes that settings become.
std::string style_sheet();

}  // namespace lectern::style
