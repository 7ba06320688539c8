#include "extract/model.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <iterator>
#include <numeric>

#include "extract/features.h"

namespace lectern::extract {
namespace {

#include LECTERN_MODEL

// Every tree is a complete one of kDepth levels: split 0 asks first, splits 2n + 1 and 2n + 2 ask after split n. A
// split goes right where the feature's step is above its own.
constexpr size_t kSplits = (size_t{1} << kDepth) - 1;
constexpr size_t kLeavesOfTree = kSplits + 1;
constexpr size_t kTrees = std::size(kLeaves) / kLeavesOfTree;
static_assert(std::size(kSplitFeatures) == kTrees * kSplits && std::size(kSplitSteps) == kTrees * kSplits &&
              std::size(kLeaves) == kTrees * kLeavesOfTree);

// A number of each of some blocks: every split is asked of all of them by one instruction, also those that a block does
// not come to, and no branch depends on the answer.
constexpr size_t kLanes = 16;
using Lanes = int8_t __attribute__((vector_size(kLanes)));

// A step as a signed number: processors compare those of many lanes in one instruction.
constexpr int8_t as_signed(uint8_t step) { return static_cast<int8_t>(step - 128); }

// The leaf that each block comes to in a tree.
Lanes leaves_of(size_t tree, const Lanes* columns) {
  const uint8_t* const features = kSplitFeatures + tree * kSplits;
  const uint8_t* const steps = kSplitSteps + tree * kSplits;
  const auto goes_right = [&](size_t split) { return columns[features[split]] > as_signed(steps[split]); };
  // The answers from a split on, a bit each: the last one is the lowest.
  Lanes way[kSplits];
  size_t split = kSplits;
  while (split > kSplits / 2) {
    --split;
    way[split] = goes_right(split) & 1;
  }
  for (int8_t bit = 2; split > 0; bit = static_cast<int8_t>(bit * 2)) {
    const size_t end = split / 2;  // the next level's
    while (split > end) {
      --split;
      const Lanes right = goes_right(split);
      way[split] = (right & (way[2 * split + 2] | bit)) | (~right & way[2 * split + 1]);
    }
  }
  return way[0];
}

// Adds the votes of the trees [first, end) on some of the blocks.
// @param asked the indices of those blocks
// @param sums of each block
void add_votes(size_t first, size_t end, std::span<const Features> blocks, std::span<const uint32_t> asked,
               int32_t* sums) {
  Lanes columns[kFeatureCount] = {};
  for (; !asked.empty(); asked = asked.subspan(std::min(asked.size(), kLanes))) {
    const size_t count = std::min(asked.size(), kLanes);
    for (size_t lane = 0; lane < count; ++lane)
      for (size_t feature = 0; feature < kFeatureCount; ++feature)
        columns[feature][lane] = as_signed(blocks[asked[lane]].step(feature));
    for (size_t tree = first; tree < end; ++tree) {
      const Lanes leaves = leaves_of(tree, columns);
      for (size_t lane = 0; lane < count; ++lane)
        sums[asked[lane]] += kLeaves[tree * kLeavesOfTree + static_cast<size_t>(leaves[lane])];
    }
  }
}

template <typename Number>
Number logistic(Number odds) {
  return 1 / (1 + std::exp(-odds));
}

}  // namespace

size_t model_features() { return kModelFeatures; }

void score(std::span<const Features> blocks, float* scores) {
  std::array<uint32_t, kBlocksAtOnce> asked;
  std::array<int32_t, kBlocksAtOnce> sums{};
  std::iota(asked.begin(), asked.end(), 0);
  add_votes(0, kFirstTrees, blocks, {asked.data(), blocks.size()}, sums.data());
  // Most blocks of a page are rejected so clearly by the first trees that the others never changed the decision.
  size_t count = 0;
  for (uint32_t i = 0; i < blocks.size(); ++i) {
    scores[i] = 0;
    if (sums[i] >= kHopeless) asked[count++] = i;
  }
  add_votes(kFirstTrees, kTrees, blocks, {asked.data(), count}, sums.data());
  for (size_t i = 0; i < count; ++i) scores[asked[i]] = logistic(kLeafScale * static_cast<float>(sums[asked[i]]));
}

double confidence(double expected_f1) {
  const double sure = std::clamp(expected_f1, 0.001, 0.999);
  return logistic(kConfidenceBase + kConfidenceSlope * std::log(sure / (1 - sure)));
}

}  // namespace lectern::extract
