#pragma once

#include <string>

namespace lectern::style {

/// The part of the style sheet that does not depend on settings: the colours of themes, typography by script, and every
/// element of an article. It uses the custom properties and `data-` attributes that settings become.
std::string style_sheet();

}  // namespace lectern::style
