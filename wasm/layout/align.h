#pragma once

#include <cstdint>

namespace lectern::layout {

/// How the lines of a paragraph stand. `start` is the side on which the paragraph's direction begins.
enum class Align : uint8_t { start, left, center, right, justify };

}  // namespace lectern::layout
