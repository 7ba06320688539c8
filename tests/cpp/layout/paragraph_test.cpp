#include "layout/paragraph.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <climits>

#include "layout/host.h"

namespace lectern::layout {
namespace {

ParagraphStyle justified() {
  ParagraphStyle style;
  style.align = Align::justify;
  return style;
}

Span span_of(uint32_t begin, uint32_t end) {
  Span span;
  span.begin = begin;
  span.end = end;
  return span;
}

Span object_at(uint32_t at, Unit width) {
  Span span = span_of(at, at);
  span.kind = Span::Kind::object;
  span.width = width;
  return span;
}

Span line_break_at(uint32_t at) {
  Span span = span_of(at, at);
  span.kind = Span::Kind::line_break;
  return span;
}

// Where the fragments of a line begin, in px.
std::vector<double> places(const Paragraph& paragraph, const Line& line) {
  std::vector<double> out;
  for (uint32_t i = line.first_fragment; i < line.end_fragment; ++i) out.push_back(paragraph.fragments()[i].x / 64.0);
  return out;
}

using Places = std::vector<double>;

TEST(Paragraph, CollapsesWhiteSpace) {
  EXPECT_EQ(broken(u"  \n one \t two\n\nthree  ", 1000), (Strings{"one two three"}));
  EXPECT_EQ(broken(u" \n\t ", 1000), Strings{});
  EXPECT_EQ(broken(u"", 1000), Strings{});
  Host host(u"one  two ");
  Span first = span_of(0, 4), second = span_of(4, 9);
  second.font = 1;
  Paragraph paragraph(host.source(), {first, second}, {}, host.widths);
  host.settle(paragraph, px(500));
  EXPECT_EQ(paragraph.max_width(), px(30 + 5 + 60)) << "the first of two spaces stays, in its own font";
}

TEST(Paragraph, BreaksAtSpacesWhichHang) {
  EXPECT_EQ(broken(u"one two three", 65), (Strings{"one two", "three"}));
  EXPECT_EQ(broken(u"one two three", 64), (Strings{"one", "two", "three"}));
  Host host(u"one two");
  Paragraph paragraph = host.paragraph({});
  const auto lines = host.settle(paragraph, px(30));
  ASSERT_EQ(lines.size(), 2u);
  EXPECT_EQ(lines[0].right, px(30)) << "a space at the end takes no room";
  EXPECT_EQ(paragraph.fragments().size(), 2u);
  EXPECT_EQ(paragraph.fragments()[1].x, 0);
}

TEST(Paragraph, KnowsItsWidths) {
  Host host(u"a bcd ef");
  Paragraph paragraph = host.paragraph({});
  host.tell();
  EXPECT_EQ(paragraph.min_width(), px(30));
  EXPECT_EQ(paragraph.max_width(), px(70));
  EXPECT_EQ(paragraph.lay_out(paragraph.max_width()).size(), 1u);
  EXPECT_FALSE(paragraph.estimated());
}

TEST(Paragraph, AsksWordsAtOnceAndForgetsEstimates) {
  Host host(u"one two one");
  Paragraph paragraph = host.paragraph({});
  EXPECT_EQ(host.widths.wanted().size(), 4 * 3u) << "two words and a space";
  paragraph.lay_out(px(100));
  EXPECT_TRUE(paragraph.estimated());
  host.tell();
  EXPECT_EQ(paragraph.lay_out(px(100)).size(), 1u);
  EXPECT_FALSE(paragraph.estimated());
  EXPECT_EQ(paragraph.fragments()[1].x, px(35));
  EXPECT_TRUE(host.widths.wanted().empty());
}

TEST(Paragraph, HoldsSpansTogetherThatNoSpaceParts) {
  Host host(u"aa foobar, bb");
  Span bold = span_of(6, 9);
  bold.font = 0;
  Paragraph paragraph(host.source(), {span_of(0, 6), bold, span_of(9, 13)}, {}, host.widths);
  EXPECT_EQ(host.lines(paragraph, px(80)), (Strings{"aa", "foobar,", "bb"}));
  EXPECT_EQ(paragraph.min_width(), px(70));
  EXPECT_EQ(paragraph.fragments().size(), 5u);
  Host accents(u"ae\u0301o");
  Paragraph split(accents.source(), {span_of(0, 2), span_of(2, 4)}, {}, accents.widths);
  EXPECT_EQ(accents.lines(split, px(10)), (Strings{"a", "e\u0301", "o"})) << "a mark in a span of its own";
}

TEST(Paragraph, BreaksByUax14) {
  EXPECT_EQ(broken(u"a well-known x", 65), (Strings{"a well-", "known x"}));
  EXPECT_EQ(broken(u"10\u00A0km x", 50), (Strings{"10 km", "x"}));
  EXPECT_EQ(broken(u"a 10\u00A0km", 50), (Strings{"a", "10 km"}));
  EXPECT_EQ(broken(u"foo\u200Bbar", 30), (Strings{"foo", "bar"}));
  EXPECT_EQ(broken(u"漢字、仮名", 20), (Strings{"漢", "字、", "仮名"}));
  EXPECT_EQ(broken(u"「漢」字", 20), (Strings{"「漢", "」字"})) << "where nothing else fits";
  ParagraphStyle korean;
  korean.keep_all = true;
  EXPECT_EQ(broken(u"가나 다라마", 40), (Strings{"가나 다", "라마"}));
  EXPECT_EQ(broken(u"가나 다라마", 40, korean), (Strings{"가나", "다라마"}));
  ParagraphStyle strict;
  strict.strict = true;
  EXPECT_EQ(broken(u"アイッウ", 20), (Strings{"アイ", "ッウ"}));
  EXPECT_EQ(broken(u"アイッウ", 20, strict), (Strings{"ア", "イッ", "ウ"}));
}

TEST(Paragraph, TakesALineFeedBetweenIdeographsForNothing) {
  EXPECT_EQ(broken(u"漢\n字", 100), (Strings{"漢 字"}));
  Host host(u"漢\n字 가\n나 a\nb");
  Paragraph paragraph = host.paragraph({});
  host.tell();
  EXPECT_EQ(paragraph.max_width(), px(10 + 10 + 5 + 10 + 5 + 10 + 5 + 10 + 5 + 10));
}

TEST(Paragraph, ShowsSoftHyphensWhereItBreaks) {
  EXPECT_EQ(broken(u"foo\u00ADbar", 60), (Strings{"foobar"}));
  EXPECT_EQ(broken(u"foo\u00ADbar", 59), (Strings{"foo-", "bar"}));
  EXPECT_EQ(broken(u"foo\u00ADbar", 30), (Strings{"foo", "bar"})) << "where it does not fit";
  Host host(u"foo\u00ADbar");
  Paragraph paragraph = host.paragraph({});
  host.settle(paragraph, px(45));
  ASSERT_EQ(paragraph.fragments().size(), 3u);
  EXPECT_TRUE(paragraph.fragments()[1].hyphen);
  EXPECT_EQ(paragraph.fragments()[1].x, px(30));
  EXPECT_EQ(paragraph.min_width(), px(40));
}

TEST(Paragraph, HyphenatesWhereTheHostAllows) {
  Host host(u"aa hyphenation bb");
  host.hints.resize(host.text.size());
  host.hints[5] = host.hints[9] = kMayHyphenate;  // hy-phen-ation
  ParagraphStyle style;
  Paragraph whole = host.paragraph(style);
  EXPECT_EQ(host.lines(whole, px(110)), (Strings{"aa", "hyphenation", "bb"}));
  style.hyphens = true;
  Paragraph paragraph = host.paragraph(style);
  EXPECT_EQ(host.lines(paragraph, px(110)), (Strings{"aa hyphen-", "ation bb"}));
  EXPECT_EQ(host.lines(paragraph, px(94)), (Strings{"aa hy-", "phenation", "bb"}));
  EXPECT_EQ(host.lines(paragraph, px(50)), (Strings{"aa", "hy-", "phen-", "ation", "bb"}));
  EXPECT_FALSE(paragraph.estimated());
  EXPECT_LE(host.rounds, 4);
}

TEST(Paragraph, BreaksWhereHintsAllow) {
  Host host(u"ภาษาไทย");
  host.hints.resize(host.text.size());
  host.hints[4] = kMayBreak;
  Paragraph paragraph = host.paragraph({});
  EXPECT_EQ(host.lines(paragraph, px(60)), (Strings{"ภาษา", "ไทย"}));
  Host span(u"ภาษาไทย");
  span.hints = host.hints;
  std::vector<Span> spans = span.whole();
  spans[0].no_break = true;
  Paragraph held(span.source(), spans, {}, span.widths);
  EXPECT_EQ(held.min_width(), span.widths.width(0, 0, 7));
}

TEST(Paragraph, BreaksLongWordsAtClusters) {
  EXPECT_EQ(broken(u"abcdefghij", 35), (Strings{"abc", "def", "ghi", "j"}));
  EXPECT_EQ(broken(u"x abcdefghij", 40), (Strings{"x", "abcd", "efgh", "ij"}));
  EXPECT_EQ(broken(u"👨‍👩‍👧🇮🇳🇮🇳", 10), (Strings{"👨‍👩‍👧", "🇮🇳", "🇮🇳"}));
  EXPECT_EQ(broken(u"क्षक्षक्ष", 20), (Strings{"क्षक्ष", "क्ष"}));
  EXPECT_EQ(broken(u"see https://example.org/long/path", 130),
            (Strings{"see", "https://", "example.org/", "long/path"}));
  EXPECT_EQ(broken(u"see and/or", 110), (Strings{"see and/or"}));
  EXPECT_EQ(broken(u"see and/or", 90), (Strings{"see", "and/or"})) << "it fits on a line of its own";
}

TEST(Paragraph, MeasuresPartsOfBrokenWords) {
  Host host(u"abcdef");
  Paragraph paragraph = host.paragraph({});
  host.tell();
  paragraph.lay_out(px(30));
  EXPECT_TRUE(paragraph.estimated());
  host.settle(paragraph, px(30));
  EXPECT_FALSE(paragraph.estimated());
  EXPECT_TRUE(host.widths.told(host.widths.ask(0, 0, 3)));
  EXPECT_TRUE(host.widths.told(host.widths.ask(0, 3, 6)));
}

TEST(Paragraph, KeepsNoBreakSpansWholeUnlessNothingFits) {
  Host host(u"aa bb cc dd");
  Span held = span_of(3, 8);
  held.no_break = true;
  Paragraph paragraph(host.source(), {span_of(0, 3), held, span_of(8, 11)}, {}, host.widths);
  EXPECT_EQ(host.lines(paragraph, px(50)), (Strings{"aa", "bb cc", "dd"}));
  EXPECT_EQ(paragraph.min_width(), px(45));
  EXPECT_EQ(host.lines(paragraph, px(30)), (Strings{"aa", "bb", "cc", "dd"}));
}

TEST(Paragraph, PreservesWhiteSpace) {
  Host host(u"if x:\n\ty  =  1\n\nend\n");
  std::vector<Span> spans = host.whole();
  spans[0].preserve = true;
  Paragraph paragraph(host.source(), spans, {}, host.widths);
  const auto lines = host.settle(paragraph, px(500));
  ASSERT_EQ(lines.size(), 4u);
  EXPECT_EQ(lines[2].first_fragment, lines[2].end_fragment);
  EXPECT_EQ(paragraph.fragments().size(), 3u);
  EXPECT_EQ(utf8(host.text.substr(7, 7)), "y  =  1");
  EXPECT_EQ(paragraph.fragments()[1].begin, 7u);
  EXPECT_EQ(paragraph.fragments()[1].end, 14u);
  EXPECT_EQ(paragraph.fragments()[1].x, px(20)) << "four spaces";
  EXPECT_EQ(paragraph.max_width(), px(20 + 10 + 10 + 10 + 10 + 10));
}

TEST(Paragraph, BalancesLines) {
  Host host(u"aaa bbb ccc ddd eee");
  ParagraphStyle style;
  style.balance = true;
  Paragraph balanced(host.source(), host.whole(), style, host.widths);
  EXPECT_EQ(host.lines(balanced, px(135)), (Strings{"aaa bbb ccc", "ddd eee"})) << "four would fit";
  EXPECT_EQ(host.lines(balanced, px(500)), (Strings{"aaa bbb ccc ddd eee"}));
  style.rtl = true;
  Paragraph turned(host.source(), host.whole(), style, host.widths);
  host.settle(turned, px(135));
  const Line first = turned.lay_out(px(135))[0];
  EXPECT_EQ(first.right, px(135)) << "it stands where lines begin";
}

TEST(Paragraph, WrapsPreservedTextAfterSpaces) {
  Host host(u"  foo bar(baz);");
  std::vector<Span> spans = host.whole();
  spans[0].preserve = true;
  ParagraphStyle style;
  Paragraph paragraph(host.source(), spans, style, host.widths);
  EXPECT_EQ(host.lines(paragraph, px(100)), (Strings{"  foo", "bar(baz);"}));
  EXPECT_EQ(host.lines(paragraph, px(50)), (Strings{"  foo", "bar(b", "az);"}));
  EXPECT_LE(paragraph.min_width(), px(64));
  style.wrap_pre = false;
  Paragraph kept(host.source(), spans, style, host.widths);
  EXPECT_EQ(host.lines(kept, px(50)), (Strings{"  foo bar(baz);"}));
  EXPECT_EQ(kept.min_width(), px(135));
}

TEST(Paragraph, OrdersRightToLeftRuns) {
  Host host(u"ab אב גד cd");
  host.levels = {0, 0, 0, 1, 1, 1, 1, 1, 0, 0, 0};
  Paragraph paragraph = host.paragraph({});
  auto lines = host.settle(paragraph, px(500));
  EXPECT_EQ(places(paragraph, lines[0]), (Places{0, 50, 25, 75}));
  lines = host.settle(paragraph, px(60));
  ASSERT_EQ(lines.size(), 2u);
  EXPECT_EQ(places(paragraph, lines[0]), (Places{0, 25}));
  EXPECT_EQ(places(paragraph, lines[1]), (Places{0, 25}));
}

TEST(Paragraph, OrdersLeftToRightRunsInRightToLeft) {
  Host host(u"אב cd12 גד");
  host.levels = {1, 1, 1, 2, 2, 2, 2, 1, 1, 1};
  ParagraphStyle style;
  style.rtl = true;
  Paragraph paragraph = host.paragraph(style);
  const auto lines = host.settle(paragraph, px(200));
  EXPECT_EQ(places(paragraph, lines[0]), (Places{180, 135, 110})) << "from the right edge";
  EXPECT_EQ(lines[0].left, px(110));
  EXPECT_EQ(lines[0].right, px(200));
  Host number(u"אב12");
  number.levels = {1, 1, 2, 2};
  Paragraph held = number.paragraph(style);
  EXPECT_EQ(number.lines(held, px(35)), (Strings{"אב1", "2"})) << "one word of two levels";
  const auto whole = number.settle(held, px(100));
  EXPECT_EQ(places(held, whole[0]), (Places{80, 60}));
}

TEST(Paragraph, TakesLevelsBelowItsOwnForLeftToRight) {
  Host host(u"ab cd");
  ParagraphStyle style;
  style.rtl = true;
  Paragraph paragraph = host.paragraph(style);
  const auto lines = host.settle(paragraph, px(100));
  EXPECT_EQ(places(paragraph, lines[0]), (Places{55, 80}));
}

TEST(Paragraph, OrdersNestedLevelsAndObjects) {
  Host host(u"a א1ב b");
  host.levels = {0, 0, 1, 2, 1, 0, 0};
  Paragraph paragraph = host.paragraph({});
  auto lines = host.settle(paragraph, px(100));
  EXPECT_EQ(places(paragraph, lines[0]), (Places{0, 35, 25, 15, 50}));
  Host inside(u"אב");
  inside.levels = {1, 1};
  Span object = object_at(1, px(7));
  object.level = 1;
  Paragraph with(inside.source(), {span_of(0, 1), object, span_of(1, 2)}, {}, inside.widths);
  lines = inside.settle(with, px(100));
  EXPECT_EQ(places(with, lines[0]), (Places{17, 10, 0}));
  object.level = Span::kParagraphLevel;
  Paragraph apart(inside.source(), {span_of(0, 1), object, span_of(1, 2)}, {}, inside.widths);
  lines = inside.settle(apart, px(100));
  EXPECT_EQ(places(apart, lines[0]), (Places{0, 10, 17}));
}

TEST(Paragraph, Justifies) {
  Host host(u"aa bb cc dd ee");
  Paragraph paragraph = host.paragraph(justified());
  const auto lines = host.settle(paragraph, px(80));
  ASSERT_EQ(lines.size(), 2u);
  EXPECT_EQ(places(paragraph, lines[0]), (Places{0, 30, 60}));
  EXPECT_EQ(lines[0].right, px(80));
  EXPECT_EQ(places(paragraph, lines[1]), (Places{0, 25})) << "the last line is not";
  Host odd(u"a b c d");
  Paragraph shares = odd.paragraph(justified());
  const auto first = odd.settle(shares, px(40.5))[0];
  EXPECT_EQ(first.right, px(40.5)) << "no 1/64 px is lost";
}

TEST(Paragraph, JustifiesIdeographsAndNotBeforeLineBreaks) {
  Host host(u"漢字漢字");
  Paragraph paragraph = host.paragraph(justified());
  const auto lines = host.settle(paragraph, px(36));
  EXPECT_EQ(places(paragraph, lines[0]), (Places{0, 13, 26}));
  Host breaks(u"aa bbcc");
  Paragraph stopped(breaks.source(), {span_of(0, 5), line_break_at(5), span_of(5, 7)}, justified(), breaks.widths);
  EXPECT_EQ(breaks.settle(stopped, px(60))[0].right, px(45));
}

TEST(Paragraph, HyphenatesJustifiedLinesRatherThanMakeRivers) {
  const auto lines = [](std::u16string text, Align align, double width) {
    Host host(std::move(text));
    host.hints.resize(host.text.size());
    host.hints[host.text.find(u"yphen")] = kMayHyphenate;
    ParagraphStyle style;
    style.align = align;
    style.hyphens = true;
    Paragraph paragraph = host.paragraph(style);
    return host.lines(paragraph, px(width));
  };
  EXPECT_EQ(lines(u"a hyphen", Align::justify, 50), (Strings{"a h-", "yphen"}));
  EXPECT_EQ(lines(u"a b c d e f hyphen", Align::start, 110), (Strings{"a b c d e f h-", "yphen"}));
  EXPECT_EQ(lines(u"a b c d e f hyphen", Align::justify, 91), (Strings{"a b c d e f", "hyphen"}));
  EXPECT_EQ(lines(u"a b c d e f hyphen waytoolongforthis", Align::justify, 110)[0], "a b c d e f")
      << "by first fit, five spaces bear 5 px each";
}

TEST(Paragraph, ShrinksSpacesALittleWhereThatIsBetter) {
  Host host(u"aa bb cc dd ee aa bb cc dd ee aa");
  Paragraph paragraph = host.paragraph(justified());
  EXPECT_EQ(host.lines(paragraph, px(118)), (Strings{"aa bb cc dd ee", "aa bb cc dd ee", "aa"}));
  const Line& line = paragraph.lay_out(px(118))[0];
  EXPECT_EQ(line.right, px(118));
  EXPECT_EQ(places(paragraph, line), (Places{0, 24.5, 49, 73.5, 98}));
  EXPECT_EQ(host.lines(paragraph, px(115))[0], "aa bb cc dd") << "by no more than a sixth";
  EXPECT_EQ(broken(u"aa bb cc dd ee", 118), (Strings{"aa bb cc dd", "ee"})) << "only where lines are justified";
}

TEST(Paragraph, MakesJustifiedParagraphsEven) {
  uint32_t seed = 3;
  const auto random = [&](uint32_t below) { return ((seed = seed * 1664525 + 1013904223) >> 8) % below; };
  double first_fit = 0, whole = 0;
  for (int round = 0; round < 50; ++round) {
    std::u16string text;
    for (int i = 0; i < 80; ++i) text += std::u16string(1 + random(9), u'a') + u' ';
    for (const Align align : {Align::start, Align::justify}) {
      Host host(text);
      ParagraphStyle style;
      style.align = align;
      Paragraph paragraph = host.paragraph(style);
      const auto& lines = host.settle(paragraph, px(400));
      double sum = 0;
      for (size_t i = 0; i + 1 < lines.size(); ++i) {
        double natural = 0;
        for (uint32_t k = lines[i].first_fragment; k < lines[i].end_fragment; ++k) {
          natural += paragraph.fragments()[k].width / 64.0;
        }
        const double gaps = lines[i].end_fragment - lines[i].first_fragment - 1;
        sum += (400 - natural - 5 * gaps) / gaps * (400 - natural - 5 * gaps) / gaps;
      }
      (align == Align::justify ? whole : first_fit) += sum;
    }
  }
  EXPECT_LT(whole, 0.8 * first_fit);
}

TEST(Paragraph, Aligns) {
  const auto left_of = [](Align align, bool rtl, double width) {
    Host host(u"abcd");
    ParagraphStyle style;
    style.align = align;
    style.rtl = rtl;
    Paragraph paragraph = host.paragraph(style);
    return host.settle(paragraph, px(width))[0].left / 64.0;
  };
  EXPECT_EQ(left_of(Align::start, false, 100), 0);
  EXPECT_EQ(left_of(Align::start, true, 100), 60);
  EXPECT_EQ(left_of(Align::left, true, 100), 0);
  EXPECT_EQ(left_of(Align::center, false, 100), 30);
  EXPECT_EQ(left_of(Align::right, false, 100), 60);
  EXPECT_EQ(left_of(Align::justify, true, 100), 60);
  Host wide(u"");
  Paragraph object(wide.source(), {object_at(0, px(50))}, {}, wide.widths);
  EXPECT_EQ(wide.settle(object, px(20))[0].left, 0);
  ParagraphStyle style;
  style.rtl = true;
  style.align = Align::center;
  Paragraph over(wide.source(), {object_at(0, px(50))}, style, wide.widths);
  EXPECT_EQ(wide.settle(over, px(20))[0].left, px(-30)) << "what is too long begins where reading does";
}

TEST(Paragraph, IndentsItsFirstLine) {
  ParagraphStyle style;
  style.indent = px(20);
  Host host(u"aa bb cc");
  Paragraph paragraph = host.paragraph(style);
  auto lines = host.settle(paragraph, px(50));
  EXPECT_EQ(host.lines(paragraph, px(50)), (Strings{"aa", "bb cc"}));
  EXPECT_EQ(lines[0].left, px(20));
  EXPECT_EQ(lines[1].left, 0);
  EXPECT_EQ(paragraph.max_width(), px(90));
  style.rtl = true;
  host.levels.assign(host.text.size(), 1);
  Paragraph mirrored = host.paragraph(style);
  EXPECT_EQ(host.settle(mirrored, px(50))[0].right, px(30));
}

TEST(Paragraph, SpacesWords) {
  ParagraphStyle style;
  style.word_spacing = px(4);
  Host host(u"a b\u00A0c");
  Paragraph paragraph = host.paragraph(style);
  const auto lines = host.settle(paragraph, px(100));
  EXPECT_EQ(places(paragraph, lines[0]), (Places{0, 19, 38}));
  EXPECT_EQ(paragraph.max_width(), px(48));
}

TEST(Paragraph, LeavesRoomBesideSpans) {
  Host host(u"a code b");
  Span code = span_of(2, 6);
  code.before = px(3);
  code.after = px(2);
  Paragraph paragraph(host.source(), {span_of(0, 2), code, span_of(6, 8)}, {}, host.widths);
  auto lines = host.settle(paragraph, px(100));
  EXPECT_EQ(places(paragraph, lines[0]), (Places{0, 18, 65}));
  EXPECT_TRUE(paragraph.fragments()[1].opens && paragraph.fragments()[1].closes);
  lines = host.settle(paragraph, px(20));
  EXPECT_EQ(host.lines(paragraph, px(23)), (Strings{"a", "co", "de", "b"}));
  const auto& fragments = paragraph.fragments();
  EXPECT_EQ(fragments[1].x, px(3));
  EXPECT_TRUE(fragments[1].opens && !fragments[1].closes && fragments[2].closes);
  host.levels.assign(host.text.size(), 1);
  Paragraph mirrored(host.source(), {span_of(0, 2), code, span_of(6, 8)}, {}, host.widths);
  lines = host.settle(mirrored, px(100));
  EXPECT_EQ(places(mirrored, lines[0]), (Places{65, 17, 0})) << "before is on the right";
}

TEST(Paragraph, StacksLinesByTheStrut) {
  ParagraphStyle style;
  style.line_height = px(24);
  style.ascent = px(12);
  style.descent = px(4);
  Host host(u"aa bb");
  std::vector<Span> spans = host.whole();
  spans[0].rise = px(90);
  Paragraph paragraph(host.source(), spans, style, host.widths);
  const auto lines = host.settle(paragraph, px(20));
  ASSERT_EQ(lines.size(), 2u);
  EXPECT_EQ(lines[0].height, px(24)) << "a raised text leaves the line as it is";
  EXPECT_EQ(lines[0].baseline, px(16));
  EXPECT_EQ(lines[1].top, px(24));
  EXPECT_EQ(paragraph.height(), px(48));
  Span object = object_at(2, px(10));
  object.ascent = px(30);
  object.descent = px(10);
  object.rise = px(1);
  Paragraph taller(host.source(), {span_of(0, 2), object, span_of(2, 5)}, style, host.widths);
  const auto grown = host.settle(taller, px(500));
  EXPECT_EQ(grown[0].baseline, px(31));
  EXPECT_EQ(grown[0].height, px(31 + 9));
}

TEST(Paragraph, CountsLineBreaks) {
  const auto heights = [](std::vector<Span> spans) {
    Host host(u"ab");
    Paragraph paragraph(host.source(), std::move(spans), {}, host.widths);
    return host.settle(paragraph, px(100)).size();
  };
  EXPECT_EQ(heights({}), 0u);
  EXPECT_EQ(heights({line_break_at(0)}), 1u);
  EXPECT_EQ(heights({span_of(0, 2), line_break_at(2)}), 1u);
  EXPECT_EQ(heights({span_of(0, 1), line_break_at(1), line_break_at(1), span_of(1, 2)}), 3u);
}

TEST(Paragraph, BreaksBesideObjects) {
  Host host(u"aa,bb");
  Paragraph paragraph(host.source(), {span_of(0, 2), object_at(2, px(10)), span_of(2, 5)}, {}, host.widths);
  EXPECT_EQ(host.lines(paragraph, px(25)), (Strings{"aa", "#,", "bb"}));
  EXPECT_EQ(host.lines(paragraph, px(100)), (Strings{"aa#,bb"}));
}

TEST(Paragraph, SetsGeneratedText) {
  Host host(u"ab");
  host.generated += u"“”";
  Span open = span_of(2, 3), close = span_of(3, 4);
  open.generated = close.generated = true;
  Paragraph paragraph(host.source(), {open, span_of(0, 2), close}, {}, host.widths);
  EXPECT_EQ(host.lines(paragraph, px(30)), (Strings{"“ab", "”"})) << "one word, broken where it must be";
  EXPECT_EQ(host.lines(paragraph, px(40)), (Strings{"“ab”"}));
}

TEST(Paragraph, PutsOneClusterOnALineOfNoWidth) {
  EXPECT_EQ(broken(u"ab c\u0301", 0), (Strings{"a", "b", "c\u0301"}));
  EXPECT_EQ(broken(u"ab", -50), (Strings{"a", "b"}));
  EXPECT_EQ(broken(u"漢a", 3), (Strings{"漢", "a"}));
}

TEST(Paragraph, AcceptsAbsurdWidths) {
  for (const int32_t width : {0, INT_MAX, INT_MIN}) {
    const std::u16string text = u"some words of-a text אב 漢字\u00ADx", generated(kGeneratedStart);
    const std::vector<uint8_t> hints(text.size(), kMayHyphenate);
    for (const Align align : {Align::start, Align::justify}) {
      Widths widths(text, generated);
      ParagraphStyle style;
      style.hyphens = true;
      style.align = align;
      style.indent = INT_MAX;
      style.line_height = INT_MAX;
      style.word_spacing = INT_MAX;
      Span span = span_of(0, static_cast<uint32_t>(text.size()));
      span.before = span.after = INT_MAX;
      Paragraph paragraph({text, &generated, {}, hints}, {span, span, object_at(3, INT_MAX)}, style, widths);
      for (const Unit room : {0, 100, INT_MAX, INT_MIN}) {
        for (int round = 0; round < 6; ++round) {
          EXPECT_LE(paragraph.lay_out(room).size(), 2 * text.size() + 2);
          widths.supply(std::vector<int32_t>(widths.wanted().size() / 4, width));
        }
        EXPECT_LE(paragraph.min_width(), paragraph.max_width());
      }
    }
  }
}

// Every cluster that is not white space is in exactly one fragment, in order, whatever the width.
TEST(Paragraph, ShowsEveryClusterOnce) {
  const std::u16string text =
      u"The “quick” brown-fox שלום עולם 123 漢字、かな https://a.org/b/c क्षत्रिय "
      u"👨‍👩‍👧 "
      u"end…";
  for (int width = 0; width < 400; width += 7) {
    Host host(text);
    host.hints.assign(text.size(), kMayHyphenate);
    host.levels.assign(text.size(), 0);
    for (size_t i = 0; i < text.size(); ++i) host.levels[i] = text[i] >= 0x5D0 && text[i] < 0x600;
    ParagraphStyle style = justified();
    style.hyphens = width % 2;
    Paragraph paragraph = host.paragraph(style);
    std::string shown;
    for (const Line& line : host.settle(paragraph, px(width))) {
      EXPECT_TRUE(line.right <= px(width) || line.end_fragment - line.first_fragment == 1) << width;
      for (uint32_t i = line.first_fragment; i < line.end_fragment; ++i) {
        const Fragment& each = paragraph.fragments()[i];
        if (!each.hyphen) shown += utf8(text.substr(each.begin, each.end - each.begin));
      }
    }
    std::u16string expected;
    for (const char16_t unit : text)
      if (unit != u' ') expected += unit;
    EXPECT_EQ(shown, utf8(expected)) << width;
    EXPECT_FALSE(paragraph.estimated()) << width;
  }
}

// What must hold of any content in any style: checked on 3,000 random ones, the same in every run.
TEST(Paragraph, KeepsItsInvariantsWhateverItContains) {
  uint32_t seed = 7;
  const auto random = [&](uint32_t below) { return ((seed = seed * 1664525 + 1013904223) >> 8) % below; };
  const std::u16string palette =
      u"aaabc  "
      u"\n\t-.,/"
      u"(“”\u00A0\u00AD\u200B\u2060\u0301—…1%$"
      u"漢字、「」ー가אבקक्ष\u200D👍🏽🇮🇳\xD800\u0E33";
  for (int round = 0; round < 3000; ++round) {
    std::u16string text;
    for (uint32_t length = random(60); length; --length) text += palette[random(static_cast<uint32_t>(palette.size()))];
    Host host(text);
    const auto size = static_cast<uint32_t>(text.size());
    for (uint32_t i = 0; i < size; ++i) {
      host.levels.push_back(static_cast<uint8_t>(random(4) ? (text[i] >= 0x5D0 && text[i] < 0x600) : random(5)));
      host.hints.push_back(static_cast<uint8_t>(random(3) ? 0 : random(4)));
    }
    std::vector<Span> spans;
    for (uint32_t begin = 0; begin < size;) {
      Span span = span_of(begin, std::min(size, begin + 1 + random(30)));
      span.font = static_cast<uint16_t>(random(2));
      span.preserve = random(4) == 0;
      span.no_break = random(5) == 0;
      begin = span.end;
      spans.push_back(span);
      if (random(6) == 0) spans.push_back(line_break_at(begin));
    }
    ParagraphStyle style;
    style.line_height = px(20);
    style.align = static_cast<Align>(random(5));
    style.rtl = random(2);
    style.hyphens = random(2);
    style.keep_all = random(4) == 0;
    style.strict = random(2);
    style.indent = px(random(3) * 10);
    Paragraph paragraph(host.source(), spans, style, host.widths);
    const Unit width = px(random(200));
    host.settle(paragraph, width, 20);
    ASSERT_FALSE(paragraph.estimated()) << round;
    const std::vector<Line> lines = paragraph.lay_out(width);
    const std::vector<Fragment> fragments = paragraph.fragments();

    std::u16string shown, expected;
    Unit top = 0;
    for (const Line& line : lines) {
      ASSERT_EQ(line.top, top) << round;
      top += line.height;
      std::vector<std::pair<Unit, Unit>> boxes;
      for (uint32_t i = line.first_fragment; i < line.end_fragment; ++i) {
        const Fragment& each = fragments[i];
        boxes.push_back({each.x, each.x + each.width});
        if (!each.hyphen) shown += text.substr(each.begin, each.end - each.begin);
        ASSERT_GE(each.x, line.left) << round;
        ASSERT_LE(each.x + each.width, line.right) << round;
      }
      std::sort(boxes.begin(), boxes.end());
      for (size_t i = 1; i < boxes.size(); ++i) ASSERT_LE(boxes[i - 1].second, boxes[i].first) << round;
    }
    ASSERT_EQ(paragraph.height(), top);
    for (const Span& span : spans) {
      for (uint32_t i = span.begin; i < span.end; ++i) {
        const bool unseen = text[i] == 0xA0 || text[i] == 0xAD || text[i] == 0x200B;
        if (span.preserve || !unseen) expected += text[i];
      }
    }
    const auto bare = [](const std::u16string& full) {
      std::u16string out;
      for (const char16_t unit : full)
        if (unit != u' ' && unit != u'\n' && unit != u'\t') out += unit;
      return utf8(out);
    };
    ASSERT_EQ(bare(shown), bare(expected)) << round;
    ASSERT_LE(paragraph.min_width(), paragraph.max_width()) << round;

    // What was told in rounds and what was told before gives the same lines.
    Paragraph again(host.source(), spans, style, host.widths);
    again.lay_out(width);
    ASSERT_EQ(again.fragments().size(), fragments.size()) << round;
    for (size_t i = 0; i < fragments.size(); ++i) ASSERT_EQ(again.fragments()[i].x, fragments[i].x) << round;
    // Nothing is broken that need not be.
    if (style.indent == 0) {
      size_t breaks = 0;
      for (const Line& line : again.lay_out(again.max_width() + px(40))) breaks += line.height > 0;
      for (const Line& line : again.lay_out(kMaxUnit)) breaks -= line.height > 0;
      ASSERT_EQ(breaks, 0u) << round;
    }
  }
}

TEST(Paragraph, KeepsWithinItsWidthWhateverKerningDoes) {
  uint32_t seed = 5;
  const auto random = [&](uint32_t below) { return ((seed = seed * 1664525 + 1013904223) >> 8) % below; };
  for (int round = 0; round < 300; ++round) {
    std::u16string text;
    for (int i = 0; i < 60; ++i) {
      for (uint32_t letters = 1 + random(i == 30 && round % 3 == 0 ? 100 : 14); letters; --letters) {
        text += static_cast<char16_t>(u'a' + random(26));
      }
      text += u' ';
    }
    Host host(text);
    host.kerned = true;
    for (size_t i = 0; i < text.size(); ++i) host.hints.push_back(random(3) ? 0 : kMayHyphenate);
    ParagraphStyle style;
    style.align = round % 2 ? Align::justify : Align::start;
    style.hyphens = round % 4 < 2;
    Paragraph paragraph = host.paragraph(style);
    const Unit width = px(150 + random(300));
    for (const Line& line : host.settle(paragraph, width, 12)) ASSERT_LE(line.right, width) << round;
    EXPECT_FALSE(paragraph.estimated()) << round;
    EXPECT_LE(host.rounds, 9) << round;
  }
}

// What the host measures grows with the text and no faster: eight times as much for eight times the letters.
TEST(Paragraph, HasAWordOfAMillionLettersMeasuredInItsLength) {
  std::u16string letters;
  uint32_t random = 1;
  for (int i = 0; i < 1000000; ++i)
    letters += static_cast<char16_t>(u'a' + (random = random * 1664525 + 1013904223) / 165191050);
  for (const double width : {600.0, 0.0}) {
    const auto measured = [&](size_t length) {
      Host host(letters.substr(0, length));
      Paragraph paragraph = host.paragraph({});
      EXPECT_EQ(host.settle(paragraph, px(width)).size(), width > 0 ? (length + 59) / 60 : length);
      EXPECT_LE(host.rounds, 4);
      return host.measured;
    };
    EXPECT_LE(measured(1000000), 8 * measured(125000) * 11 / 10) << width;
  }
}

TEST(Paragraph, HasAMillionMarksMeasuredInTheirNumber) {
  const auto measured = [](size_t count) {
    Host host(u"a" + std::u16string(count, u'\u0301') + u"b");
    Paragraph paragraph = host.paragraph({});
    EXPECT_EQ(host.settle(paragraph, px(10)).size(), 2u);
    return host.measured;
  };
  EXPECT_LE(measured(1000000), 8 * measured(125000) * 11 / 10);
}

TEST(Paragraph, HasWhatComesAgainMeasuredOnce) {
  Host letters(std::u16string(300000, u'a'));
  std::vector<Span> spans;
  for (uint32_t i = 0; i < 300000; ++i) spans.push_back(span_of(i, i + 1));
  Paragraph many(letters.source(), std::move(spans), justified(), letters.widths);
  EXPECT_EQ(letters.settle(many, px(100)).size(), 30000u);
  EXPECT_EQ(letters.measured, 1u);
  Host han(std::u16string(300000, u'漢'));
  Paragraph book = han.paragraph(justified());
  EXPECT_EQ(han.settle(book, px(105)).size(), 30000u);
  EXPECT_EQ(book.lay_out(px(105))[0].right, px(105));
  EXPECT_LE(han.measured, 2u);
}

}  // namespace
}  // namespace lectern::layout
