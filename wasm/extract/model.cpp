#include "extract/model.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <iterator>

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
constexpr size_t kAtOnce = 4;  // trees: the processor need not wait for one answer before it asks another
static_assert(kTrees % kAtOnce == 0 && kFirstTrees % kAtOnce == 0);

template <typename Number>
Number logistic(Number odds) {
  return 1 / (1 + std::exp(-odds));
}

}  // namespace

size_t model_features() { return kModelFeatures; }

float score(const Features& features) {
  int32_t sum = 0;
  for (size_t tree = 0; tree < kTrees; tree += kAtOnce) {
    // Most blocks of a page are rejected so clearly by the first trees that the others never changed the decision.
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

double confidence(double expected_f1) {
  const double sure = std::clamp(expected_f1, 0.001, 0.999);
  return logistic(kConfidenceBase + kConfidenceSlope * std::log(sure / (1 - sure)));
}

}  // namespace lectern::extract
