#pragma once

#include <cstddef>

namespace lectern::extract {

class Features;

/// How many rows features.def had when the model was trained.
size_t model_features();

/// The probability that a text block belongs to the article, by its features: the votes of the trained trees.
float score(const Features& features);

/// The probability that the kept words are the page's article, whole and alone: that their F1 is at least 0.9.
/// @param expected_f1 the F1 to expect if the blocks' scores are probabilities
double confidence(double expected_f1);

}  // namespace lectern::extract
