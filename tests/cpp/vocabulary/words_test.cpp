#include "vocabulary/words.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "base/text.h"
#include "page/dates.h"
#include "page/names.h"

namespace lectern::vocabulary {
namespace {

std::vector<std::string_view> words_of(Use use) {
  std::vector<std::string_view> out;
  for (std::string_view list = words(use); !list.empty();) out.push_back(base::next_item(list, '|'));
  return out;
}

TEST(Words, EachStandsOnceInItsList) {
  for (int use = 0; use <= static_cast<int>(Use::december); ++use) {
    std::vector<std::string_view> all = words_of(static_cast<Use>(use));
    EXPECT_FALSE(all.empty()) << use;
    std::sort(all.begin(), all.end());
    const auto twice = std::adjacent_find(all.begin(), all.end());
    EXPECT_EQ(twice, all.end()) << *twice;
  }
}

TEST(Words, EachNameOfAMonthIsReadInDates) {
  for (int month = 1; month <= 12; ++month) {
    std::string iso = "2025-";
    base::append_number(iso, static_cast<uint64_t>(month), 2);
    iso += "-04";
    for (const std::string_view name : words_of(static_cast<Use>(static_cast<int>(Use::january) + month - 1))) {
      EXPECT_EQ(month_of(name), month) << name;
      EXPECT_EQ(page::iso_date("4 " + std::string(name) + " 2025", ""), iso) << name;
    }
  }
  EXPECT_EQ(month_of("م"), 0);
  EXPECT_EQ(month_of(""), 0);
}

TEST(Words, WhatIsNoNameIsNotTakenForOne) {
  for (const Use use : {Use::nobody, Use::not_in_name})
    for (const std::string_view word : words_of(use)) EXPECT_FALSE(page::can_be_name(word)) << word;
  for (const std::string_view word : words_of(Use::not_last_in_name))
    EXPECT_FALSE(page::looks_like_person("Ann Lee " + std::string(word))) << word;
  for (const std::string_view word : words_of(Use::office)) EXPECT_TRUE(page::is_login(word)) << word;
}

TEST(Words, WhatFollowsANameIsNoPartOfIt) {
  for (const std::string_view word : words_of(Use::by_after))
    EXPECT_EQ(page::without_by("Ann Lee" + std::string(word), "hi"), "Ann Lee") << word;
  for (const std::string_view word : words_of(Use::credential))
    EXPECT_EQ(page::split_names("Ann Lee, " + std::string(word) + ", Bo Chen").size(), 2u) << word;
}

}  // namespace
}  // namespace lectern::vocabulary
