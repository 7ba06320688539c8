#include <algorithm>
#include <vector>

#include "extract/rules.h"

namespace lectern::extract::rules {
// Keeps the blocks whose scores say so, taken in order: a change between in and out costs something, so that a lone
// line goes with what stands around it (Viterbi's algorithm over two states). The model was measured with the same
// steps: `choose` in tests/eval/train.py.
void prose(Scene& scene, Verdicts& verdicts) {
  auto& blocks = scene.cut.blocks;
  constexpr float kSwitch = 0.5f;
  constexpr float kMostWords = 60;
  // Where nearly all the code of a page is kept, all is: a long listing reads like no text, and what is said of it
  // makes no sense without it.
  constexpr int kNearlyAll = 3;  // kept for one that is not
  const auto is_code = [&](uint32_t i) { return (scene.around_block(i).sections & in_code) != 0; };
  int code = 0;
  for (uint32_t i = 0; i < blocks.size(); ++i)
    if (is_code(i)) code += blocks[i].score >= scene.threshold ? 1 : -kNearlyAll;
  float out = 0, in = -kSwitch;
  std::vector<uint8_t> came(blocks.size());  // bit 0: out came from in; bit 1: in came from out
  for (uint32_t i = 0; i < blocks.size(); ++i) {
    float gain = 0;
    if (!blocks[i].media && verdicts.open(i))
      gain = std::min(static_cast<float>(blocks[i].words) + 1, kMostWords) * (blocks[i].score - scene.threshold);
    if (code > 0 && is_code(i)) gain = std::max(gain, 0.0f);
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
