#include "page/names.h"

#include <gtest/gtest.h>

namespace lectern::page {
namespace {

using Names = std::vector<std::string>;

TEST(Names, WordsThatLeadABylineIn) {
  EXPECT_EQ(without_by("By Ann Lee", ""), "Ann Lee");
  EXPECT_EQ(without_by("BY: Ann Lee", ""), "Ann Lee");
  EXPECT_EQ(without_by("Written by Ann Lee", ""), "Ann Lee");
  EXPECT_EQ(without_by("Written byAnn Lee", ""), "Ann Lee");
  EXPECT_EQ(without_by("ByAnn Lee", ""), "Ann Lee");
  EXPECT_EQ(without_by("Veröffentlicht vonKarla Kolumna", "de"), "Karla Kolumna");
  EXPECT_EQ(without_by(", par Anne Dupont", "fr"), "Anne Dupont");
  EXPECT_EQ(without_by("投稿者 山田花子", "ja"), "山田花子");
  EXPECT_EQ(without_by("Von Karla Kolumna", "de"), "Karla Kolumna");
  EXPECT_EQ(without_by("Par Anne Dupont", "fr-FR"), "Anne Dupont");
  EXPECT_EQ(without_by("Por Ana García", "es"), "Ana García");
  EXPECT_EQ(without_by("Escrito por Ana García", ""), "Ana García");
  EXPECT_EQ(without_by("Автор: Анна Ли", "ru"), "Анна Ли");
  EXPECT_EQ(without_by("लेखक: आशा राय", "hi"), "आशा राय");
  EXPECT_EQ(without_by("आशा राय द्वारा", "hi"), "आशा राय");
  EXPECT_EQ(without_by("লিখেছেন আশা রায়", "bn"), "আশা রায়");
  EXPECT_EQ(without_by("تحریر: آمنہ خان", "ur"), "آمنہ خان");
  EXPECT_EQ(without_by("بقلم سارة حداد", "ar"), "سارة حداد");
  EXPECT_EQ(without_by("作者：李安", "zh"), "李安");
  EXPECT_EQ(without_by("文・山田花子", "ja"), "山田花子");
}

TEST(Names, NamesThatBeginLikeOne) {
  EXPECT_EQ(without_by("Byron Lee", ""), "Byron Lee");
  EXPECT_EQ(without_by("DiStefano Lee", "it"), "DiStefano Lee");
  EXPECT_EQ(without_by("Von Miller", "en"), "Von Miller");
  EXPECT_EQ(without_by("Authors Guild", ""), "Guild");
  EXPECT_EQ(without_by("文天祥", "zh"), "文天祥");
  EXPECT_EQ(without_by("", ""), "");
  EXPECT_EQ(without_by("By", ""), "");
}

TEST(Names, Lists) {
  EXPECT_EQ(split_names("Ann Lee"), Names({"Ann Lee"}));
  EXPECT_EQ(split_names("Ann Lee and Bo Chen"), Names({"Ann Lee", "Bo Chen"}));
  EXPECT_EQ(split_names("Ann Lee, Bo Chen and Cy Diaz"), Names({"Ann Lee", "Bo Chen", "Cy Diaz"}));
  EXPECT_EQ(split_names("Ann Lee, Bo Chen, & Cy Diaz"), Names({"Ann Lee", "Bo Chen", "Cy Diaz"}));
  EXPECT_EQ(split_names("Anna Schmidt und Ben Wolf"), Names({"Anna Schmidt", "Ben Wolf"}));
  EXPECT_EQ(split_names("李安、王明"), Names({"李安", "王明"}));
  EXPECT_EQ(split_names("سارة حداد، عمر علي"), Names({"سارة حداد", "عمر علي"}));
  EXPECT_EQ(split_names("Ann Lee; Ann Lee"), Names({"Ann Lee"}));
}

TEST(Names, CredentialsAndPlacesStay) {
  EXPECT_EQ(split_names("Ann Lee, MD, PhD"), Names({"Ann Lee, MD, PhD"}));
  EXPECT_EQ(split_names("Ann Lee, Harbour Post"), Names({"Ann Lee", "Harbour Post"}));
  EXPECT_EQ(split_names("Ann Lee (with Bo Chen and Cy Diaz)"), Names({"Ann Lee (with Bo Chen and Cy Diaz)"}));
  EXPECT_EQ(split_names("Bed & Breakfast"), Names({"Bed & Breakfast"}));
}

TEST(Names, OtherTextsAreNotNames) {
  EXPECT_EQ(split_names("https://example.org/author/ann"), Names());
  EXPECT_EQ(split_names("@annlee"), Names());
  EXPECT_EQ(split_names("ann@example.org"), Names());
  EXPECT_EQ(split_names("Updated by Ann Lee"), Names());
  for (const char* label : {"Author", "Authors", "By", "Auteur", "Autorin:", "Written by", "作者"})
    EXPECT_EQ(split_names(label), Names()) << label;
  EXPECT_EQ(split_names("null"), Names());
  EXPECT_EQ(split_names("& Fotos"), Names());
  EXPECT_EQ(split_names("© Harbour Post"), Names());
  EXPECT_EQ(split_names("Veröffentlicht am"), Names());
  EXPECT_EQ(split_names("[object Object]"), Names());
  EXPECT_EQ(split_names("12"), Names());
  EXPECT_EQ(split_names(""), Names());
  EXPECT_EQ(split_names(std::string(10000, 'a')), Names());
}

TEST(Names, Persons) {
  EXPECT_TRUE(looks_like_person("Ann Lee"));
  EXPECT_TRUE(looks_like_person("Ludwig van der Berg"));
  EXPECT_TRUE(looks_like_person("Анна Ли"));
  EXPECT_TRUE(looks_like_person("李安"));
  EXPECT_FALSE(looks_like_person("the harbour was empty"));
  EXPECT_FALSE(looks_like_person("3 May 2025"));
  EXPECT_FALSE(looks_like_person("Senior Reporter"));
  EXPECT_FALSE(looks_like_person("Is This The End?"));
}

TEST(Names, FullNamesByTheirLooks) {
  for (const char* name : {"Ann Lee", "Ludwig van der Berg", "J. R. Lee", "Mary-Ann O'Neill", "Анна Ли"})
    EXPECT_TRUE(is_full_name(name)) << name;
  for (const char* other : {"Ann", "NEW YORK", "New York", "World News", "Press Release", "Wirtschaft Aktuelles",
                            "Atlanta, Georgia", "Hofheim am Taunus", "The harbour", "Dr. Lee", "Ann Lee Bo Chen Cy"})
    EXPECT_FALSE(is_full_name(other)) << other;
}

}  // namespace
}  // namespace lectern::page
