#pragma once

/// The figures of an article's style, by name: see figures.def.
namespace lectern::style::figures {

#define LECTERN_FIGURE(name, value) inline constexpr double name = value;
#include "style/figures.def"
#undef LECTERN_FIGURE

}  // namespace lectern::style::figures
