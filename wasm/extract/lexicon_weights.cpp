#include <cstddef>

#include "extract/lexicon.h"

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

}  // namespace

int16_t weight_of(Token token) {
  static const Lexicon lexicon;
  return lexicon.weight(token);
}

}  // namespace lectern::extract
