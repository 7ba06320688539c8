#include "base/substrings.h"

#include <gtest/gtest.h>

#include "base/first_bytes.h"
#include "base/word_table.h"

namespace lectern::base {
namespace {

TEST(Substrings, AreFoundAnywhereInAnyCase) {
  const auto images = substrings("webp png .gif");
  EXPECT_TRUE(contains_any("image/webp", images));
  EXPECT_TRUE(contains_any("PNG", images));
  EXPECT_TRUE(contains_any("a.GIF?b", images));
  EXPECT_FALSE(contains_any("image/web", images));
  EXPECT_FALSE(contains_any("gif", images));
  EXPECT_FALSE(contains_any("p", images));
  EXPECT_FALSE(contains_any("", images));
}

TEST(Substrings, TellTheSetsOfAllThatOccur) {
  Substrings<4> strings;
  strings.add("note notice", 1);
  strings.add("box", 2);
  strings.add("note-box", 4);
  EXPECT_EQ(strings.sets_in("a note"), 1u);
  EXPECT_EQ(strings.sets_in("boxed notice"), 3u);
  EXPECT_EQ(strings.sets_in("note-box"), 7u);
  EXPECT_EQ(strings.sets_in("not a bo x"), 0u);
}

TEST(FirstBytes, TellWhatCannotBegin) {
  const FirstBytes first = first_bytes_of("published|updated|опубликовано", '|');
  EXPECT_TRUE(first.may_begin("Published today"));
  EXPECT_TRUE(first.may_begin("underneath"));
  EXPECT_TRUE(first.may_begin("ОПУБЛИКОВАНО"));
  EXPECT_FALSE(first.may_begin("a day"));
  EXPECT_FALSE(first.may_begin(""));
}

TEST(WordTable, JoinsTheBitsOfATextThatIsAddedTwice) {
  WordTable<3> table;
  table.add_bits("next page", 1);
  table.add_bits("page", 2);
  table.add_bits("next page", 4);
  EXPECT_EQ(table.find("next page"), 5u);
  EXPECT_EQ(table.find("page"), 2u);
  EXPECT_EQ(table.find("next"), std::nullopt);
}

}  // namespace
}  // namespace lectern::base
