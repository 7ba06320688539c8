#include "base/json.h"

#include <gtest/gtest.h>

namespace lectern::base {
namespace {

TEST(Json, ReadsValues) {
  const auto json = parse_json(R"({"list":[1,2.5,"x",null,true],"twice":1,"twice":7})");
  ASSERT_TRUE(json && json->is_object());
  const Json* list = find(*json, "list");
  ASSERT_TRUE(list && list->is_array());
  ASSERT_EQ(list->size(), 5u);
  EXPECT_EQ(string_of((*list)[2]), "x");
  EXPECT_TRUE((*list)[3].is_null());
  EXPECT_EQ((*list)[4], true);
  EXPECT_EQ(*find(*json, "twice"), 7);
}

TEST(Json, WholeNumbersAreThoseThatDoublesHoldExactly) {
  const auto json = parse_json("[0, 7, 1e3, 2.0, 1700000000000, 9007199254740992]");
  ASSERT_TRUE(json);
  const uint64_t expected[] = {0, 7, 1000, 2, 1'700'000'000'000, 9007199254740992};
  for (size_t i = 0; i < 6; ++i) EXPECT_EQ(whole_number((*json)[i]), expected[i]) << i;
  const auto others = parse_json(R"([-3, 2.5, 1e300, 18446744073709551615, "7", null, [7]])");
  ASSERT_TRUE(others);
  for (const Json& other : *others) EXPECT_FALSE(whole_number(other)) << other.dump();
}

TEST(Json, WrongTypesGiveNothing) {
  const auto json = parse_json("[1]");
  ASSERT_TRUE(json);
  EXPECT_EQ(find(*json, "x"), nullptr);
  EXPECT_EQ(find((*json)[0], "x"), nullptr);
  EXPECT_EQ(string_of(*json), "");
  EXPECT_EQ(string_of((*json)[0]), "");
}

TEST(Json, RefusesWhatIsNotJson) {
  for (const char* text :
       {"", "{", "[1] x", "{'a':1}", "nul", "[1,]", "[,1]", "{\"a\":1,}", "\"\t\"", "01", "1.", "1e", "1e400", "+1"})
    EXPECT_FALSE(parse_json(text)) << text;
}

// Texts that were cut in the middle of a character, as JavaScript writes them.
TEST(Json, HalvesOfCharactersAreReplaced) {
  const auto json =
      parse_json(R"(["a\ud83d", "\ude00b", "\ud83dc", "\ud83d\n", "\ud83d\ud83d\ude00", "\ud83d\u0041", "\\ud83d"])");
  ASSERT_TRUE(json);
  const char* expected[] = {"a\uFFFD", "\uFFFDb", "\uFFFDc", "\uFFFD\n", "\uFFFD\U0001F600", "\uFFFDA", "\\ud83d"};
  for (size_t i = 0; i < 7; ++i) EXPECT_EQ(string_of((*json)[i]), expected[i]);
  EXPECT_FALSE(parse_json(R"("\ud83d\u")"));
  EXPECT_FALSE(parse_json("\"\\"));
}

TEST(Json, InvalidUtf8IsReplaced) {
  const auto json = parse_json("{\"a\xFF\":\"b\xED\xA0\x80\xE2\x82\"}");
  ASSERT_TRUE(json);
  const Json* value = find(*json, "a\uFFFD");
  ASSERT_TRUE(value);
  EXPECT_EQ(string_of(*value), "b\uFFFD\uFFFD\uFFFD\uFFFD");
}

TEST(Json, RefusesDepthWithoutRecursing) {
  EXPECT_TRUE(parse_json(std::string(100, '[') + std::string(100, ']')));
  EXPECT_FALSE(parse_json(std::string(101, '[') + std::string(101, ']')));
  EXPECT_FALSE(parse_json("{\"a\":" + std::string(100, '[') + std::string(100, ']') + "}"));
  EXPECT_FALSE(parse_json(std::string(1'000'000, '[')));
  EXPECT_FALSE(parse_json(std::string(200'000, '[') + std::string(200'000, ']')));
}

TEST(Json, CountsLevelsOutsideOfStrings) {
  EXPECT_TRUE(parse_json("[\"" + std::string(200, '[') + "\\\"" + std::string(200, '{') + "\"]"));
  EXPECT_TRUE(parse_json("[\"\\\\\"]"));
  EXPECT_FALSE(parse_json("[\"\\\\\"," + std::string(100, '[') + std::string(100, ']') + "]"));
}

// Takes minutes where each value costs a pass over its siblings.
TEST(Json, ManyValuesTakeTimeInProportion) {
  std::string many = "[0";
  for (int i = 0; i < 400'000; ++i) many += ",{}";
  const std::optional<Json> json = parse_json(many + "]");
  ASSERT_TRUE(json);
  EXPECT_EQ(json->size(), 400'001u);
}

}  // namespace
}  // namespace lectern::base
