#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <initializer_list>

namespace lectern::base {

/// A fixed set of an enumeration's values, with a bit for each of `Count`. In the module, it takes a fraction of the
/// space of a switch.
template <typename Enum, size_t Count>
class EnumSet {
 public:
  constexpr EnumSet(std::initializer_list<Enum> values) {
    for (const Enum value : values) bits_[static_cast<size_t>(value) / 8] |= 1 << static_cast<size_t>(value) % 8;
  }
  constexpr bool has(Enum value) const {
    return (bits_[static_cast<size_t>(value) / 8] >> static_cast<size_t>(value) % 8 & 1) != 0;
  }

 private:
  std::array<uint8_t, (Count + 7) / 8> bits_{};
};

}  // namespace lectern::base
