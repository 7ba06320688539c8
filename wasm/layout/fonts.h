#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "layout/units.h"

namespace lectern::layout {

enum class Family : uint8_t { serif, sans_serif, monospace, easy };

/// A font as text is measured and painted in it.
struct Font {
  Family family = Family::serif;
  int32_t language = -1;  ///< index into the article's strings; -1: the article's language
  int32_t weight = 400;
  bool italic = false;
  Unit size = 0;
  Unit letter_spacing = 0;

  bool operator==(const Font&) const = default;
};

/// How far a font's letters reach above and below the baseline.
struct FontMetrics {
  Unit ascent = 0;
  Unit descent = 0;
};

/// The fonts of an article, each once, in the order of their first use.
class Fonts {
 public:
  /// Numbers of a row of rows().
  static constexpr size_t kFields = 6;

  /// The number of a font; the same for the same font.
  uint16_t number(const Font& font);
  const Font& operator[](uint16_t number) const { return fonts_[number]; }
  /// The metrics that the host has measured, or estimates until then.
  FontMetrics metrics(uint16_t number) const;
  /// How many fonts the host has not measured yet.
  size_t lacking() const { return fonts_.size() - metrics_.size(); }
  /// Takes ascent and descent of the fonts that are lacking, in their order. False if their number is wrong.
  bool supply(std::span<const int32_t> metrics);
  /// For the host: family, language, weight, italic, size, letter spacing of each.
  std::span<const int32_t> rows() const { return rows_; }

 private:
  std::vector<Font> fonts_;
  std::vector<FontMetrics> metrics_;
  std::vector<int32_t> rows_;
};

}  // namespace lectern::layout
