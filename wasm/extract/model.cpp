#include "extract/model.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <iterator>

#include "extract/features.h"

namespace lectern::extract {
namespace {

#include "extract/model.inc"

// Every tree is a complete one of kDepth levels: split 0 asks first, splits 2n + 1 and 2n + 2 ask after split n. A split
// goes right where the feature's step is above its own.
constexpr size_t kSplits = (size_t{1} << kDepth) - 1;
constexpr size_t kTrees = std::size(kLeaves) / (kSplits + 1);
static_assert(std::size(kSplitFeatures) == kTrees * kSplits && std::size(kSplitSteps) == kTrees * kSplits &&
              std::size(kLeaves) == kTrees * (kSplits + 1));
static_assert(kModelFeatures == kFeatureCount, "features.def has changed: npm run train");

}  // namespace

int16_t weight_of(Token token) {
  // Tokens are sorted: those of one first byte are kTokens[kTokensBefore[byte], kTokensBefore[byte + 1]), told by their
  // other two bytes.
  const uint16_t* begin = kTokens + kTokensBefore[token >> 16];
  const uint16_t* end = kTokens + kTokensBefore[(token >> 16) + 1];
  const auto rest = static_cast<uint16_t>(token);
  const uint16_t* found = std::lower_bound(begin, end, rest);
  return found == end || *found != rest ? kUnknown : kWeights[found - kTokens];
}

float score(const Features& features) {
  uint8_t steps[kFeatureCount];
  for (size_t f = 0; f < kFeatureCount; ++f) steps[f] = features.step(f);
  int32_t sum = 0;
  for (size_t tree = 0; tree < kTrees; ++tree) {
    const size_t first = tree * kSplits;
    size_t at = 0;
    for (size_t level = 0; level < kDepth; ++level)
      at = 2 * at + 1 + (steps[kSplitFeatures[first + at]] > kSplitSteps[first + at]);
    sum += kLeaves[tree * (kSplits + 1) + at - kSplits];
  }
  return 1.0f / (1.0f + std::exp(-kLeafScale * static_cast<float>(sum)));
}

void rate(Scene& scene) {
  const PageMeasures page(scene);
  for (uint32_t i = 0; i < scene.lines.size(); ++i) {
    Block& block = scene.cut.blocks[i];
    if (!block.media) block.score = is_copy(scene, i) ? 0 : score(measure(scene, page, i));
  }
}

}  // namespace lectern::extract
