#pragma once

#include <cstddef>
#include <cstdint>

namespace lectern::extract {

class Features;
struct Scene;

/// A name or a word as a number (lexicon.h).
using Token = uint32_t;
constexpr Token kLastToken = (1 << 22) - 1;

/// What the lexicon's weights are multiplied with to be whole numbers.
constexpr float kWeightScale = 8;
/// No weight.
constexpr int16_t kUnknown = -128;

/// How many rows features.def had when the model was learned.
size_t model_features();

/// How much a token speaks for (above 0) or against text that stands under it: kWeightScale times log-odds, -127 to
/// 127; kUnknown where the model does not have it.
int16_t weight_of(Token token);

/// How likely a text block belongs to the article by its measures, 0 to 1: the learned trees' votes.
float score(const Features& features);

/// How likely the words that were kept are the page's article, whole and alone: that their F1 is at least 0.9.
/// @param promised the F1 to expect, were scores probabilities
double confidence(double promised);

/// Sets the score of every text block of a page; a copy of a longer text that stands before adds nothing and gets 0.
void rate(Scene& scene);

}  // namespace lectern::extract
