#pragma once

#include <lectern/present.h>

#include <array>
#include <cstdint>

namespace lectern::style {

/// The colours of a theme, 0xRRGGBB: text, muted, link, surface, line, mark, background. `auto` is light, since only
/// the host knows the system's setting. The colours of `custom` between the user's three are mixed as in the style
/// sheet.
std::array<uint32_t, 7> palette(const Settings& settings);

}  // namespace lectern::style
