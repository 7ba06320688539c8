#pragma once

#include <cstdint>
#include <string_view>

namespace lectern::base {

constexpr uint32_t kHashSeed = 2166136261u;

/// Adds a byte to a 32-bit FNV-1a hash (Fowler, Noll, Vo). It is fast and distributes well, but anyone can construct
/// texts that collide, so collisions must make nothing slow or wrong.
constexpr uint32_t hashed(uint32_t hash, char c) { return (hash ^ static_cast<unsigned char>(c)) * 16777619u; }

/// The hash of a text; with `hash`, that of an earlier text followed by this one.
constexpr uint32_t hash_of(std::string_view text, uint32_t hash = kHashSeed) {
  for (const char c : text) hash = hashed(hash, c);
  return hash;
}

}  // namespace lectern::base
