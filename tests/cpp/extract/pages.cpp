#include "extract/pages.h"

#include <gtest/gtest.h>

#include "base/text.h"
#include "extract/posts.h"
#include "extract/rules.h"
#include "extract/threshold.h"

namespace lectern::extract {

std::string ReadPage::text(const Block& block) const {
  std::string out;
  for (html::NodeId n = block.begin; n < block.end; ++n)
    if (document[n].type == html::NodeType::text) out += document[n].text;
  return base::fold_space(out);
}

std::vector<std::string> ReadPage::texts(Verdict verdict) const {
  std::vector<std::string> out;
  for (const Block& block : selection.blocks)
    if (block.verdict == verdict && !block.media) out.push_back(text(block));
  return out;
}

std::vector<std::string> ReadPage::texts(Verdict verdict, Role role) const {
  std::vector<std::string> out;
  for (const Block& block : selection.blocks)
    if (block.verdict == verdict && block.role == role && !block.media) out.push_back(text(block));
  return out;
}

const Block* ReadPage::find(std::string_view part) const {
  for (const Block& block : selection.blocks)
    if (base::contains(text(block), part)) return &block;
  return nullptr;
}

std::string ReadPage::reason(std::string_view part) const {
  const Block* block = find(part);
  return block && block->reason ? std::string(block->reason->id) : std::string();
}

std::unique_ptr<ReadPage> read_page(std::string source, page::PageFacts facts, const Options& options) {
  auto page = std::make_unique<ReadPage>(ReadPage{std::move(source), html::Document({}), std::move(facts), {}});
  page->document = html::parse(page->source);
  page->selection = select(page->document, page->facts, options);
  return page;
}

std::unique_ptr<ReadPage> read_scored_page(std::string source, const std::function<float(std::string_view)>& score,
                                           const Options& options, page::PageFacts facts) {
  auto page = std::make_unique<ReadPage>(ReadPage{std::move(source), html::Document({}), std::move(facts), {}});
  page->document = html::parse(page->source);
  Scene scene = survey(page->document, page->facts, options);
  for (uint32_t i = 0; i < scene.cut.blocks.size(); ++i)
    if (!scene.cut.blocks[i].media) scene.cut.blocks[i].score = score(scene.cut.text_of(i));
  scene.threshold = threshold_of(scene);
  scene.posts = find_posts(scene);
  judge(scene);
  page->selection.threshold = scene.threshold;
  page->selection.blocks = std::move(scene.cut.blocks);
  return page;
}

std::string article_with(std::string_view extra, std::string_view after) {
  std::string page =
      "<!DOCTYPE html><html lang=en><body><div class=a1><div class=a2><h1>Bees return to the old orchard</h1>"
      "<p>When the last trees were planted, in the spring of a cold year, nobody in the valley thought that the hives "
      "would ever "
      "be full again, and the keeper sold his boxes one by one.</p>"
      "<p>It took a decade, and a hedge that was left to grow, before the first wild swarm settled in the trunk of a "
      "pear tree "
      "that had been dead, or so it seemed, since the great storm.</p>"
      "<p>Since then the keeper has come back, and with him his daughter, who counts the flights each morning, in rain "
      "or shine, "
      "and writes them into a ledger that fills a shelf.</p>";
  page += extra;
  page +=
      "<p>The orchard gives its fruit to the school, the honey goes to the market, and what is left over in autumn is "
      "pressed, "
      "bottled and drunk at the feast that closes the year.</p>"
      "<p>Visitors are welcome on Sundays, if they walk slowly, keep to the mown path, and leave the fallen fruit "
      "where it lies, "
      "because the wasps are counted too.</p>"
      "<p>Next spring the hedge will be longer by a field, and the neighbours, who laughed at first, have asked for "
      "cuttings, a "
      "ladder and somebody to show them how.</p></div>";
  page += after;
  page += "</div></body></html>";
  return page;
}

void expect_whole(const ReadPage& page) {
  for (const char* begin : {"When the last", "It took a decade", "Since then",
                            "The orchard gives its fruit to the school, the", "Visitors are", "Next spring"}) {
    const Block* block = page.find(begin);
    ASSERT_NE(block, nullptr) << begin;
    EXPECT_EQ(block->verdict, Verdict::keep) << begin;
  }
}

}  // namespace lectern::extract
