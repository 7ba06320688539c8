#pragma once

#include <lectern/present.h>

#include <array>
#include <cstdint>

namespace lectern::style {

/// The colours of a reading mode, 0xRRGGBB: text, muted, link, surface, line, mark, background. `auto` is light here:
/// what the system says is the host's to know. Those of `custom` between the reader's three are mixed as in the style
/// sheet.
std::array<uint32_t, 7> palette(const Settings& settings);

}  // namespace lectern::style
