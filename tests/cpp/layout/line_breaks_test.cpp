#include "layout/line_breaks.h"

#include <gtest/gtest.h>

#include <string>

#include "layout/host.h"

namespace lectern::layout {
namespace {

// A text with | where a line may be broken and ¦ where a long word may.
std::string breaks(std::u16string_view text, LineBreaks::Rules rules = {}) {
  LineBreaks breaks(rules);
  std::u16string out;
  for (size_t at = 0; at < text.size();) {
    const size_t end = cluster_end(text, at);
    const Break before = breaks.next(code_point_at(text, at));
    if (before == Break::normal) out += u'|';
    if (before == Break::weak) out += u'¦';
    out += text.substr(at, end - at);
    at = end;
  }
  return utf8(out);
}

TEST(LineBreaks, HoldWordsTogether) {
  EXPECT_EQ(breaks(u"word"), "word");
  EXPECT_EQ(breaks(u"don’t"), "don’t");
  EXPECT_EQ(breaks(u"(s)he"), "(s)he");
  EXPECT_EQ(breaks(u"“word”,"), "“word”,");
  EXPECT_EQ(breaks(u"1,234.50€"), "1,234.50€");
  EXPECT_EQ(breaks(u"$5"), "$5");
  EXPECT_EQ(breaks(u"50%"), "50%");
  EXPECT_EQ(breaks(u"foo\u2060bar\uFEFFbaz"), "foo\u2060bar\uFEFFbaz");
  EXPECT_EQ(breaks(u"وقال،نعم؟"), "وقال،نعم؟");
}

TEST(LineBreaks, BreakAfterDashes) {
  EXPECT_EQ(breaks(u"well-known"), "well-|known");
  EXPECT_EQ(breaks(u"word—word"), "word—|word");
  EXPECT_EQ(breaks(u"2010–2015"), "2010–|2015");
  EXPECT_EQ(breaks(u"-5"), "-5");
  EXPECT_EQ(breaks(u"(-5)"), "(-5)");
  EXPECT_EQ(breaks(u"-foo"), "-foo");
  EXPECT_EQ(breaks(u"—Hola"), "—Hola");
  EXPECT_EQ(breaks(u"foo--bar"), "foo--|bar");
  EXPECT_EQ(breaks(u"foo-,"), "foo-,");
  EXPECT_EQ(breaks(u"wait…what"), "wait…|what");
  EXPECT_EQ(breaks(u"…and"), "…and");
  EXPECT_EQ(breaks(u"non\u2011break"), "non\u2011break");
}

TEST(LineBreaks, PartAddressesWhereTheyMust) {
  EXPECT_EQ(breaks(u"https://a.org/b?c=d&e"), "https://¦a.¦org/¦b?¦c=¦d&¦e");
  EXPECT_EQ(breaks(u"and/or"), "and/¦or");
  EXPECT_EQ(breaks(u"1/2"), "1/2");
  EXPECT_EQ(breaks(u"3.5"), "3.5");
}

TEST(LineBreaks, BreakBetweenIdeographs) {
  EXPECT_EQ(breaks(u"漢字仮名"), "漢|字|仮|名");
  EXPECT_EQ(breaks(u"漢a字1"), "漢|a|字|1");
  EXPECT_EQ(breaks(u"字、字。字！字？字：字；字"), "字、|字。|字！|字？|字：|字；|字");
  EXPECT_EQ(breaks(u"字（字）「字」『字』【字】〔字〕"), "字|（字）|「字」|『字』|【字】|〔字〕");
  EXPECT_EQ(breaks(u"说：“你好”他"), "说：|“你|好”|他");
  EXPECT_EQ(breaks(u"人々・ア"), "人々・|ア");
  EXPECT_EQ(breaks(u"100％字"), "100％|字");
  EXPECT_EQ(breaks(u"１０％"), "１|０％");
  EXPECT_EQ(breaks(u"字……字"), "字……|字");
  EXPECT_EQ(breaks(u"中国——世界"), "中|国|——|世|界");
  EXPECT_EQ(breaks(u"a😀👍🏽"), "a|😀|👍🏽");
}

TEST(LineBreaks, KeepSmallKanaWhenStrict) {
  EXPECT_EQ(breaks(u"シャツー"), "シ|ャ|ツ|ー");
  EXPECT_EQ(breaks(u"シャツー", {false, true}), "シャ|ツー");
}

TEST(LineBreaks, KeepKoreanWords) {
  EXPECT_EQ(breaks(u"한국어"), "한|국|어");
  EXPECT_EQ(breaks(u"한국어", {true, false}), "한국어");
  EXPECT_EQ(breaks(u"大韓民國은", {true, false}), "大韓民國은");
}

TEST(LineBreaks, BreakAfterDandaAndTsheg) {
  EXPECT_EQ(breaks(u"है।यह"), "है।|यह");
  EXPECT_EQ(breaks(u"བོད་ཡིག"), "བོད་|ཡིག");
}

TEST(LineBreaks, KnowTheirClasses) {
  EXPECT_EQ(break_class(U'a'), BreakClass::letter);
  EXPECT_EQ(break_class(U'9'), BreakClass::number);
  EXPECT_EQ(break_class(0x10FFFF), BreakClass::letter);
  EXPECT_EQ(break_class(0x4E00), BreakClass::ideograph);
  EXPECT_EQ(break_class(0x2067), BreakClass::mark);
  EXPECT_TRUE(is_wide(0x3042));
  EXPECT_FALSE(is_wide(0xAC00));
  EXPECT_FALSE(is_wide(U'a'));
}

}  // namespace
}  // namespace lectern::layout
