#pragma once

#include <cstddef>
#include <cstdint>

// Scanning for the few bytes that end a run, 16 bytes at a time: WebAssembly SIMD, SSE2 or NEON. The scalar path is the
// same function without vectors; tests hold the two against each other.

#if defined(__wasm_simd128__)
#include <wasm_simd128.h>
#elif defined(__SSE2__)
#include <emmintrin.h>
#elif defined(__ARM_NEON) && defined(__aarch64__)
#include <arm_neon.h>
#else
#define LECTERN_NO_SIMD 1
#endif

namespace lectern::html {

/// The first byte in [at, end) that is one of kStops, else `end`. One byte at a time.
template <char... kStops>
inline const char* find_any_scalar(const char* at, const char* end) {
  while (at != end && ((*at != kStops) && ...)) ++at;
  return at;
}

/// The first byte in [at, end) that is not ASCII, else `end`. One byte at a time.
inline const char* skip_ascii_scalar(const char* at, const char* end) {
  while (at != end && static_cast<unsigned char>(*at) < 0x80) ++at;
  return at;
}

#if defined(LECTERN_NO_SIMD)

template <char... kStops>
inline const char* find_any(const char* at, const char* end) {
  return find_any_scalar<kStops...>(at, end);
}
inline const char* skip_ascii(const char* at, const char* end) { return skip_ascii_scalar(at, end); }

#else

/// 16 bytes. A mask has kBitsPerByte equal bits for every byte, the lowest for the first.
struct Block {
#if defined(__wasm_simd128__)
  using Vector = v128_t;
  static constexpr int kBitsPerByte = 1;
  static Vector load(const char* at) { return wasm_v128_load(at); }
  static Vector equal(Vector v, char c) { return wasm_i8x16_eq(v, wasm_i8x16_splat(c)); }
  static Vector either(Vector a, Vector b) { return wasm_v128_or(a, b); }
  static uint64_t mask(Vector v) { return static_cast<uint32_t>(wasm_i8x16_bitmask(v)); }
  static uint64_t high_bits(Vector v) { return mask(v); }
#elif defined(__SSE2__)
  using Vector = __m128i;
  static constexpr int kBitsPerByte = 1;
  static Vector load(const char* at) { return _mm_loadu_si128(reinterpret_cast<const __m128i*>(at)); }
  static Vector equal(Vector v, char c) { return _mm_cmpeq_epi8(v, _mm_set1_epi8(c)); }
  static Vector either(Vector a, Vector b) { return _mm_or_si128(a, b); }
  static uint64_t mask(Vector v) { return static_cast<uint32_t>(_mm_movemask_epi8(v)); }
  static uint64_t high_bits(Vector v) { return mask(v); }
#else
  using Vector = uint8x16_t;
  static constexpr int kBitsPerByte = 4;
  static Vector load(const char* at) { return vld1q_u8(reinterpret_cast<const uint8_t*>(at)); }
  static Vector equal(Vector v, char c) { return vceqq_u8(v, vdupq_n_u8(static_cast<uint8_t>(c))); }
  static Vector either(Vector a, Vector b) { return vorrq_u8(a, b); }
  static uint64_t mask(Vector v) {
    return vget_lane_u64(vreinterpret_u64_u8(vshrn_n_u16(vreinterpretq_u16_u8(v), 4)), 0);
  }
  static uint64_t high_bits(Vector v) { return mask(vcgeq_u8(v, vdupq_n_u8(0x80))); }
#endif
  template <char... kStops>
  static Vector equal_any(Vector v) {
    Vector found = equal(v, First<kStops...>::value);
    ((found = either(found, equal(v, kStops))), ...);
    return found;
  }

 private:
  template <char kFirst, char...>
  struct First {
    static constexpr char value = kFirst;
  };
};

inline int lowest_byte(uint64_t mask) { return __builtin_ctzll(mask) / Block::kBitsPerByte; }

/// The first byte in [at, end) that is one of kStops, else `end`.
template <char... kStops>
inline const char* find_any(const char* at, const char* end) {
  for (; end - at >= 16; at += 16)
    if (const uint64_t mask = Block::mask(Block::equal_any<kStops...>(Block::load(at)))) return at + lowest_byte(mask);
  return find_any_scalar<kStops...>(at, end);
}

/// The first byte in [at, end) that is not ASCII, else `end`.
inline const char* skip_ascii(const char* at, const char* end) {
  for (; end - at >= 16; at += 16)
    if (const uint64_t mask = Block::high_bits(Block::load(at))) return at + lowest_byte(mask);
  return skip_ascii_scalar(at, end);
}

#endif

}  // namespace lectern::html
