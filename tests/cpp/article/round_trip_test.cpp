// Fixtures through the whole pipeline: what is written of each article, parsed again, is the article.

#include "support/round_trip.h"

#include <gtest/gtest.h>

#include <filesystem>

#include "support/article_support.h"

namespace lectern::test {
namespace {

void expect_round_trip(const Tree& tree, size_t size, const std::string& where) {
  EXPECT_EQ(round_trip_difference(tree), "") << where;
  EXPECT_EQ(source_map_gap(tree, size), "") << where;
}

TEST(RoundTrip, OfEveryFixture) {
  int pages = 0;
  for (const auto& entry :
       std::filesystem::recursive_directory_iterator(std::string(LECTERN_SOURCE_DIR) + "/tests/fixtures")) {
    if (entry.path().extension() != ".html") continue;
    const std::string page = read_file(entry.path().string());
    for (const Favor favor : {Favor::precision, Favor::balanced, Favor::recall}) {
      const auto reading = parse(page, {.url = kUrl, .favor = favor, .comments = true});
      ASSERT_TRUE(reading) << entry.path();
      if (!reading->article) continue;
      expect_round_trip(reading->article->content, page.size(), entry.path().string());
      for (const Post& comment : reading->article->comments)
        expect_round_trip(comment.content, page.size(), entry.path().string());
    }
    expect_round_trip(article_of(page).content, page.size(), entry.path().string());
    ++pages;
  }
  EXPECT_GE(pages, 5);
}

}  // namespace
}  // namespace lectern::test
