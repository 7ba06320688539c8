#include "extract/model.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <iterator>
#include <vector>

#include "extract/features.h"
#include "extract/page_measures.h"

namespace lectern::extract {
namespace {

#include LECTERN_MODEL

// The lexicon's tokens are sorted. Those of one first half share a bucket: kBuckets has a 1 for each token and a 0 for
// the end of each bucket, kRests the tokens' last bytes (Elias and Fano's code: 11 bits a token instead of 22).
class Lexicon {
 public:
  Lexicon() {
    uint16_t tokens = 0;
    size_t bucket = 0;
    for (size_t bit = 0; bucket < kBucketCount; ++bit) {
      if ((kBuckets[bit / 8] >> bit % 8 & 1) != 0)
        ++tokens;
      else
        before_[++bucket] = tokens;
    }
  }

  int16_t weight(Token token) const {
    const size_t end = before_[(token >> 8) + 1];
    for (size_t i = before_[token >> 8]; i < end; ++i)
      if (kRests[i] == (token & 0xFF)) return kWeights[i];
    return kUnknown;
  }

 private:
  static constexpr size_t kBucketCount = (kLastToken >> 8) + 1;
  uint16_t before_[kBucketCount + 1] = {};
};

// Every tree is a complete one of kDepth levels: split 0 asks first, splits 2n + 1 and 2n + 2 ask after split n. A
// split goes right where the feature's step is above its own.
constexpr size_t kSplits = (size_t{1} << kDepth) - 1;
constexpr size_t kLeavesOfTree = kSplits + 1;
constexpr size_t kTrees = std::size(kLeaves) / kLeavesOfTree;
static_assert(std::size(kSplitFeatures) == kTrees * kSplits && std::size(kSplitSteps) == kTrees * kSplits &&
              std::size(kLeaves) == kTrees * kLeavesOfTree);
constexpr size_t kAtOnce = 4;  // trees: the processor need not wait for one answer before it asks another
static_assert(kTrees % kAtOnce == 0 && kFirstTrees % kAtOnce == 0);

}  // namespace

size_t model_features() { return kModelFeatures; }

int16_t weight_of(Token token) {
  static const Lexicon lexicon;
  return lexicon.weight(token);
}

namespace {

template <typename Number>
Number logistic(Number odds) {
  return 1 / (1 + std::exp(-odds));
}

}  // namespace

float score(const Features& features) {
  int32_t sum = 0;
  for (size_t tree = 0; tree < kTrees; tree += kAtOnce) {
    // What the first trees are so much against, as most of a page is, the others never won back.
    if (tree == kFirstTrees && sum < kHopeless) return 0;
    size_t at[kAtOnce] = {};
    for (size_t level = 0; level < kDepth; ++level)
      for (size_t t = 0; t < kAtOnce; ++t) {
        const size_t split = (tree + t) * kSplits + at[t];
        at[t] = 2 * at[t] + 1 + (features.step(kSplitFeatures[split]) > kSplitSteps[split]);
      }
    for (size_t t = 0; t < kAtOnce; ++t) sum += kLeaves[(tree + t) * kLeavesOfTree + at[t] - kSplits];
  }
  return logistic(kLeafScale * static_cast<float>(sum));
}

double confidence(double promised) {
  const double sure = std::clamp(promised, 0.001, 0.999);
  return logistic(kConfidenceBase + kConfidenceSlope * std::log(sure / (1 - sure)));
}

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

}  // namespace

void rate(Scene& scene) {
  const Measures measures(scene);
  auto& blocks = scene.cut.blocks;
  for (uint32_t i = 0; i < scene.lines.size(); ++i)
    if (!blocks[i].media) blocks[i].score = score(measures.of(i));
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
