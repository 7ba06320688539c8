#include <gtest/gtest.h>
#include <lectern/lectern.h>

#include <string>

#include "extract/pages.h"

namespace lectern {
namespace {

TEST(IsReadable, AnArticleIsAndNothingIsNot) {
  EXPECT_TRUE(*is_readable(extract::article_with("")));
  EXPECT_FALSE(*is_readable(""));
  EXPECT_FALSE(*is_readable("<p>Too short."));
}

TEST(IsReadable, APageThatSellsIsNot) {
  const std::string page = extract::article_with("");
  EXPECT_FALSE(*is_readable(
      "<meta property=og:type content=product><script type=application/ld+json>{\"@type\":\"Product\",\"name\":\"A "
      "honey press\",\"offers\":{\"price\":\"80\"}}</script>" +
      page));
}

TEST(IsReadable, WhatIsSoLittleLikelyToBeTheArticleIsNot) {
  std::string front = "<body><h1>The Valley Post</h1>";
  for (int i = 0; i < 30; ++i)
    front += "<div class=teaser><a href=/" + std::to_string(i) + "><b>Headline " + std::to_string(i) +
             "</b></a> <span>3 hours ago</span></div><div class=ad>Advertisement</div>";
  const auto explanation = explain(front);
  ASSERT_LT(explanation->confidence, 0.5);
  EXPECT_FALSE(*is_readable(front));
}

}  // namespace
}  // namespace lectern
