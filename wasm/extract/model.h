#pragma once

#include <cstddef>
#include <span>

namespace lectern::extract {

class Features;

/// How many rows features.def had when the model was trained.
size_t model_features();

constexpr size_t kBlocksAtOnce = 256;

/// The probabilities that text blocks belong to the article, by their features: the votes of the trained trees.
/// @param blocks at most kBlocksAtOnce; many at once are faster than one by one
/// @param scores receives as many
void score(std::span<const Features> blocks, float* scores);

/// The probability that the kept words are the page's article, whole and alone: that their F1 is at least 0.9.
/// @param expected_f1 the F1 to expect if the blocks' scores are probabilities
double confidence(double expected_f1);

}  // namespace lectern::extract
