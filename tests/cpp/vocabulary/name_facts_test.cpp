#include "vocabulary/name_facts.h"

#include <gtest/gtest.h>

#include <string>

#include "base/text.h"
#include "vocabulary/class_words.h"
#include "vocabulary/kinds.h"

namespace lectern::vocabulary {
namespace {

TEST(NameFacts, EachPartIsFoundInTheMiddleOfAName) {
#define LECTERN_NAME_PART(id, words)                                                                                 \
  for (std::string_view list = words, word = base::next_token(list); !word.empty(); word = base::next_token(list)) { \
    EXPECT_TRUE(name_facts("x1" + std::string(word) + "9").has(part_##id)) << word;                                  \
    EXPECT_FALSE(name_facts(word.substr(0, 1)).has(part_##id)) << word;                                              \
  }
#include "vocabulary/name_parts.def"
#undef LECTERN_NAME_PART
}

TEST(NameFacts, AddUpWhatTheWordsSay) {
  const NameFacts facts = name_facts("articleBody share-bar");
  EXPECT_EQ(facts.weight, class_word("article").weight + class_word("body").weight + class_word("share").weight +
                              class_word("bar").weight);
  EXPECT_EQ(facts.kinds & kind_share, kind_share);
  EXPECT_TRUE(facts.speaks);
  EXPECT_FALSE(name_facts("x1 zzz").speaks);
}

TEST(NameFacts, AStandfirstIsToldByTwoWords) {
  EXPECT_NE(name_facts("sub-title").hints & hint_standfirst, 0);
  EXPECT_NE(name_facts("stand_first").hints & hint_standfirst, 0);
  EXPECT_EQ(name_facts("title-sub").hints & hint_standfirst, 0);
}

}  // namespace
}  // namespace lectern::vocabulary
