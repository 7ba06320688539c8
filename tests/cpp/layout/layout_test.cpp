#include <gtest/gtest.h>

#include <string>

#include "layout/layout_support.h"

namespace lectern::test {
namespace {

std::string repeat(const std::string& what, int times) {
  std::string out;
  for (int i = 0; i < times; ++i) out += what;
  return out;
}

std::string words(int count) {
  std::string out;
  for (int i = 0; i < count; ++i) out += (i ? " word" : "Word") + std::to_string(i);
  return out;
}

TEST(Layout, PutsEveryWordOnOnePageInOrder) {
  std::string html = "<h1>The ferry</h1>";
  for (int i = 0; i < 40; ++i) html += "<p>" + words(60) + ".</p>" + (i % 7 == 0 ? "<h2>Another part</h2>" : "");
  const LaidOut laid(html);
  ASSERT_FALSE(laid.error) << laid.error->message;
  EXPECT_GT(laid.pages(), 10u);
  EXPECT_EQ(laid.fault(), "");
  EXPECT_LE(laid.rounds, 2);
}

TEST(Layout, PagesShareOutTheText) {
  const LaidOut laid(repeat("<p>" + words(50) + "</p>", 20));
  const auto pages = laid.layout->pages();
  int32_t end = 0;
  for (size_t i = 0; i < pages.size(); i += 4) {
    EXPECT_EQ(pages[i], end);
    EXPECT_GT(pages[i + 1], pages[i]);
    end = pages[i + 1];
  }
  EXPECT_EQ(end, static_cast<int32_t>(laid.input.text.size()));
}

TEST(Layout, SameInputSamePages) {
  const std::string html =
      repeat("<p>" + words(30) + " <b>bold</b> <code>code()</code></p><ul><li>one</li><li>two</li></ul>", 10);
  const LaidOut a(html), b(html);
  EXPECT_TRUE(std::equal(a.layout->items().begin(), a.layout->items().end(), b.layout->items().begin(),
                         b.layout->items().end()));
}

TEST(Layout, AHeadingStaysWithWhatFollows) {
  for (int fill = 0; fill < 40; ++fill) {
    const LaidOut laid("<p>" + words(20 + fill * 3) + "</p><h2>Heading</h2><p>" + words(60) + "</p>", 400, 400);
    ASSERT_EQ(laid.fault(), "");
    for (size_t page = 0; page < laid.pages(); ++page) {
      const std::string text = laid.text(page);
      EXPECT_NE(text.substr(text.size() < 7 ? 0 : text.size() - 7), "Heading") << fill;
    }
  }
}

TEST(Layout, TwoLinesAtLeastBeforeAndAfterABreak) {
  for (int fill = 1; fill < 40; ++fill) {
    const LaidOut laid("<p>" + words(fill * 3) + "</p><p>" + words(120) + "</p>", 400, 400);
    ASSERT_EQ(laid.fault(), "");
    for (size_t page = 0; page < laid.pages(); ++page) {
      // Lines of the second paragraph on this page: those whose words come after the first.
      int lines = 0, last = -1;
      const auto begin = static_cast<int32_t>(words(fill * 3).size());
      for (const LaidItem& item : laid.items(page)) {
        if (item.kind != 0 || item.begin < begin || item.y == last) continue;
        ++lines;
        last = item.y;
      }
      EXPECT_NE(lines, 1) << "fill " << fill << " page " << page;
    }
  }
}

TEST(Layout, PicturesAreAsLargeAsThePageAllows) {
  const LaidOut laid(
      "<p>Before.</p><figure><img src='https://example.org/a.png' width='4000' height='8000' alt='A "
      "tower'><figcaption>A tower by the water</figcaption></figure><p>After.</p>");
  ASSERT_FALSE(laid.error) << laid.error->message;
  EXPECT_EQ(laid.fault(), "");
  bool seen = false;
  for (size_t page = 0; page < laid.pages(); ++page) {
    for (const LaidItem& item : laid.items(page)) {
      if (item.kind != 2) continue;
      seen = true;
      EXPECT_NEAR(static_cast<double>(item.width) / item.height, 0.5, 0.01);
      EXPECT_NE(laid.text(page).find("A tower by the water"), std::string::npos) << "the caption is with its picture";
    }
  }
  EXPECT_TRUE(seen);
}

TEST(Layout, APictureInCodeLeavesRoomForItsSurface) {
  for (const char* around : {"<p>A <code>%</code></p>", "<p>A <code><kbd>%</kbd></code> b</p>", "<tt>%</tt>"}) {
    std::string html = around;
    html.replace(html.find('%'), 1, "<img src='https://example.org/a.png' width='980' height='90'>");
    for (const int width : {60, 200, 400, 449, 1000}) {
      for (const int size : {12, 20, 128}) {
        const LaidOut laid(html, width, 600, "{\"fontSize\":" + std::to_string(size) + "}");
        if (laid.error && laid.error->code == ErrorCode::page_too_small) continue;
        ASSERT_FALSE(laid.error) << laid.error->message;
        EXPECT_EQ(laid.fault(), "") << html << ' ' << width << ' ' << size;
      }
    }
  }
}

TEST(Layout, LabelsOfLettersFarApartHaveRoom) {
  for (const char* spacing : {"0", "0.12", "0.24"}) {
    const LaidOut laid("<ol><li>One</li><li>Two</li></ol>", 400, 600,
                       R"({"fontFamily":"monospace","letterSpacing":)" + std::string(spacing) + "}");
    ASSERT_FALSE(laid.error) << laid.error->message;
    EXPECT_EQ(laid.fault(), "") << spacing;
  }
}

TEST(Layout, AVideoStandsApartFromTheTextAroundIt) {
  const LaidOut laid(
      "<p>Before.</p><video src='https://example.org/a.mp4' width='320' height='180'></video><p>After.</p>");
  ASSERT_FALSE(laid.error) << laid.error->message;
  const std::vector<LaidItem> items = laid.items(0);
  ASSERT_EQ(items.size(), 3u);
  EXPECT_EQ(items[1].kind, 2);
  EXPECT_GT(items[1].y, items[0].y + items[0].height + layout::px(20));
  EXPECT_GT(items[2].y, items[1].y + items[1].height + layout::px(20));
}

TEST(Layout, ARowIsNotCut) {
  std::string html = "<table><thead><tr><th>Town</th><th>People</th></tr></thead><tbody>";
  for (int i = 0; i < 60; ++i)
    html += "<tr><td>Town " + std::to_string(i) + " by the long river with a name</td><td>" + std::to_string(i * 37) +
            "</td></tr>";
  const LaidOut laid(html + "</tbody></table>", 400, 500);
  ASSERT_FALSE(laid.error) << laid.error->message;
  EXPECT_EQ(laid.fault(), "");
  EXPECT_EQ(laid.layout->limits(), 0u);
  ASSERT_GT(laid.pages(), 2u);
  for (size_t page = 0; page < laid.pages(); ++page)
    EXPECT_EQ(laid.text(page).rfind("TownPeople", 0), 0u) << "the header is on every page";
}

TEST(Layout, ACellThatReachesBelowItsTable) {
  const LaidOut laid("<table><tr><th>A</th><th>B</th></tr><tr><td rowspan='3'>" + words(40) +
                     "</td><td>short</td></tr></table><p>after it</p>");
  ASSERT_FALSE(laid.error) << laid.error->message;
  EXPECT_EQ(laid.fault(), "");
}

TEST(Layout, LabelsOfItemsThatRunTheOtherWay) {
  Tree tree;
  tree.open(Element::ul);
  tree.open(Element::li);
  tree.set(Attribute::dir, "rtl");
  tree.add_text("abc");
  tree.close();
  tree.close();
  tree.open(Element::li);
  tree.add_text("in no list");
  tree.close();
  LayoutInput input(tree);
  input.levels.assign(input.text.size(), 0);
  std::fill_n(input.levels.begin(), 3, 1);
  layout::Layout layout;
  ASSERT_FALSE(layout.open(input.input()));
  ASSERT_FALSE(lay_out(layout, input, 400, 600));
  EXPECT_EQ(fault(layout, input, 400, 600), "");
}

TEST(Layout, LabelsStandOnTheSideOfTheirItemWhereItsParagraphRunsTheOtherWay) {
  const LaidOut laid("<ul><li><p dir=\"rtl\">abc</p></li><li><p>abc</p></li></ul>", 400, 600);
  ASSERT_FALSE(laid.error) << laid.error->message;
  EXPECT_EQ(laid.fault(), "");
  std::vector<int> labels;
  for (const LaidItem& item : items_of(*laid.layout, 0)) {
    if (item.paint & layout::kGenerated) labels.push_back(item.x);
  }
  ASSERT_EQ(labels.size(), 2u);
  EXPECT_EQ(labels[0], labels[1]);
}

TEST(Layout, AWideTableIsMadeSmallerAndAWiderOneAList) {
  std::string row = "<tr>";
  for (int i = 0; i < 6; ++i) row += "<td>Considerable</td>";
  const LaidOut scaled("<table>" + repeat(row + "</tr>", 3) + "</table>", 560, 500);
  EXPECT_EQ(scaled.fault(), "");
  EXPECT_EQ(scaled.layout->limits(), 0u);
  row = "<tr>";
  for (int i = 0; i < 30; ++i) row += "<td>Considerable</td>";
  const LaidOut list("<table>" + repeat(row + "</tr>", 3) + "</table>");
  EXPECT_EQ(list.fault(), "");
  EXPECT_EQ(list.layout->limits(), static_cast<uint32_t>(layout::kTablesAsLists));
}

TEST(Layout, NumbersAndBulletsOfLists) {
  const LaidOut laid(
      "<ol start='9'><li>nine</li><li "
      "value='20'>twenty</li><li><p>after</p></li></ol><ul><li>one<ul><li>two</li></ul></li></ul>");
  EXPECT_EQ(laid.fault(), "");
  EXPECT_EQ(laid.text(0), "9. nine 20. twenty 21. after \xE2\x80\xA2 one \xE2\x97\xA6 two");
}

TEST(Layout, NumbersCountAsTheListSays) {
  const auto text = [](const char* html) { return LaidOut(html).text(0); };
  EXPECT_EQ(text("<ol reversed><li>x</li><li>x</li><li>x</li></ol>"), "3. x 2. x 1. x");
  EXPECT_EQ(text("<ol reversed start='1'><li>x</li><li>x</li><li>x</li></ol>"), "1. x 0. x -1. x");
  EXPECT_EQ(text("<ol start='0'><li>x</li><li>x</li></ol>"), "0. x 1. x");
  EXPECT_EQ(text("<ol type='a' start='26'><li>x</li><li>x</li><li value='-3'>x</li></ol>"), "z. x aa. x -3. x");
  EXPECT_EQ(text("<ol type='A' start='701'><li>x</li><li>x</li><li>x</li></ol>"), "ZY. x ZZ. x AAA. x");
  EXPECT_EQ(text("<ol type='i' start='3'><li>x</li><li>x</li><li value='99'>x</li></ol>"), "iii. x iv. x xcix. x");
  EXPECT_EQ(text("<ol type='I' start='1994'><li>x</li><li value='3999'>x</li><li>x</li></ol>"),
            "MCMXCIV. x MMMCMXCIX. x 4000. x");
}

TEST(Layout, LongNumbersHaveTheirRoom) {
  for (const char* spacing : {"0", "0.2"}) {
    const LaidOut laid("<ol start='-100000' type='1'><li>x</li></ol><ol type='I' start='3888'><li>y</li></ol>", 600,
                       600, std::string(R"({"letterSpacing":)") + spacing + "}");
    EXPECT_EQ(laid.fault(), "");
    for (const LaidItem& item : laid.items(0)) EXPECT_GE(item.x, 0);
  }
}

TEST(Layout, LabelsBeginTheItemsWhereThereIsNoRoomBesideThem) {
  std::string html, end;
  for (int i = 0; i < 12; ++i) html += "<ol><li>in", end += "</li></ol>";
  const LaidOut laid(html + end, 200, 800);
  EXPECT_EQ(laid.fault(), "");
  size_t labels = 0;
  for (size_t page = 0; page < laid.pages(); ++page) {
    for (const LaidItem& item : laid.items(page)) labels += item.kind == 0 && item.paint & layout::kGenerated;
  }
  EXPECT_EQ(labels, 12u);
}

TEST(Layout, ArticlesReadFromTheRight) {
  LayoutInput input = LaidOut("<p>abc def</p><ul><li>one</li></ul>").input;
  input.rtl = true;
  input.levels.assign(input.text.size(), 1);
  layout::Layout layout;
  ASSERT_FALSE(layout.open(input.input()));
  ASSERT_FALSE(lay_out(layout, input, 400, 600));
  EXPECT_EQ(fault(layout, input, 400, 600), "");
  const std::vector<LaidItem> items = items_of(layout, 0);
  EXPECT_EQ((items[0].x + items[0].width) / 64, 400) << "the first word stands at the right";
  EXPECT_LT(items[1].x, items[0].x);
  bool item = false;
  for (const LaidItem& one : items) {
    if (one.kind == 0 && one.paint & layout::kGenerated) {
      item = true;
      EXPECT_GT(one.x / 64, 370) << "bullets stand at the right";
    }
  }
  EXPECT_TRUE(item);
}

TEST(Layout, FormulasAreWrittenInALine) {
  const auto line = [](const std::string& formula) {
    return LaidOut("<p>x <math>" + formula + "</math> y</p>", 700).text(0);
  };
  EXPECT_EQ(line("<mfrac><mn>1</mn><mrow><mi>a</mi><mo>+</mo><mi>b</mi></mrow></mfrac>"), "x 1 /( a+b ) y");
  EXPECT_EQ(line("<msqrt><mn>2</mn></msqrt>"), "x \xE2\x88\x9A( 2 ) y");
  EXPECT_EQ(
      line("<mtable> <mtr><mtd><mn>1</mn></mtd><mtd><mn>2</mn></mtd></mtr> <mtr><mtd><mn>3</mn></mtd></mtr></mtable>"),
      "x [ 1 , 2 ; 3 ] y");
  const LaidOut power("<p><math><msup><mi>e</mi><mn>2</mn></msup></math></p>");
  EXPECT_EQ(power.layout->limits(), static_cast<uint32_t>(layout::kFormulas));
  const std::vector<LaidItem> items = power.items(0);
  ASSERT_EQ(items.size(), 2u);
  EXPECT_LT(items[1].baseline, items[0].baseline) << "the power is raised";
  EXPECT_EQ(power.layout->fonts()[static_cast<size_t>(items[0].font) * 6 + 3], 1) << "the variable is in italics";
}

TEST(Layout, SettingsAreThoseOfTheScrollingView) {
  const LaidOut laid("<p>Text <a href='https://example.org/'>link</a></p>", 400, 600,
                     R"({"fontSize":32,"links":"plain","theme":"dark"})");
  EXPECT_EQ(laid.layout->fonts()[4], 32 * 64);
  for (const LaidItem& item : laid.items(0)) EXPECT_EQ(item.paint, 0);
  EXPECT_EQ(laid.layout->palette()[6], 0x1c1b22);
}

TEST(Layout, RejectsInvalidInput) {
  layout::Layout layout;
  EXPECT_EQ(layout.lay_out(64000, 64000)->code, ErrorCode::invalid_options);
  LayoutInput input = LaidOut("<p>abc</p>").input;
  input.nodes[1] = 7;
  EXPECT_EQ(layout.open(input.input())->message, "A node's parent must come before it (node 0).");
  input.nodes[1] = -1;
  input.nodes[3] = 99;
  EXPECT_EQ(layout.open(input.input())->message, "A node's text is not in the text (node 0).");
  input.nodes[3] = 3;
  input.nodes[0] = 12;
  EXPECT_EQ(layout.open(input.input())->message, "A node's name is not among the strings (node 0).");
  input.nodes[0] = 0;
  input.levels = {1};
  EXPECT_EQ(layout.open(input.input())->message, "There must be one level for each unit of the text.");
  input.levels.clear();
  input.hints = {1};
  EXPECT_EQ(layout.open(input.input())->message, "There must be one hint for each unit of the text.");
  input.hints.clear();
  input.nodes.pop_back();
  EXPECT_EQ(layout.open(input.input())->message, "The rows of nodes are incomplete.");
}

TEST(Layout, RejectsPagesWithoutRoom) {
  const LaidOut laid("<p>abc</p>", 10, 10);
  ASSERT_TRUE(laid.error);
  EXPECT_EQ(laid.error->code, ErrorCode::page_too_small);
  const LaidOut zero("<p>abc</p>", 0, 0);
  ASSERT_TRUE(zero.error);
  EXPECT_EQ(zero.error->code, ErrorCode::page_too_small);
}

TEST(Layout, AnEmptyArticleIsAnEmptyPage) {
  layout::Layout layout;
  LayoutInput input{Tree()};
  ASSERT_FALSE(layout.open(input.input()));
  ASSERT_FALSE(lay_out(layout, input, 400, 600));
  EXPECT_EQ(page_count(layout), 1u);
}

}  // namespace
}  // namespace lectern::test
