#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "html/document.h"

namespace lectern::extract {

/// A name or a word as a number of 22 bits.
using Token = uint32_t;
constexpr Token kLastToken = (1 << 22) - 1;

/// What log-odds are multiplied by before they are rounded to weights.
constexpr float kWeightScale = 8;
/// The weight of tokens that the lexicon does not have.
constexpr int16_t kUnknown = -128;

/// How much a token speaks for (above 0) or against text that stands under it: kWeightScale times log-odds, -127 to
/// 127; kUnknown if the lexicon does not have it.
int16_t weight_of(Token token);

/// Appends the names of an element as tokens: its tag, the words of its class and id ("shareBar" is "share", "bar") and
/// each class of several words as a whole, its role, itemprop and itemtype.
void add_names(const html::Document& document, html::NodeId element, std::vector<Token>& out);

/// Where a text's words stand: the same word says another thing of the line it is in than of the lines under it.
enum class Said : unsigned char { in_line = 'w', in_heading = 'h' };

/// Appends the first `most` words of a text as tokens.
/// @param text UTF-8, white space folded
void add_words(std::string_view text, Said said, size_t most, std::vector<Token>& out);

/// What the lexicon's weights of some tokens come to; tokens that it does not have count nothing.
struct Tally {
  int32_t sum = 0;
  uint32_t count = 0;
  int16_t least = 0;  ///< 0 or less
  int16_t most = 0;   ///< 0 or more

  void add(const Tally& other);
  /// In the log-odds that the lexicon's weights were rounded from; 0 where there are none.
  float mean() const;
};
Tally tally(const std::vector<Token>& tokens);

/// A weight of the lexicon as log-odds.
constexpr float log_odds(int16_t weight) { return static_cast<float>(weight) / kWeightScale; }

}  // namespace lectern::extract
