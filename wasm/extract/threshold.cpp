#include "extract/threshold.h"

#include <algorithm>

namespace lectern::extract {

float threshold_of(const Scene& scene) {
  constexpr int kBins = 100;
  float weight[kBins + 1] = {};
  float expected[kBins + 1] = {};
  float all = 0;
  for (const Block& block : scene.cut.blocks) {
    if (block.media) continue;
    const auto words = static_cast<float>(block.words);
    const auto bin = static_cast<int>(block.score * kBins);
    weight[bin] += words;
    expected[bin] += words * block.score;
    all += words * block.score;
  }
  float best = 0, chosen = 0, right = 0;
  for (int bin = kBins; bin >= 0; --bin) {
    chosen += weight[bin];
    right += expected[bin];
    if (chosen + all > 0) best = std::max(best, 2 * right / (chosen + all));
  }
  switch (scene.options.favor) {
    case Favor::precision:
      return std::clamp(best * 0.7f, 0.55f, 0.85f);
    case Favor::recall:
      return std::clamp(best * 0.3f, 0.15f, 0.35f);
    default:
      return std::max(best / 2, 0.2f);
  }
}

}  // namespace lectern::extract
