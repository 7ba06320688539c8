#include <gtest/gtest.h>

#include "support/article_support.h"

namespace lectern::test {
namespace {

TEST(Text, NoBreakSpacesAreSpacesAndTwoAreOne) {
  EXPECT_EQ(text("<p>The kettle stood at 90&nbsp;degrees.&nbsp; Nobody, not even she,&nbsp;<b> touched </b>it.</p>"),
            "The kettle stood at 90 degrees. Nobody, not even she, touched it.");
}

TEST(Text, KeepsNoBreakSpacesOfCode) {
  EXPECT_EQ(text("<pre>one\n\u00A0 two\u00A0\u00A0three</pre>"), "one\n\u00A0 two\u00A0\u00A0three");
}

}  // namespace
}  // namespace lectern::test
