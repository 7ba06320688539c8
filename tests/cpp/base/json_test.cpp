#include "base/json.h"

#include <gtest/gtest.h>

namespace lectern::base {
namespace {

TEST(Json, ReadsValues) {
  const auto json = parse_json(R"({"list":[1,2.5,"x",null,true,{"n":-3}],"twice":1,"twice":7,"big":1700000000000})");
  ASSERT_TRUE(json && json->is_object());
  const Json* list = json->find("list");
  ASSERT_TRUE(list && list->is_array());
  ASSERT_EQ(list->items().size(), 6u);
  EXPECT_EQ(list->items()[0].whole_number(), 1u);
  EXPECT_EQ(list->items()[1].number(), 2.5);
  EXPECT_FALSE(list->items()[1].whole_number());
  EXPECT_EQ(list->items()[2].string(), "x");
  EXPECT_TRUE(list->items()[3].is_null());
  EXPECT_TRUE(list->items()[4].boolean());
  EXPECT_FALSE(list->items()[5].find("n")->whole_number());
  EXPECT_EQ(json->find("twice")->number(), 7);
  EXPECT_EQ(json->find("big")->whole_number(), 1700000000000u);
  EXPECT_EQ(json->members().size(), 4u);
}

TEST(Json, ReadsNumbersAndEscapes) {
  const auto json = parse_json(R"([-0.25, 1e3, 12.5E-1, 0.1, 9007199254740991, 1e-400, "\u00e9\ud83d\ude00\n\/"])");
  ASSERT_TRUE(json);
  const double expected[] = {-0.25, 1000, 1.25, 0.1, 9007199254740991, 0};
  for (size_t i = 0; i < 6; ++i) EXPECT_EQ(json->items()[i].number(), expected[i]) << i;
  EXPECT_EQ(json->items()[6].string(), "\u00e9\U0001F600\n/");
}

TEST(Json, GivesNothingForWhatItIsNot) {
  const auto json = parse_json("[1]");
  ASSERT_TRUE(json);
  EXPECT_EQ(json->find("x"), nullptr);
  EXPECT_EQ(json->string(), "");
  EXPECT_EQ(json->number(), 0);
  EXPECT_FALSE(json->boolean());
  EXPECT_TRUE(json->members().empty());
}

TEST(Json, RefusesWhatIsNotJson) {
  for (const char* text : {"", "{", "[1] x", "{'a':1}", "nul", "[1,]", "[,1]", "{\"a\":1,}", "\"\xFF\"", "\"\t\"", "01",
                           "1.", "1e", "1e400", "+1"})
    EXPECT_FALSE(parse_json(text)) << text;
}

// Texts that were cut in the middle of a character, as JavaScript writes them.
TEST(Json, HalvesOfCharactersAreReplaced) {
  const auto json =
      parse_json(R"(["a\ud83d", "\ude00b", "\ud83dc", "\ud83d\n", "\ud83d\ud83d\ude00", "\ud83d\u0041"])");
  ASSERT_TRUE(json);
  const char* expected[] = {"a\uFFFD", "\uFFFDb", "\uFFFDc", "\uFFFD\n", "\uFFFD\U0001F600", "\uFFFDA"};
  for (size_t i = 0; i < 6; ++i) EXPECT_EQ(json->items()[i].string(), expected[i]);
  EXPECT_FALSE(parse_json(R"("\ud83d\u")"));
}

TEST(Json, RefusesDepthWithoutRecursing) {
  EXPECT_TRUE(parse_json(std::string(100, '[') + std::string(100, ']')));
  EXPECT_FALSE(parse_json(std::string(101, '[') + std::string(101, ']')));
  EXPECT_FALSE(parse_json(std::string(1'000'000, '[')));
}

}  // namespace
}  // namespace lectern::base
