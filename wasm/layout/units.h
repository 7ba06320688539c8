#pragma once

#include <cstdint>

namespace lectern::layout {

/// A length in 1/64 CSS px.
using Unit = int32_t;

/// Lengths are kept within ±kMaxUnit (262,144 px), so that sums of a few never overflow.
constexpr Unit kMaxUnit = 1 << 24;

/// A length that a sum in 64 bits came to, kept within ±kMaxUnit.
constexpr Unit saturated(int64_t value) {
  return static_cast<Unit>(value < -kMaxUnit ? -kMaxUnit : value > kMaxUnit ? kMaxUnit : value);
}

/// CSS pixels as a length, rounded; not-a-number is 0.
constexpr Unit px(double pixels) {
  const double scaled = pixels * 64;
  if (!(scaled == scaled)) return 0;
  if (scaled >= kMaxUnit) return kMaxUnit;
  if (scaled <= -kMaxUnit) return -kMaxUnit;
  return static_cast<Unit>(scaled < 0 ? scaled - 0.5 : scaled + 0.5);
}

}  // namespace lectern::layout
