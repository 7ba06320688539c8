#include <gtest/gtest.h>

#include "base/text.h"
#include "base/url.h"
#include "base/utf8.h"
#include "base/words.h"

namespace lectern::base {
namespace {

TEST(Utf8, DecodesAndReplaces) {
  const auto decoded = [](std::string_view text) {
    std::string out;
    for (size_t at = 0; at < text.size();) append_utf8(out, next_code_point(text, at));
    return out;
  };
  EXPECT_EQ(decoded("aé漢😀"), "aé漢😀");
  EXPECT_EQ(decoded("\xC0\x80"), "��");
  EXPECT_EQ(decoded("\xE2\x82"
                    "a"),
            "�a");
  EXPECT_EQ(decoded("\xED\xA0\x80"), "���");
  EXPECT_EQ(decoded("\xF0\x9F\x98"), "�");
  EXPECT_EQ(code_points("aé漢😀"), 4u);
  EXPECT_EQ(first_code_points("aé漢😀", 2), "aé");
}

TEST(Text, FoldsSpace) {
  EXPECT_EQ(fold_space(" \n a\t\xC2\xA0 b\xE2\x80\x8B "), "a b");
  EXPECT_EQ(trim("\xC2\xA0 x\xEF\xBB\xBF\n"), "x");
  EXPECT_EQ(trim(" \xC2\xA0"), "");
}

TEST(Text, LowersLetters) { EXPECT_EQ(lower_case("ÀÉŁ ΣΩ ДЖ Ab"), "àéł σω дж ab"); }

TEST(Text, DecodesReferences) {
  EXPECT_EQ(decode_references("a &amp; b &#8217;&#x2014; &nope; &#0; & &amp"), "a & b ’— &nope; &#0; & &amp");
}

TEST(Text, FindsTokens) {
  EXPECT_TRUE(has_token(" a Author\tb ", "author"));
  EXPECT_FALSE(has_token("authors", "author"));
}

TEST(Words, CountsByScript) {
  EXPECT_EQ(count_words("It's 3 words, no: five?"), 5u);
  EXPECT_EQ(count_words("हिन्दी में पाँच शब्द हैं"), 5u);
  EXPECT_EQ(count_words("اردو کے چار لفظ"), 4u);
  EXPECT_EQ(count_words("日本語の文章"), 3u);
  EXPECT_EQ(count_words("中文ABC字"), 3u);
  EXPECT_EQ(count_words(" — … "), 0u);
}

TEST(Words, CountsInScriptsWithSpaces) {
  EXPECT_EQ(count_words("क्षत्रिय श्रीमती र्‍य"), 3u);  // conjuncts, a joiner
  EXPECT_EQ(count_words("আমি আজ বিদ্যালয়ে যাব।"), 4u);
  EXPECT_EQ(count_words("தமிழ் ஒரு மொழி"), 3u);
  EXPECT_EQ(count_words("می‌خواهم خوش‌آمدید"), 2u);  // non-joiners
  EXPECT_EQ(count_words("یہ اردو ہے۔ کیا؟ ہاں!"), 5u);
  EXPECT_EQ(count_words("العَرَبِيَّةُ لُغَةٌ جَمِيلَةٌ"), 3u);    // vowel signs
  EXPECT_EQ(count_words("العـــربية، نعم؛ لا"), 3u);  // stretched
  EXPECT_EQ(count_words("대한민국 만세"), 2u);
  EXPECT_EQ(count_words("Cafe\u0301 noir"), 2u);               // a mark of its own
  EXPECT_EQ(count_words("Donau\u00ADdampf\u00ADschiff"), 1u);  // soft hyphens
}

TEST(Words, CountsInScriptsWithoutSpaces) {
  EXPECT_EQ(count_words("สวัสดีครับ"), 3u);
  EXPECT_EQ(count_words("ประเทศไทย ๒๕๖๘"), 4u);
  EXPECT_EQ(count_words("ພາສາລາວ"), 2u);
  EXPECT_EQ(count_words("ភាសាខ្មែរ។"), 3u);
  EXPECT_EQ(count_words("မြန်မာဘာသာ။"), 3u);
  EXPECT_EQ(count_words("カタカナ、ひらがな"), 4u);
  EXPECT_EQ(count_words("葛\U000E0100飾区"), 2u);  // a variant of a character is no character
}

TEST(Words, CountsNumbersApostrophesHyphensAndEmoji) {
  EXPECT_EQ(count_words("३ किताबें, १२ पन्ने"), 4u);
  EXPECT_EQ(count_words("١٢٫٥ مليون و ۲۰۲۵"), 4u);
  EXPECT_EQ(count_words("1,000.50 of 3.14, 7. 8"), 5u);
  EXPECT_EQ(count_words("l'homme d\u2019hier, rock 'n' roll's"), 5u);
  EXPECT_EQ(count_words("well-known e-mail"), 4u);
  EXPECT_EQ(count_words("a.b c,d 1'2"), 6u);
  EXPECT_EQ(count_words("\U0001F468\u200D\U0001F469\u200D\U0001F467 \u2764\uFE0F \U0001F1E9\U0001F1EA"), 0u);
  EXPECT_EQ(count_words("'quoted' words'"), 2u);
}

TEST(Words, KnowsDigitsOfManyScripts) {
  for (const std::string_view digits :
       {"5", "٥", "۵", "५", "৫", "੫", "૫", "୫", "௫", "౫", "೫", "൫", "๕", "໕", "၅", "៥", "５"}) {
    size_t at = 0;
    EXPECT_EQ(digit_value(next_code_point(digits, at)), 5) << digits;
  }
  for (const char32_t other : {U'a', U'/', U':', U'五'}) EXPECT_EQ(digit_value(other), -1);
}

TEST(Words, DigitsOfAnyScriptAreTakenOffTheStart) {
  std::string_view text = "2০२4: 5";
  const Digits four = take_digits(text);
  EXPECT_EQ(four.count, 4u);
  EXPECT_EQ(four.value, 2024u);
  EXPECT_EQ(text, ": 5");
  EXPECT_EQ(take_digits(text).count, 0u);
  EXPECT_EQ(text, ": 5");
  text = "1234567890123456789";
  const Digits many = take_digits(text);
  EXPECT_EQ(many.count, 19u);
  EXPECT_EQ(many.value, 123456789012345678u);
  EXPECT_EQ(text, "");
}

TEST(Words, SplitsForComparison) {
  EXPECT_EQ(words("The CAT, 漢字"), (std::vector<std::string>{"the", "cat", "漢", "字"}));
}

TEST(Words, KnowsScripts) {
  EXPECT_EQ(majority_script("مرحبا hello بالعالم"), Script::arabic);
  EXPECT_EQ(majority_script("123 …"), Script::none);
  EXPECT_GT(reading_minutes(2550, "zh-CN"), reading_minutes(2550, "en"));
  EXPECT_DOUBLE_EQ(reading_minutes(987, "en"), 1.0);
}

TEST(Url, ResolvesReferences) {
  constexpr std::string_view base = "https://example.org/a/b?q#f";
  EXPECT_EQ(resolve_url(base, "c"), "https://example.org/a/c");
  EXPECT_EQ(resolve_url(base, "../c?x=1#y"), "https://example.org/c?x=1#y");
  EXPECT_EQ(resolve_url(base, "/c d"), "https://example.org/c%20d");
  EXPECT_EQ(resolve_url(base, "//Other.example/x"), "https://other.example/x");
  EXPECT_EQ(resolve_url(base, "?z"), "https://example.org/a/b?z");
  EXPECT_EQ(resolve_url(base, "#z"), "https://example.org/a/b?q#z");
  EXPECT_EQ(resolve_url(base, ""), "https://example.org/a/b?q");
  EXPECT_EQ(resolve_url(base, "HTTPS:\\\\other.example\\x"), "https://other.example/x");
  EXPECT_EQ(resolve_url(base, "http:other.example/x"), "http://other.example/x");
  EXPECT_EQ(resolve_url(base, "./../../../x/./y/.."), "https://example.org/x/");
  EXPECT_EQ(resolve_url(base, "c//../d/%2E%2e/.e/%2ef/..."), "https://example.org/a/c/.e/%2ef/...");
  EXPECT_EQ(resolve_url(base, "c/.%2E/d/%2e"), "https://example.org/a/d/");
  EXPECT_EQ(resolve_url(base, "c\t/\n\f d"), "https://example.org/a/c/%0C%20d");
  EXPECT_EQ(resolve_url("https://example.org", "x"), "https://example.org/x");
  EXPECT_EQ(resolve_url("", "x"), "");
  EXPECT_EQ(resolve_url("", "http://a.example"), "http://a.example/");
  EXPECT_EQ(resolve_url(base, "mailto:a@b.example?subject=x y"), "mailto:a@b.example?subject=x%20y");
}

TEST(Url, RefusesWhatIsTooLong) {
  const std::string longest = "https://example.org/" + std::string(kLongestUrl - 20, 'x');
  EXPECT_EQ(resolve_url("", longest), longest);
  EXPECT_EQ(resolve_url("", longest + "x"), "");
  EXPECT_EQ(resolve_url(longest, "/y"), "https://example.org/y");
  EXPECT_EQ(resolve_url(longest + "x", "/y"), "");
  // As written it is short enough.
  EXPECT_EQ(resolve_url("https://example.org/", std::string(kLongestUrl / 2, ' ') + std::string(3000, '<')), "");
}

TEST(Url, RefusesWhatCanRun) {
  for (const std::string_view bad :
       {"javascript:alert(1)", "java\nscript:alert(1)", " \x01javascript:alert(1)", "JaVaScRiPt:x", "data:text/html,x",
        "vbscript:x", "file:///etc/passwd", "blob:https://x/y", "https://", "http://a b/", "https://a\"b/"})
    EXPECT_EQ(resolve_url("https://example.org/", bad), "") << bad;
}

TEST(Url, DropsTracking) {
  EXPECT_EQ(without_tracking("https://a.example/?utm_source=x&id=1&fbclid=y#z"), "https://a.example/?id=1#z");
  EXPECT_EQ(without_tracking("https://a.example/?gclid=x"), "https://a.example/");
  EXPECT_EQ(without_tracking("https://a.example/#?utm_x=1"), "https://a.example/#?utm_x=1");
}

TEST(Url, SplitsIntoParts) {
  EXPECT_EQ(host_of("https://user@WWW.Example.org:8080/x"), "www.example.org");
  EXPECT_EQ(path_of("https://a.example/x/y?z"), "/x/y");
  EXPECT_EQ(path_of("https://a.example"), "/");
  EXPECT_TRUE(same_page("https://a.example/x/#top", "http://a.example/x?utm_source=y"));
  EXPECT_FALSE(same_page("https://a.example/x", "https://a.example/y"));
}

}  // namespace
}  // namespace lectern::base
