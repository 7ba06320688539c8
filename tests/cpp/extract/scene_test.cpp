#include "extract/scene.h"

#include <gtest/gtest.h>

#include <string>

namespace lectern::extract {
namespace {

Line line(const std::string& text) {
  const std::string page = "<body><p>" + text;
  const html::Document document = html::parse(page);
  const page::PageFacts facts;
  const Options options;
  const Scene scene = survey(document, facts, options);
  return scene.lines[0];
}

TEST(Lines, KnowTheEndOfASentenceInEveryScript) {
  for (const char* text : {"It rained.",
                           "Did it?",
                           "Es regnete …",
                           "雨が降った。",
                           "「雨が降った。」",
                           "下雨了！",
                           "下雨了吗？",
                           "『雨だ』と言った｡",
                           "„Es regnet.“",
                           "« Il pleut ! »",
                           "“It rained.”",
                           "«Шёл дождь».",
                           "बारिश हुई।",
                           "বৃষ্টি হলো৷ বৃষ্টি হলো।",
                           "॥ इति ॥",
                           "بارش ہوئی۔",
                           "هل أمطرت؟",
                           "أمطرت.\u200F",
                           "հատկապես անձրևից հետո։",
                           "ዝናብ ዘነበ።",
                           "မိုးရွာသည်။",
                           "ភ្លៀងធ្លាក់។",
                           "Rain! \U0001F468\u200D\U0001F33E",
                           "He said:",
                           "他说：",
                           "¡Llueve!"})
    EXPECT_TRUE(line(text).ends_sentence) << text;
  for (const char* text : {"Weather", "A. B. Rain", "天气预报", "मौसम", "موسم", "الطقس", "Mr. Rain, 7", "雨、風"})
    EXPECT_FALSE(line(text).ends_sentence) << text;
}

TEST(Lines, CountTheCommasOfEveryScript) {
  EXPECT_EQ(line("a, b; c").commas, 2);
  EXPECT_EQ(line("一、二，三；四､五").commas, 4);
  EXPECT_EQ(line("ا، ب؛ ج").commas, 2);
}

}  // namespace
}  // namespace lectern::extract
