#include "layout/fonts.h"

#include <algorithm>

namespace lectern::layout {

uint16_t Fonts::number(const Font& font) {
  // An article has a dozen fonts, those of the last words most likely.
  const auto found = std::find(fonts_.rbegin(), fonts_.rend(), font);
  if (found != fonts_.rend()) return static_cast<uint16_t>(fonts_.rend() - found - 1);
  // More come of nesting without end alone, and look like the last.
  if (fonts_.size() == 4096) return 4095;
  fonts_.push_back(font);
  rows_.insert(rows_.end(), {static_cast<int32_t>(font.family), font.language, font.weight, font.italic ? 1 : 0,
                             font.size, font.letter_spacing});
  return static_cast<uint16_t>(fonts_.size() - 1);
}

FontMetrics Fonts::metrics(uint16_t number) const {
  if (number < metrics_.size()) return metrics_[number];
  return {fonts_[number].size * 4 / 5, fonts_[number].size / 5};
}

bool Fonts::supply(std::span<const int32_t> metrics) {
  if (metrics.size() != 2 * lacking()) return false;
  for (size_t i = 0; i < metrics.size(); i += 2) {
    const Unit most = fonts_[metrics_.size()].size * 4;
    metrics_.push_back({std::clamp(metrics[i], 0, most), std::clamp(metrics[i + 1], 0, most)});
  }
  return true;
}

}  // namespace lectern::layout
