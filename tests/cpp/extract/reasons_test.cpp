// That every reason which `explain` gives is true: on a page where a rule decides a block, the block's verdict changes
// once what the rule looks for is taken away; and the verdicts that follow the score follow the page's threshold. The
// scores are given, so that the tests hold whatever was learned.

#include <gtest/gtest.h>

#include <cmath>
#include <set>
#include <string>

#include "base/text.h"
#include "extract/pages.h"
#include "extract/places.h"
#include "extract/rules.h"

namespace lectern::extract {
namespace {

struct ReasonCase {
  const char* reason;
  const char* html;  // in the middle of the article
  const char* text;  // the block that is judged
  Verdict verdict;
  const char* without;  // the same without what the rule looks for
  const char* other;    // the block in it
};

// The same rule may have several.
constexpr ReasonCase kCases[] = {
    {"invisible", "<p data-lectern-hidden>The hives stand in a row, as ever.</p>", "The hives stand", Verdict::drop,
     "<p>The hives stand in a row, as ever.</p>", "The hives stand"},
    {"invisible",
     "<p data-lectern-hidden>This sentence is there, on the page, and reads like all the others in the text, but "
     "nobody "
     "who comes to the valley can ever see it.</p>",
     "This sentence is there", Verdict::drop,
     "<p>This sentence is there, on the page, and reads like all the others in the text, and everybody who comes to "
     "the "
     "valley can see it.</p>",
     "This sentence is there"},
    {"repeated-title", "<p>Bees return to the old orchard</p>", "", Verdict::drop, "<p>Bees return to the old wall</p>",
     "to the old wall"},
    {"cookie-notice", "<div class=cookie-box><p>The hives stand in a row, as ever.</p></div>", "The hives stand",
     Verdict::drop, "<div class=b1><p>The hives stand in a row, as ever.</p></div>", "The hives stand"},
    {"cookie-notice",
     "<div><p>Here we use cookies to thank whoever helped.</p><p>They are of oats, and sweet.</p></div>",
     "we use cookies", Verdict::drop,
     "<div><p>Here we use biscuits to thank whoever helped.</p><p>They are of oats, and sweet.</p></div>",
     "we use biscuits"},
    {"cookie-notice", "<div role=dialog><p>We use cookies to count you.</p></div>", "We use cookies", Verdict::drop,
     "<div><p>We use cookies to count you.</p></div>", "We use cookies"},
    {"comments", "<div class=comments><p>How lovely it was.</p></div>", "How lovely", Verdict::drop,
     "<div class=b1><p>How lovely it was.</p></div>", "How lovely"},
    {"comments",
     "<h3>Comments</h3><p>Ann, 3 May 2025</p><p>How lovely it was, we said, and went back up the lane, all of us.</p>"
     "<h3>After</h3>",
     "How lovely", Verdict::drop,
     "<h3>Moments</h3><p>Ann, 3 May 2025</p><p>How lovely it was, we said, and went back up the lane, all of us.</p>"
     "<h3>After</h3>",
     "How lovely"},
    {"advertisement", "<p>Advertisement</p>", "Advertisement", Verdict::drop, "<p>Afterwards</p>", "Afterwards"},
    {"advertisement", "<div class=ad-slot><p>The hives are full.</p></div>", "The hives are", Verdict::drop,
     "<div class=b1><p>The hives are full.</p></div>", "The hives are"},
    {"newsletter", "<p>Subscribe to the bees of the valley, who never rest.</p>", "the bees of the valley",
     Verdict::drop, "<p>Listen to the bees of the valley, who never rest.</p>", "the bees of the valley"},
    {"newsletter", "<p>The bees are out. Support us with a jar of honey of your own.</p>", "The bees are out",
     Verdict::drop, "<p>The bees are out. They support us with a jar of honey of their own.</p>", "The bees are out"},
    {"newsletter", "<div><p>The newsletter of the hive is honey.</p><input type=email></div>", "of the hive is",
     Verdict::drop, "<div><p>The newsletter of the hive is honey.</p></div>", "of the hive is"},
    {"newsletter", "<p>The hives are full. Follow the <a href=/g>Valley Gazette</a> on Facebook for pictures.</p>",
     "The hives are", Verdict::drop,
     "<p>The hives are full. Follow the bees of the valley, not those on Facebook, for pictures.</p>", "The hives are"},
    {"newsletter", "<p>The hives are full. Sigue a @gaceta en Instagram, con fotos de cada colmena.</p>",
     "The hives are", Verdict::drop,
     "<p>The hives are full. Sigue a <a href=/g>la gaceta</a> en su calle, con fotos.</p>", "The hives are"},
    {"share", "<div class=share-bar><p>The hives are full of honey.</p></div>", "The hives are", Verdict::drop,
     "<div class=b1><p>The hives are full of honey.</p></div>", "The hives are"},
    {"share", "<p>Copy link</p>", "Copy link", Verdict::drop, "<p>Weak link</p>", "Weak link"},
    {"settings", "<div><p>Language</p><p>Font size</p></div>", "Font size", Verdict::drop,
     "<div><p>Landscape</p><p>Hive size</p></div>", "Hive size"},
    {"settings", "<div><span>Font size</span><button>A-</button><button>A+</button></div>", "Font size", Verdict::drop,
     "<div><span>Font size</span></div>", "Font size"},
    {"navigation", "<nav><p>The hives are full.</p></nav>", "The hives are", Verdict::drop,
     "<div><p>The hives are full.</p></div>", "The hives are"},
    {"code-label", "<div class=language-toml><p>toml</p><pre>hives = 9</pre></div>", "toml", Verdict::drop,
     "<div class=b1><p>toml</p><pre>hives = 9</pre></div>", "toml"},
    {"code-label", "<div><p>js</p><pre class='brush: js notranslate'>hives = 9</pre></div>", "js", Verdict::drop,
     "<div><p>js</p><pre class='notes js'>hives = 9</pre></div>", "js"},
    {"related-line", "<p>Read More : <a href=/x>Wasps, too, are counted now</a></p>", "Wasps, too", Verdict::lift,
     "<p>In autumn : <a href=/x>Wasps, too, are counted now</a></p>", "Wasps, too"},
    {"related-line", "<p>Das könnte Sie auch interessieren: <a href=/x>Wespen</a></p>", "Wespen", Verdict::lift,
     "<p>Das konnte damals kaum wer sagen: <a href=/x>Wespen</a></p>", "Wespen"},
    {"share", "<p>আমাদের গুগল নিউজে ফলো করুন</p>", "ফলো", Verdict::drop, "<p>আমাদের গুগল নিউজে খবর দেখুন</p>", "খবর"},
    {"related-section", "<div class=related><p>The wasps are counted too, as the bees are.</p></div>", "The wasps are",
     Verdict::drop, "<div class=b1><p>The wasps are counted too, as the bees are.</p></div>", "The wasps are"},
    {"related-section",
     "<div><h3>Related stories</h3><p><a href=/x>Wasps in the attic of the school</a></p><p><a href=/y>Frost comes "
     "early to the hills</a></p></div>",
     "Wasps in", Verdict::lift,
     "<div><h3>Relative peace</h3><p><a href=/x>Wasps in the attic of the school</a></p><p><a href=/y>Frost comes "
     "early to the hills</a></p></div>",
     "Wasps in"},
    {"tags", "<p>Filed under <a href=/t/bees>Bees</a>, <a href=/t/trees>Trees</a></p>", "Bees", Verdict::lift,
     "<p>Found under <a href=/t/bees>Bees</a>, <a href=/t/trees>Trees</a></p>", "Found under"},
    {"about-author", "<div><h3>About the author</h3><p>Rosa Field keeps bees.</p></div>", "Rosa Field", Verdict::drop,
     "<div><h3>About the orchard</h3><p>Rosa Field keeps bees.</p></div>", "Rosa Field"},
    {"pull-quote", "<aside><p>“The orchard gives its fruit to the school”</p></aside>", "gives its fruit",
     Verdict::drop, "<aside><p>“The orchard lends its fruit to the school”</p></aside>", "lends its fruit"},
    {"legal", "<p>© 2025 The Valley Post, all of it.</p>", "The Valley Post", Verdict::drop,
     "<p>In 2025 The Valley Post, all of it.</p>", "The Valley Post"},
    {"data-table",
     "<table><caption>The boat</caption><tr><th>Built<td>1911<tr><th>Yard<td><a href=/yard>Hale</a><tr><th>Owner<td><a "
     "href=/trust>The Harbour Trust</a><tr><th>Draught<td>two feet<tr><th>Crew<td><a href=/crew>Three</a></table>",
     "Three", Verdict::keep,
     "<table><tr><td>Built<td>1911<tr><td>Yard<td><a href=/yard>Hale</a><tr><td>Owner<td><a "
     "href=/trust>The Harbour Trust</a><tr><td>Draught<td>two feet<tr><td>Crew<td><a href=/crew>Three</a></table>",
     "Three"},
    {"heading",
     "<h2>Subscribe to events</h2><p>Whoever rings the bell at the gate is told which of the hives has swarmed, at "
     "what "
     "hour of the day, and in which of the trees it hangs.</p>",
     "Subscribe to", Verdict::keep, "<h2>Subscribe to events</h2><p><a href=/bell>The bell</a></p>", "Subscribe to"},
};

// The verdicts of rules that look at what stands above the text, or at a place, have pages of their own below.
constexpr const char* kOfTheirOwn[] = {"asked", "title", "byline",     "dateline",     "standfirst", "media",
                                       "posts", "prose", "closed-box", "lone-heading", "not-prose"};

class EveryReason : public testing::TestWithParam<ReasonCase> {};

// Rules that now and then are wrong leave alone what the threshold lets in; this is just below it, and goes with what
// it stands between.
constexpr float kUnsure = 0.44f;
constexpr float kSure = 0.9f;

std::unique_ptr<ReadPage> unsure_page(std::string source, const Options& options = {}) {
  return read_scored_page(
      std::move(source), [](std::string_view text) { return text.size() > 120 ? kSure : kUnsure; }, options);
}

// Only the words of sentences are sure; what is short is doubtful.
float by_length(std::string_view text) { return text.size() > 40 ? kSure : 0.15f; }

// The first block with a text, but no title.
const Block* find(const ReadPage& page, const char* text) {
  for (const Block& block : page.selection.blocks)
    if (block.reason->id != "title" && base::contains(page.text(block), *text ? text : "Bees return")) return &block;
  return nullptr;
}

TEST_P(EveryReason, HasATrueSentence) {
  const ReasonCase& c = GetParam();
  // A rule that keeps shows where the score would not, one that leaves out where it would not leave out.
  const auto read = [&](const char* html) {
    return c.verdict == Verdict::keep ? read_scored_page(article_with(html), by_length)
                                      : unsure_page(article_with(html));
  };
  const auto page = read(c.html);
  const Block* block = find(*page, c.text);
  ASSERT_NE(block, nullptr);
  EXPECT_EQ(block->reason->id, c.reason);
  EXPECT_EQ(block->verdict, c.verdict);
  expect_whole(*page);

  const auto changed = read(c.without);
  const Block* other = find(*changed, c.other);
  ASSERT_NE(other, nullptr);
  EXPECT_NE(other->verdict, c.verdict) << other->reason->id << " " << other->score;
}

INSTANTIATE_TEST_SUITE_P(Reasons, EveryReason, testing::ValuesIn(kCases), [](const auto& test) {
  std::string name = std::string(test.param.reason) + "_" + std::to_string(test.index);
  for (char& c : name)
    if (c == '-') c = '_';
  return name;
});

TEST(Reasons, OfEveryRuleAreTried) {
  std::set<std::string_view> tried(std::begin(kOfTheirOwn), std::end(kOfTheirOwn));
  for (const ReasonCase& c : kCases) tried.insert(c.reason);
#define LECTERN_RULE(rule, id, firm, why) EXPECT_TRUE(tried.erase(id)) << id;
#include "extract/rules.def"
#undef LECTERN_RULE
  EXPECT_TRUE(tried.empty()) << *tried.begin();
}

// The article with something under its title.
std::unique_ptr<ReadPage> under_title(std::string_view html) {
  std::string source = article_with("");
  source.insert(source.find("</h1>") + 5, html);
  return unsure_page(std::move(source));
}

void expect_reason(const ReadPage& page, std::string_view text, std::string_view reason, Verdict verdict) {
  EXPECT_EQ(page.reason(text), reason);
  ASSERT_NE(page.find(text), nullptr);
  EXPECT_EQ(page.find(text)->verdict, verdict);
}

TEST(Reasons, PostsAreWhatAThreadIsMadeOf) {
  const auto thread = [](std::string_view time) {
    std::string source =
        "<body><h1>Where the bees went</h1><p class=hint>Read the rules before you write to us here.</p>";
    for (const char* text : {"They went to the wall on the north side of the valley, as they did last year in May.",
                             "Mine went to the church, where nobody has the heart to tell them that it is cold."})
      source += "<div class=post><cite>Ann</cite> " + std::string(time) + "<p>" + text + "</p></div>";
    page::PageFacts facts;
    facts.metadata.page_type = PageType::forum;
    return read_scored_page(
        std::move(source), [](std::string_view) { return 0.4f; }, {}, std::move(facts));
  };
  const auto page = thread("<time datetime=2025-03-04>4 March</time>");
  expect_reason(*page, "They went to", "posts", Verdict::keep);
  expect_reason(*page, "Read the rules", "posts", Verdict::drop);
  EXPECT_NE(thread("")->reason("They went to"), "posts");
}

TEST(Reasons, TitleIsTheHeadingOverTheText) {
  expect_reason(*unsure_page(article_with("")), "Bees return", "title", Verdict::lift);
  std::string plain = article_with("");
  plain.replace(plain.find("<h1>"), 4, "<p>");
  plain.replace(plain.find("</h1>"), 5, "</p>");
  EXPECT_NE(unsure_page(plain)->find("Bees return")->verdict, Verdict::lift);
}

TEST(Reasons, LoneHeadingHasNothingOfTheArticleBelowIt) {
  const auto at_end = [](const char* html) {
    page::PageFacts facts;
    facts.metadata.page_type = PageType::article;
    const auto score = [](std::string_view text) { return text.starts_with("Order") ? 0.05f : kSure; };
    return read_scored_page(article_with("", html), score, {}, std::move(facts));
  };
  expect_reason(*at_end("<h2>Honey for all of you</h2><p>Order a jar, or two of them, for the winter</p>"), "Honey for",
                "lone-heading", Verdict::drop);
  expect_reason(*at_end("<h2>Honey for all of you</h2><p>The bees make it.</p>"), "Honey for", "prose", Verdict::keep);
}

TEST(Reasons, ClosedBoxIsHiddenBehindTheEndOfTheText) {
  const auto at_end = [](const std::string& html, PageType type = PageType::article) {
    page::PageFacts facts;
    facts.metadata.page_type = type;
    const auto score = [](std::string_view text) { return text.starts_with("Order") ? 0.05f : kSure; };
    return read_scored_page(article_with("", html.c_str()), score, {}, std::move(facts));
  };
  const std::string other = "<p>Order a jar, or two of them, for the winter</p>";
  const std::string box = "<dl><dt>Hive<dd>What bees live in.</dl></div>";
  expect_reason(*at_end(other + "<div style='display:none'>" + box), "What bees", "closed-box", Verdict::drop);
  expect_reason(*at_end(other + "<div hidden>" + box), "What bees", "closed-box", Verdict::drop);
  expect_reason(*at_end(other + "<div>" + box), "What bees", "prose", Verdict::keep);
  expect_reason(*at_end("<div hidden>" + box), "What bees", "prose", Verdict::keep);
  expect_reason(*at_end(other + "<div hidden>" + box, PageType::product), "What bees", "prose", Verdict::keep);
  std::string rest;
  for (int i = 0; i < 20; ++i) rest += "<p>The rest of it is hidden, and whoever wants to read it has to click.</p>";
  expect_reason(*at_end(other + "<div hidden>" + rest + box), "What bees", "prose", Verdict::keep);
}

TEST(Reasons, BylineNamesTheWriterUnderTheTitle) {
  expect_reason(*under_title("<div>By Rosa Field</div>"), "Rosa Field", "byline", Verdict::lift);
  EXPECT_NE(under_title("<div>Like Rosa Field</div>")->find("Rosa Field")->verdict, Verdict::lift);
  // Further down, people are quoted by name.
  EXPECT_NE(unsure_page(article_with("<div>By Rosa Field</div>"))->find("Rosa Field")->verdict, Verdict::lift);
}

TEST(Reasons, BylineNamesTheWriterBelowTheText) {
  expect_reason(*unsure_page(article_with("", "<p>Text: Rosa Field</p>")), "Rosa Field", "byline", Verdict::drop);
  EXPECT_NE(unsure_page(article_with("", "<p>Test: Rosa Field</p>"))->reason("Rosa Field"), "byline");
  EXPECT_NE(unsure_page(article_with("<p>Text: Rosa Field</p>"))->reason("Rosa Field"), "byline");
}

TEST(Reasons, SettingsMayBeALabelAloneUnderTheTitle) {
  expect_reason(*under_title("<div>Listen to this article</div>"), "Listen to", "settings", Verdict::drop);
  EXPECT_NE(under_title("<div>Listen to this orchard</div>")->reason("Listen to"), "settings");
  EXPECT_NE(unsure_page(article_with("<div>Listen to this article</div>"))->reason("Listen to"), "settings");
}

TEST(Reasons, DatelineSaysWhenUnderTheTitle) {
  expect_reason(*under_title("<div>3 May 2025</div>"), "3 May", "dateline", Verdict::lift);
  EXPECT_NE(under_title("<div>3 May Lane</div>")->find("3 May")->verdict, Verdict::lift);
  EXPECT_NE(unsure_page(article_with("<div>3 May 2025</div>"))->find("3 May")->verdict, Verdict::lift);
}

TEST(Reasons, StandfirstSumsUpUnderTheTitle) {
  const char* text = "A hedge, a ledger and a dead pear tree brought life back to the valley.";
  expect_reason(*under_title("<h2>" + std::string(text) + "</h2>"), "A hedge, a ledger", "standfirst", Verdict::lift);
  EXPECT_NE(under_title("<p>" + std::string(text) + "</p>")->find("A hedge, a ledger")->verdict, Verdict::lift);
}

TEST(Reasons, AskedIsWhatTheCallerChooses) {
  const std::string box = "<aside class='ad post-17'><p id=p7>The hives are full.</p></aside>";
  const auto page = unsure_page(article_with(box));
  const Block* block = page->find("The hives are");
  ASSERT_NE(block, nullptr);
  EXPECT_EQ(block->verdict, Verdict::drop);
  Options options;
  const uint32_t place = place_of(places_of(page->document), *block);
  options.keep = {&place, 1};
  const auto read = [&](std::string_view html) { return unsure_page(article_with(html), options); };
  expect_reason(*read(box), "The hives are", "asked", Verdict::keep);
  // The same box on another page of the site, and another box.
  expect_reason(*read("<aside class='ad post-18'><p id=p9>The hives are shut.</p></aside>"), "The hives are", "asked",
                Verdict::keep);
  EXPECT_EQ(read("<aside class='ads'><p>The hives are full.</p></aside>")->find("The hives are")->verdict,
            Verdict::drop);
  options.drop = options.keep;
  expect_reason(*read(box), "The hives are", "asked", Verdict::drop);
}

TEST(Reasons, MediaStandInTheText) {
  const auto image = [](const ReadPage& page) -> const Block& {
    for (const Block& block : page.selection.blocks)
      if (block.media) return block;
    return page.selection.blocks[0];
  };
  const auto in = unsure_page(article_with("<img src=a>"));
  EXPECT_EQ(image(*in).reason->id, "media");
  EXPECT_EQ(image(*in).verdict, Verdict::keep);
  const auto out = unsure_page(article_with("", "<footer><img src=a></footer>"));
  EXPECT_EQ(image(*out).verdict, Verdict::drop);
}

// What the score decides: a block that is sure of neither is taken in or left out as the threshold is below or above
// its score, and the reason says which.
TEST(Reasons, ProseAndNotProseFollowTheThreshold) {
  const std::string source = article_with("", "<div><p>Bring a hat with a net.</p></div>");
  for (const float score : {0.1f, 0.4f, 0.55f, 0.95f}) {
    std::set<std::string_view> reasons;
    for (const Favor favor : {Favor::precision, Favor::balanced, Favor::recall}) {
      Options options;
      options.favor = favor;
      const auto page = read_scored_page(
          source, [&](std::string_view text) { return base::starts_with(text, "Bring") ? score : kSure; }, options);
      const Block* block = page->find("Bring a hat");
      ASSERT_NE(block, nullptr);
      const bool enough = score >= page->selection.threshold;
      // At the end of the text, ending it early costs a little.
      constexpr float kNear = 0.1f;
      if (std::abs(score - page->selection.threshold) < kNear) continue;
      EXPECT_EQ(block->verdict, enough ? Verdict::keep : Verdict::drop) << score << " " << page->selection.threshold;
      EXPECT_EQ(block->reason->id, enough ? "prose" : "not-prose");
      reasons.insert(block->reason->id);
    }
    const bool doubtful = score > 0.2f && score < 0.9f;
    EXPECT_EQ(reasons.size(), doubtful ? 2u : 1u) << score;  // for the doubtful ones the threshold alone decides
  }
}

TEST(Reasons, ProseHasTheThresholdOrStandsByProse) {
  const auto page =
      unsure_page(article_with("<p>So it was.</p><nav><a href=x>News</a></nav>", "<footer>Contact</footer>"));
  const auto& blocks = page->selection.blocks;
  const auto kept = [&](size_t i) { return i < blocks.size() && blocks[i].verdict == Verdict::keep; };
  for (size_t i = 0; i < blocks.size(); ++i) {
    const bool enough = blocks[i].score >= page->selection.threshold;
    if (blocks[i].reason->id == "prose") {
      EXPECT_TRUE(enough || kept(i - 1) || kept(i + 1)) << page->text(blocks[i]);
    } else if (blocks[i].reason->id == "not-prose") {
      EXPECT_TRUE(!enough || !kept(i - 1) || !kept(i + 1)) << page->text(blocks[i]);
    }
  }
}

}  // namespace
}  // namespace lectern::extract
