#include "extract/features.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <vector>

#include "extract/model.h"
#include "extract/pages.h"

namespace lectern::extract {
namespace {

TEST(Features, EveryRowIsNamedOnceAndHasARangeAndADefinition) {
  std::set<std::string_view> names;
  for (const FeatureInfo& info : kFeatures) {
    EXPECT_TRUE(names.insert(info.name).second) << info.name;
    EXPECT_LT(info.least, info.most) << info.name;
    EXPECT_FALSE(info.definition.empty()) << info.name;
  }
}

TEST(Features, AreThoseThatTheModelWasTrainedOn) {
  EXPECT_EQ(kFeatureCount, model_features()) << "features.def has changed: npm run train";
}

TEST(Features, AreCutToTheirRangesAndKeptToHalfAStep) {
  for (size_t f = 0; f < kFeatureCount; ++f) {
    const auto feature = static_cast<Feature>(f);
    const auto& [group, name, least, most, definition] = kFeatures[f];
    const float step = (most - least) / 255;
    Features features;
    for (const float value : {least - 9, least, least + 0.3f * (most - least), most, most + 9}) {
      features.set(feature, value);
      EXPECT_NEAR(features[feature], std::clamp(value, least, most), 0.51f * step) << name;
    }
  }
}

// An article and a menu: block 1 is prose, block 4 the menu.
struct PageWithMenu {
  const std::string html = article_with("<div><a href=x>Home</a> <a href=y>News</a></div>");
  const html::Document document = html::parse(html);
  const page::PageFacts facts{};
  const Options options{};
  const Scene scene = survey(document, facts, options);
  const Measures measures{scene};
};

float score_of(const Features& features) {
  float out = 0;
  score({&features, 1}, &out);
  return out;
}

TEST(Features, TellProseFromMenus) {
  const PageWithMenu page;
  ASSERT_EQ(page.scene.cut.blocks.size(), 8u);
  const Features prose = page.measures.of(1);
  const Features menu = page.measures.of(4);
  EXPECT_EQ(prose[Feature::prose], 1.0f);
  EXPECT_EQ(prose[Feature::link_density], 0.0f);
  EXPECT_EQ(menu[Feature::prose], 0.0f);
  EXPECT_GT(menu[Feature::link_density], 0.8f);
  const float prose_score = score_of(prose);
  EXPECT_GT(prose_score, 0.9f);
  EXPECT_LT(score_of(menu), prose_score - 0.2f);
}

TEST(Features, ScoresOfManyBlocksAreThoseOfEachAlone) {
  const PageWithMenu page;
  std::vector<Features> features;
  while (features.size() < kBlocksAtOnce) features.push_back(page.measures.of(features.size() % 7));
  for (const size_t count : {kBlocksAtOnce, size_t{17}, size_t{3}}) {
    std::vector<float> scores(count);
    score({features.data(), count}, scores.data());
    for (size_t i = 0; i < count; ++i) EXPECT_EQ(scores[i], score_of(features[i])) << i << " of " << count;
  }
}

TEST(Features, FingerprintsIgnoreCaseSpaceAndPunctuation) {
  EXPECT_EQ(fingerprint("The “Old” Orchard"), fingerprint("the old orchard."));
  EXPECT_NE(fingerprint("the old orchard"), fingerprint("the new orchard"));
  EXPECT_NE(fingerprint("果樹園"), fingerprint("果樹"));
  EXPECT_EQ(fingerprint(" … "), 0u);
}

}  // namespace
}  // namespace lectern::extract
