#include "layout/clusters.h"

#include <gtest/gtest.h>

#include <string>

#include "layout/host.h"

namespace lectern::layout {
namespace {

// A text with | between its clusters.
std::string clusters(std::u16string_view text) {
  std::u16string out;
  for (size_t at = 0; at < text.size();) {
    const size_t end = cluster_end(text, at);
    if (at) out += u'|';
    out += text.substr(at, end - at);
    at = end;
  }
  return utf8(out);
}

TEST(Clusters, KeepMarksWithTheirLetters) {
  EXPECT_EQ(clusters(u"abc"), "a|b|c");
  EXPECT_EQ(clusters(u"e\u0301a\u0308\u0304x"), "e\u0301|a\u0308\u0304|x");
  EXPECT_EQ(clusters(u"\u0301a"), "\u0301|a");
  EXPECT_EQ(clusters(u"שָׁלוֹם"), "שָׁ|ל|וֹ|ם");
  EXPECT_EQ(clusters(u"ดี้น้ำ"), "ดี้|น้ำ");
  EXPECT_EQ(clusters(u"\u0600\u0661\u0662"), "\u0600\u0661|\u0662") << "the Arabic number sign";
}

TEST(Clusters, KeepConjunctsTogether) {
  EXPECT_EQ(clusters(u"क्षत्रिय"), "क्ष|त्रि|य");
  EXPECT_EQ(clusters(u"क्\u200Dष"), "क्\u200Dष");
  EXPECT_EQ(clusters(u"क्\u200Cष"), "क्\u200C|ष") << "the non-joiner parts them";
  EXPECT_EQ(clusters(u"বাংলাদেশ"), "বাং|লা|দে|শ");
  EXPECT_EQ(clusters(u"க்ஷஸ்ரீப்ப"), "க்ஷ|ஸ்ரீ|ப்|ப");
  EXPECT_EQ(clusters(u"ខ្មែរ"), "ខ្មែ|រ");
  EXPECT_EQ(clusters(u"ශ්\u200Dරී"), "ශ්\u200Dරී");
}

TEST(Clusters, KeepEmojiWhole) {
  EXPECT_EQ(clusters(u"😀a"), "😀|a");
  EXPECT_EQ(clusters(u"👨‍👩‍👧👍🏽"), "👨‍👩‍👧|👍🏽");
  EXPECT_EQ(clusters(u"🇮🇳🇮🇳🇩"), "🇮🇳|🇮🇳|🇩");
  EXPECT_EQ(clusters(u"🇦🇦🇦🇦"), "🇦🇦|🇦🇦");
  EXPECT_EQ(clusters(u"❤\uFE0F1\uFE0F\u20E3"), "❤\uFE0F|1\uFE0F\u20E3");
  EXPECT_EQ(clusters(u"🏴󠁧󠁢󠁥󠁮󠁧󠁿x"), "🏴󠁧󠁢󠁥󠁮󠁧󠁿|x");
  EXPECT_EQ(clusters(u"©\uFE0F©"), "©\uFE0F|©");
}

TEST(Clusters, KeepHangulSyllables) {
  EXPECT_EQ(clusters(u"\u1100\u1161\u11A8\u1100\u1161"), "\u1100\u1161\u11A8|\u1100\u1161");
  EXPECT_EQ(clusters(u"한국\u11A8가\u11A8"), "한|국\u11A8|가\u11A8");
}

TEST(Clusters, TakeLoneSurrogatesAsTheyAre) {
  const std::u16string lone = {0xD83D, u'a', 0xDE00, 0xD83D};
  EXPECT_EQ(cluster_end(lone, 0), 1u);
  EXPECT_EQ(cluster_end(lone, 1), 2u);
  EXPECT_EQ(cluster_end(lone, 2), 3u);
  EXPECT_EQ(cluster_end(lone, 3), 4u);
}

}  // namespace
}  // namespace lectern::layout
