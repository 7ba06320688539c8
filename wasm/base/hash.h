#pragma once

#include <cstdint>
#include <string_view>

namespace lectern::base {

constexpr uint32_t kHashSeed = 2166136261u;

/// One step of FNV-1a in 32 bits (Fowler, Noll, Vo). Fast and well spread, but anyone can make texts that collide:
/// nothing may be slow or wrong where they do.
constexpr uint32_t hashed(uint32_t hash, char c) { return (hash ^ static_cast<unsigned char>(c)) * 16777619u; }

/// The hash of a text, or of what `hash` stands for with the text after it.
constexpr uint32_t hash_of(std::string_view text, uint32_t hash = kHashSeed) {
  for (const char c : text) hash = hashed(hash, c);
  return hash;
}

}  // namespace lectern::base
