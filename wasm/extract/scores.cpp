#include "extract/scores.h"

#include <vector>

#include "extract/features.h"
#include "extract/model.h"
#include "extract/page_measures.h"

namespace lectern::extract {
namespace {

// Main text that a template prints alike is wanted alike: what scores below the mean of its group, weighted by words,
// is raised towards it. `raised` in tests/eval/train.py does the same.
void raise_to_group(Scene& scene, const PageMeasures& page) {
  constexpr float kToMean = 0.8f;
  auto& blocks = scene.cut.blocks;
  struct Sum {
    float words = 0, scores = 0;
  };
  std::vector<Sum> sums(page.groups.size());
  std::vector<uint32_t> texts;
  for (uint32_t i = 0; i < blocks.size(); ++i) {
    if (blocks[i].media || !is_main_text(scene, i)) continue;
    texts.push_back(i);
    Sum& sum = sums[page.spots[i].group];
    sum.words += static_cast<float>(blocks[i].words);
    sum.scores += static_cast<float>(blocks[i].words) * blocks[i].score;
  }
  for (const uint32_t i : texts) {
    const Sum& sum = sums[page.spots[i].group];
    if (sum.words == 0) continue;
    const float mean = sum.scores / sum.words;
    if (mean > blocks[i].score) blocks[i].score += kToMean * (mean - blocks[i].score);
  }
}

void score_by_model(Scene& scene, const Measures& measures) {
  std::vector<uint32_t> texts(kBlocksAtOnce);
  std::vector<Features> features(kBlocksAtOnce);
  std::vector<float> scores(kBlocksAtOnce);
  size_t count = 0;
  const auto flush = [&] {
    score({features.data(), count}, scores.data());
    for (size_t i = 0; i < count; ++i) scene.cut.blocks[texts[i]].score = scores[i];
    count = 0;
  };
  for (uint32_t i = 0; i < scene.lines.size(); ++i) {
    if (scene.cut.blocks[i].media) continue;
    texts[count] = i;
    features[count++] = measures.of(i);
    if (count == kBlocksAtOnce) flush();
  }
  if (count > 0) flush();
}

}  // namespace

void score_blocks(Scene& scene) {
  const Measures measures(scene);
  auto& blocks = scene.cut.blocks;
  score_by_model(scene, measures);
  raise_to_group(scene, measures.page());
  for (uint32_t i = 0; i < scene.lines.size(); ++i) {
    if (blocks[i].media || !is_copy(scene, i)) continue;
    // Said twice, it is read once: where it stands first, unless that is beside the point (a menu, a preview).
    uint32_t& place = scene.lines[scene.lines[i].original].original;
    if (blocks[place].score * 2 >= blocks[i].score)
      blocks[i].score = 0;
    else
      place = i;
  }
}

}  // namespace lectern::extract
