#include <algorithm>
#include <cmath>

#include "base/list.h"
#include "extract/rules.h"

namespace lectern::extract::rules {
namespace {

// The cut that promises the best F1 if the scores are probabilities: half of the largest F1 that any cut promises;
// above or below it where more is to be left out or taken in.
float threshold(const Scene& scene, const Verdicts& verdicts) {
  constexpr int kBins = 100;
  float weight[kBins + 1] = {};
  float expected[kBins + 1] = {};
  for (uint32_t i = 0; i < scene.cut.blocks.size(); ++i) {
    const Block& block = scene.cut.blocks[i];
    if (block.media || !verdicts.open(i)) continue;
    const auto bin = static_cast<int>(block.score * kBins);
    weight[bin] += static_cast<float>(block.words);
    expected[bin] += static_cast<float>(block.words) * block.score;
  }
  float all = 0;
  for (const float e : expected) all += e;
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

}  // namespace

// Keeps the blocks whose scores say so, taken in order: a change between in and out costs something, so that a lone
// line goes with what stands around it (Viterbi's algorithm over two states). The model was measured with the same
// steps: `choose` in tests/eval/train.py.
void prose(Scene& scene, Verdicts& verdicts) {
  auto& blocks = scene.cut.blocks;
  const float t = scene.threshold = threshold(scene, verdicts);

  constexpr float kSwitch = 0.5f;
  constexpr float kMostWords = 60;
  float out = 0, in = -kSwitch;
  base::List<uint8_t> came(blocks.size());  // bit 0: out came from in; bit 1: in came from out
  for (uint32_t i = 0; i < blocks.size(); ++i) {
    float gain = 0;
    if (!blocks[i].media && verdicts.open(i))
      gain = std::min(static_cast<float>(blocks[i].words) + 1, kMostWords) * (blocks[i].score - t);
    const bool left = in - kSwitch > out;
    const bool entered = out - kSwitch > in;
    came[i] = static_cast<uint8_t>((left ? 1 : 0) | (entered ? 2 : 0));
    const float next_out = left ? in - kSwitch : out;
    const float next_in = (entered ? out - kSwitch : in) + gain;
    out = next_out;
    in = next_in;
  }
  bool inside = in > out;
  for (uint32_t i = static_cast<uint32_t>(blocks.size()); i-- > 0;) {
    if (inside && !blocks[i].media) verdicts.keep(i, role_by_element(scene, i));
    inside = inside ? (came[i] & 2) == 0 : (came[i] & 1) != 0;
  }
}

}  // namespace lectern::extract::rules
