#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
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

/// Where a word is: it says different things about its own line and about the lines below it.
enum class Said : unsigned char { in_line = 'w', in_heading = 'h' };

/// Appends the first `most` words of a text as tokens.
/// @param text UTF-8, white space folded
void add_words(std::string_view text, Said said, size_t most, std::vector<Token>& out);

/// Statistics of the lexicon's weights of some tokens. Tokens that it does not have do not count.
struct Tally {
  int32_t sum = 0;
  uint32_t count = 0;
  int16_t least = 0;  ///< 0 or less
  int16_t most = 0;   ///< 0 or more

  void add(const Tally& other);
  /// In log-odds, which the weights were rounded from; 0 if there are none.
  float mean() const;
};
Tally tally(const std::vector<Token>& tokens);

/// The tallies of elements' names (add_names). Looks each distinct class list of a page up once. The document must
/// outlive it.
class NameTallies {
 public:
  explicit NameTallies(const html::Document& document) : document_(document), of_classes_(document.distinct_names()) {}

  Tally of(html::NodeId element);

 private:
  const html::Document& document_;
  std::vector<std::optional<Tally>> of_classes_;  // by Attribute::names
  std::vector<Token> tokens_, class_tokens_;      // kept, so that not every element allocates
};

/// A weight of the lexicon as log-odds.
constexpr float log_odds(int16_t weight) { return static_cast<float>(weight) / kWeightScale; }

}  // namespace lectern::extract
