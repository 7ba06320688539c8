#include "extract/blocks.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace lectern::extract {
namespace {

// The blocks of a body, in brackets those that are media.
std::vector<std::string> blocks_of(const std::string& body) {
  const std::string page = "<!DOCTYPE html><body>" + body;
  const html::Document document = html::parse(page);
  const Cut page_cut = cut(document);
  std::vector<std::string> out;
  for (uint32_t i = 0; i < page_cut.blocks.size(); ++i) {
    const Block& block = page_cut.blocks[i];
    out.push_back(block.media ? "[" + std::string(document[block.begin].text) + "]" : std::string(page_cut.text_of(i)));
  }
  return out;
}

using Texts = std::vector<std::string>;

TEST(Blocks, EndWhereBlockElementsBeginAndEnd) {
  EXPECT_EQ(blocks_of("before<div>in <b>bold</b> text</div>after<p>one<p>two"),
            (Texts{"before", "in bold text", "after", "one", "two"}));
}

TEST(Blocks, EndAtCellsTermsButtonsChoicesAndCustomElements) {
  EXPECT_EQ(
      blocks_of(
          "<table><tr><td>a<td>b</table><dl><dt>c<dd>d</dl>e<button>f</button>g<select><option>h<option>i</select>"
          "<x-card>j</x-card>k"),
      (Texts{"a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k"}));
}

TEST(Blocks, AreSplitByTwoLineBreaksButNotByOne) {
  EXPECT_EQ(blocks_of("<p>one<br>still one<br> <br>two</p>"), (Texts{"one still one", "two"}));
}

TEST(Blocks, PreIsOne) { EXPECT_EQ(blocks_of("<pre>a\n\n<span>b</span><br><br>c</pre>d"), (Texts{"a b c", "d"})); }

TEST(Blocks, HaveTheCharactersOfRubyAndNotTheirReadings) {
  const std::string page = "<!DOCTYPE html><body><p>the <ruby>ferry<rp>(</rp><rt>FERI</rt><rp>)</rp></ruby></p><p>x";
  EXPECT_EQ(blocks_of(page), (Texts{"the ferry", "x"}));
  const html::Document document = html::parse(page);
  const Cut page_cut = cut(document);
  EXPECT_EQ(document[page_cut.blocks[0].end - 1].text, ")") << "the readings belong to the block";
  EXPECT_EQ(page_cut.blocks[0].words, 2u);
}

TEST(Blocks, LinksAndLabelsStandApartFromTheirNeighbours) {
  EXPECT_EQ(blocks_of("<div><a href=a>News</a><a href=b>Sport</a><label>Mail</label>x</div>"),
            (Texts{"News Sport Mail x"}));
  EXPECT_EQ(blocks_of("<p>re<b>mark</b>able"), (Texts{"remarkable"}));
}

TEST(Blocks, MediaAloneAreBlocksAndMediaInTextAreNot) {
  EXPECT_EQ(
      blocks_of("<p><a href=x><img src=a></a><p>text <img src=b> more<hr><iframe src=c></iframe><figure><picture><img "
                "src=d></picture><figcaption>caption</figcaption></figure>"),
      (Texts{"[img]", "text more", "[hr]", "[iframe]", "[picture]", "caption"}));
}

TEST(Blocks, InAFigureMediaAndTextArePartedWhateverElementsTheyAreIn) {
  EXPECT_EQ(blocks_of("<figure><span><picture><img src=a></picture></span> <span><cite>credit</cite></span></figure>"),
            (Texts{"[picture]", "credit"}));
  EXPECT_EQ(blocks_of("<figure>caption <img src=a><img src=b></figure>"), (Texts{"caption", "[img]", "[img]"}));
}

TEST(Blocks, ScriptsStylesVectorDrawingsAndFieldsHoldNone) {
  EXPECT_EQ(blocks_of("<script>a</script><style>b</style><svg><text>c</text></svg><textarea>d</textarea>e"),
            (Texts{"e"}));
}

TEST(Blocks, NoscriptAndTemplateHoldElements) {
  EXPECT_EQ(blocks_of("<noscript><p>a</p></noscript><template><p>b</p></template>"), (Texts{"a", "b"}));
}

TEST(Blocks, EveryTextStandsInExactlyOneInOrder) {
  const std::string page =
      "<body><div>a<span>b<p>c</p>d</span><ul><li>e<li><a "
      "href=x>f<div>g</div></a></ul></div><p>h<br><br>i<table><td>j</table>";
  const html::Document document = html::parse(page);
  const Cut page_cut = cut(document);
  html::NodeId at = 0;
  std::string text;
  for (const Block& block : page_cut.blocks) {
    EXPECT_LE(at, block.begin);
    EXPECT_LT(block.begin, block.end);
    EXPECT_TRUE(document.contains(block.element, block.begin));
    at = block.end;
    for (html::NodeId n = block.begin; n < block.end; ++n)
      if (document[n].type == html::NodeType::text) text += document[n].text;
  }
  EXPECT_EQ(text, "abcdefghij");
}

TEST(Blocks, KnowTheirLinksAndTheirContainers) {
  const std::string page = "<body><div><p>four <a href=x>more</a></p></div>";
  const html::Document document = html::parse(page);
  const Cut page_cut = cut(document);
  ASSERT_EQ(page_cut.blocks.size(), 1u);
  EXPECT_EQ(page_cut.blocks[0].words, 2u);
  EXPECT_EQ(page_cut.runs[0].linked_bytes, 4u);
  EXPECT_EQ(page_cut.runs[0].links, 1u);
  ASSERT_EQ(page_cut.containers.size(), 3u);  // body, div, p
  EXPECT_EQ(page_cut.containers[0].parent, kNoContainer);
  EXPECT_EQ(page_cut.containers[2].parent, 1u);
  EXPECT_EQ(page_cut.containers[0].end_block, 1u);
}

TEST(Blocks, APageWithoutABodyHasNone) {
  const html::Document document = html::parse("");
  const Cut page_cut = cut(document);
  EXPECT_TRUE(page_cut.blocks.empty());
  EXPECT_EQ(page_cut.containers.size(), 1u);
}

}  // namespace
}  // namespace lectern::extract
