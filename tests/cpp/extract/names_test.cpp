#include <gtest/gtest.h>

#include <string>

#include "extract/hints.h"
#include "extract/phrases.h"

namespace lectern::extract {
namespace {

Hints hints(const std::string& attributes) {
  const std::string page = "<body><div " + attributes + ">x</div>";
  const html::Document document = html::parse(page);
  return hints_of(document, document.first_child(document.body()));
}

TEST(Hints, ReadClassAndIdByWords) {
  EXPECT_TRUE(hints("class='article__share-bar'").kinds & kind_share);
  EXPECT_TRUE(hints("id=newsletterBox").kinds & kind_newsletter);
  EXPECT_LT(hints("class='SideBar sidebar_left'").weight, 0);
  EXPECT_GT(hints("class=entry-content").weight, 0);
  EXPECT_TRUE(hints("itemprop=author").kinds & kind_byline);
}

TEST(Hints, DoNotReadWordsInsideWords) {
  EXPECT_EQ(hints("class='loadable shareholder navy adstock'").kinds, 0);
  EXPECT_EQ(hints("class='loadable shareholder navy adstock'").weight, 0);
}

TEST(Cues, OfLabelsAloneAndBeforeMore) {
  EXPECT_TRUE(cues_of("Advertisement").alone & kind_advertisement);
  EXPECT_TRUE(cues_of("— ADVERTISEMENT —").alone & kind_advertisement);
  EXPECT_TRUE(cues_of("Read More : Another story").label & kind_related);
  EXPECT_TRUE(cues_of("Filed under").alone & kind_tags);
  EXPECT_TRUE(cues_of("Tags: bees, trees").label & kind_tags);
  EXPECT_TRUE(cues_of("Read more about bees").lead & kind_related);
}

TEST(Cues, OfLabelsWithACount) {
  EXPECT_TRUE(cues_of("12 comments").alone & kind_comment);
  EXPECT_TRUE(cues_of("Comments (12)").alone & kind_comment);
  EXPECT_EQ(cues_of("Comments on 12 Angry Men").alone, 0);
}

TEST(Cues, DoNotMatchWordsThatGoOn) {
  EXPECT_EQ(cues_of("Advertisements in old papers tell of their time").any() & kind_advertisement, 0);
  EXPECT_EQ(cues_of("Tagliatelle: a recipe").any(), 0);
  EXPECT_EQ(cues_of("Byron wrote").any(), 0);
}

TEST(Cues, InElevenLanguages) {
  struct Case {
    const char* related;
    const char* advertisement;
    const char* tags;
  };
  const Case cases[] = {
      {"Read more: a story", "Advertisement", "Tags: a"},
      {"यह भी पढ़ें: एक ख़बर", "विज्ञापन", "टैग: क"},
      {"আরও পড়ুন: একটি খবর", "বিজ্ঞাপন", "ট্যাগ: ক"},
      {"مزید پڑھیں: خبر", "اشتہار", "ٹیگز: ا"},
      {"اقرأ أيضا: خبر", "إعلان", "الوسوم: ا"},
      {"相关阅读：新闻", "广告", "标签：甲"},
      {"関連記事：話題", "広告", "タグ：甲"},
      {"Lea también: una historia", "Publicidad", "Etiquetas: a"},
      {"À lire aussi : une histoire", "Publicité", "Mots-clés : a"},
      {"Lesen Sie auch: eine Geschichte", "Anzeige", "Schlagwörter: a"},
      {"Читайте также: история", "Реклама", "Теги: а"},
  };
  for (const Case& c : cases) {
    EXPECT_TRUE(cues_of(c.related).label & kind_related) << c.related;
    EXPECT_TRUE(cues_of(c.advertisement).alone & kind_advertisement) << c.advertisement;
    EXPECT_TRUE(cues_of(c.tags).label & kind_tags) << c.tags;
  }
}

TEST(Cues, SizeOfALabelInTheTextAsWritten) {
  EXPECT_EQ(label_size("Read More : Another", kind_related), std::string("Read More : ").size());
  EXPECT_EQ(label_size("関連記事：話題", kind_related), std::string("関連記事：").size());
  EXPECT_EQ(label_size("Don\u2019t miss: it\u2019s here", kind_related), std::string("Don\u2019t miss: ").size());
  EXPECT_EQ(label_size("Another story", kind_related), 0u);
}

}  // namespace
}  // namespace lectern::extract
