#include <gtest/gtest.h>

#include <limits>
#include <string>

#include "layout/layout_support.h"

namespace lectern::test {
namespace {

/// An article's tree, element by element, as deep as wanted.
class TreeOf {
 public:
  TreeOf& open(Element element) {
    tree.open(element);
    return *this;
  }
  TreeOf& text(std::string_view words) {
    tree.add_text(words);
    return *this;
  }
  TreeOf& close(int times = 1) {
    for (int i = 0; i < times; ++i) tree.close();
    return *this;
  }
  TreeOf& paragraph(std::string_view words) { return open(Element::p).text(words).close(); }

  Tree tree;
};

void expect_whole(const Tree& tree, double width = 400, double height = 600) {
  const LayoutInput input(tree);
  layout::Layout layout;
  ASSERT_FALSE(layout.open(input.input()));
  const std::optional<Error> error = lay_out(layout, input, width, height);
  ASSERT_FALSE(error) << error->message;
  EXPECT_EQ(fault(layout, input, width, height), "");
}

TEST(HostileLayout, TenMegabytes) {
  std::string words;
  for (int i = 0; i < 40; ++i) words += "every word has its page ";
  TreeOf made;
  for (int i = 0; i < 10'000; ++i) made.paragraph(words);
  expect_whole(made.tree);
}

TEST(HostileLayout, TenMegabytesInOneParagraph) {
  std::string words;
  while (words.size() < 10'000'000) words += "every word has its page ";
  expect_whole(TreeOf().paragraph(words).tree);
}

TEST(HostileLayout, TooLongForItsLengths) {
  std::string words;
  while (words.size() < 20'000'000) words += "words without end ";
  LayoutInput input(TreeOf().paragraph(words).tree);
  input.settings = R"({"fontSize":128})";
  layout::Layout layout;
  ASSERT_FALSE(layout.open(input.input()));
  EXPECT_EQ(lay_out(layout, input, 600, 900)->code, ErrorCode::too_large);
}

TEST(HostileLayout, TooManyLinesForItsLengths) {
  TreeOf made;
  made.open(Element::p);
  for (int i = 0; i < 150'000; ++i) made.text("x").open(Element::br).close();
  LayoutInput input(made.close().tree);
  input.settings = R"({"fontSize":128,"lineHeight":2.6})";
  layout::Layout layout;
  ASSERT_FALSE(layout.open(input.input()));
  EXPECT_EQ(lay_out(layout, input, 900, 1000)->code, ErrorCode::too_large);
  std::string lines;
  for (int i = 0; i < 500'000; ++i) lines += "x\n";
  LayoutInput code(TreeOf().open(Element::pre).text(lines).close().tree);
  code.settings = input.settings;
  layout::Layout other;
  ASSERT_FALSE(other.open(code.input()));
  EXPECT_EQ(lay_out(other, code, 900, 1000)->code, ErrorCode::too_large);
}

TEST(HostileLayout, ManyItemsOfALongList) {
  TreeOf made;
  made.open(Element::ol);
  for (int i = 0; i < 50'000; ++i) made.open(Element::li).text("item").close();
  expect_whole(made.close().tree);
}

TEST(HostileLayout, CellsThatReachDownWithoutEnd) {
  Tree tree;
  tree.open(Element::table);
  for (int row = 0; row < 600; ++row) {
    tree.open(Element::tr);
    for (int cell = 0; cell < 50; ++cell) {
      tree.open(Element::td);
      tree.set(Attribute::rowspan, "1000");
      tree.add_text("x1");
      tree.close();
    }
    tree.close();
  }
  tree.close();
  expect_whole(tree);
}

TEST(HostileLayout, TablesOfManyTables) {
  TreeOf made;
  const auto table = [&](const auto& self, int depth) -> void {
    made.open(Element::table);
    for (int row = 0; row < 4; ++row) {
      made.open(Element::tr);
      for (int cell = 0; cell < 4; ++cell) {
        made.open(Element::td);
        if (depth > 1)
          self(self, depth - 1);
        else
          made.text("x ");
        made.close();
      }
      made.close();
    }
    made.close();
  };
  table(table, 4);
  expect_whole(made.tree);
}

TEST(HostileLayout, AMarkWithoutEnd) {
  std::string chain;
  for (int i = 0; i < 100'000; ++i) chain += "\xF0\x9F\x91\xA8\xE2\x80\x8D";
  expect_whole(TreeOf().paragraph(chain).tree, 1200, 600);
}

TEST(HostileLayout, KeysInKeys) {
  TreeOf made;
  made.open(Element::p);
  for (int i = 0; i < 20'000; ++i) made.open(Element::kbd);
  expect_whole(made.text("end").close(20'001).tree);
}

TEST(HostileLayout, BoxesThatFitNoPage) {
  TreeOf made;
  for (int i = 0; i < 12; ++i) made.open(Element::aside);
  expect_whole(made.paragraph("z").close(12).tree, 368, 160);
}

TEST(HostileLayout, ATableOfManyRows) {
  TreeOf made;
  made.open(Element::table).open(Element::tbody);
  for (int i = 0; i < 5000; ++i)
    made.open(Element::tr)
        .open(Element::td)
        .text("Row " + std::to_string(i))
        .close()
        .open(Element::td)
        .text("and its value")
        .close(2);
  made.close(2);
  expect_whole(made.tree);
}

TEST(HostileLayout, ATableOfTooManyRowsIsAList) {
  TreeOf made;
  made.open(Element::table);
  for (int i = 0; i < 40'000; ++i) made.open(Element::tr).open(Element::td).text("Row " + std::to_string(i)).close(2);
  made.close();
  expect_whole(made.tree);
}

TEST(HostileLayout, TablesInTables) {
  TreeOf made;
  for (int i = 0; i < 50; ++i)
    made.open(Element::table).open(Element::tr).open(Element::td).text("in " + std::to_string(i));
  made.close(150);
  expect_whole(made.tree);
}

TEST(HostileLayout, ListsInLists) {
  TreeOf made;
  for (int i = 0; i < 2000; ++i) made.open(Element::ol).open(Element::li).text("in " + std::to_string(i));
  made.close(4000);
  expect_whole(made.tree);
}

TEST(HostileLayout, QuotationsInQuotations) {
  TreeOf made;
  for (int i = 0; i < 2000; ++i) made.open(Element::blockquote).paragraph("in " + std::to_string(i));
  made.close(2000);
  expect_whole(made.tree);
}

TEST(HostileLayout, InlineElementsWithoutEnd) {
  TreeOf made;
  made.open(Element::p);
  for (int i = 0; i < 20'000; ++i) made.open(i % 2 ? Element::sup : Element::small_).text("x ");
  made.close(20'000).close();
  expect_whole(made.tree);
}

TEST(HostileLayout, AWordOfAMillionLetters) { expect_whole(TreeOf().paragraph(std::string(1'000'000, 'n')).tree); }

TEST(HostileLayout, CodeInOneLine) {
  expect_whole(TreeOf()
                   .open(Element::pre)
                   .open(Element::code)
                   .text(std::string(300'000, '{') + "\n\n\t" + std::string(5000, ' ') + "}")
                   .close(2)
                   .tree);
}

TEST(HostileLayout, PicturesOfAnySize) {
  for (const auto& [width, height] :
       {std::pair{"1", "1"}, {"30000", "30000"}, {"1", "30000"}, {"30000", "1"}, {"0", "0"}, {"-5", "2147483647"}}) {
    Tree tree;
    for (const Element around : {Element::p, Element::figure, Element::li}) {
      tree.open(around);
      tree.open(Element::img);
      tree.set(Attribute::width, width);
      tree.set(Attribute::height, height);
      tree.close();
      if (around == Element::p) tree.add_text("beside it");
      tree.close();
    }
    expect_whole(tree);
  }
}

TEST(HostileLayout, SpansOfCellsOfAnySize) {
  for (const char* span : {"0", "-1", "1000", "99999999", "2147483647"}) {
    Tree tree;
    tree.open(Element::table);
    for (int row = 0; row < 3; ++row) {
      tree.open(Element::tr);
      for (int cell = 0; cell < 3; ++cell) {
        tree.open(Element::td);
        if (cell == row) {
          tree.set(Attribute::colspan, span);
          tree.set(Attribute::rowspan, span);
        }
        tree.add_text("cell");
        tree.close();
      }
      tree.close();
    }
    tree.close();
    expect_whole(tree);
  }
}

TEST(HostileLayout, ElementsOfTablesWithoutATable) {
  expect_whole(TreeOf().open(Element::table).text("loose").close().tree);
  expect_whole(TreeOf().open(Element::table).open(Element::p).text("loose").close(2).tree);
  expect_whole(
      TreeOf().open(Element::table).open(Element::tr).text("loose").open(Element::td).text("cell").close(3).tree);
  expect_whole(TreeOf().open(Element::tr).open(Element::td).text("no table").close(2).tree);
  expect_whole(TreeOf().open(Element::td).text("no row").close().tree);
  expect_whole(TreeOf().open(Element::table).open(Element::caption).text("alone").close(2).tree);
  expect_whole(TreeOf().open(Element::table).open(Element::tr).close(2).paragraph("after").tree);
}

/// A host whose fonts are broken: the pages need not be beautiful, but there are pages, and every word is on one.
class BrokenFonts : public ::testing::TestWithParam<int32_t> {};

TEST_P(BrokenFonts, StillMakePages) {
  const LayoutInput input(TreeOf()
                              .paragraph("Some words of text")
                              .open(Element::table)
                              .open(Element::tr)
                              .open(Element::td)
                              .text("cell one")
                              .close()
                              .open(Element::td)
                              .text("two")
                              .close(3)
                              .open(Element::ol)
                              .open(Element::li)
                              .text("item")
                              .close(2)
                              .tree);
  layout::Layout layout;
  ASSERT_FALSE(layout.open(input.input()));
  for (int round = 0; round < 20; ++round) {
    ASSERT_FALSE(layout.lay_out(400 * 64, 600 * 64));
    if (layout.wanted().empty() && layout.lacking_fonts() == 0) break;
    const std::vector<int32_t> widths(layout.wanted().size() / 4, GetParam()),
        metrics(layout.lacking_fonts() * 2, GetParam());
    ASSERT_TRUE(layout.supply(widths, metrics));
  }
  ASSERT_TRUE(layout.wanted().empty());
  size_t texts = 0;
  for (size_t page = 0; page < page_count(layout); ++page) {
    for (const LaidItem& item : items_of(layout, page))
      texts += item.kind == 0 && !(item.paint & layout::kGenerated) ? static_cast<size_t>(item.end - item.begin) : 0;
  }
  EXPECT_EQ(texts, std::string("Somewordsoftextcellonetwoitem").size());
}

INSTANTIATE_TEST_SUITE_P(Widths, BrokenFonts,
                         ::testing::Values(0, -1, 1, 1 << 24, std::numeric_limits<int32_t>::max(),
                                           std::numeric_limits<int32_t>::min()));

TEST(HostileLayout, WidthsThatWereNotRequested) {
  const LayoutInput input(TreeOf().paragraph("Some words").tree);
  layout::Layout layout;
  EXPECT_FALSE(layout.supply({}, {}));
  ASSERT_FALSE(layout.open(input.input()));
  ASSERT_FALSE(layout.lay_out(400 * 64, 600 * 64));
  const std::vector<int32_t> one(1, 10);
  EXPECT_FALSE(layout.supply(one, one));
  EXPECT_FALSE(lay_out(layout, input, 400, 600)) << "nothing was taken";
}

}  // namespace
}  // namespace lectern::test
