#include "extract/features.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

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

TEST(Features, TellProseFromMenus) {
  const std::string page = article_with("<div><a href=x>Home</a> <a href=y>News</a></div>");
  const html::Document document = html::parse(page);
  const page::PageFacts facts;
  const Options options;
  const Scene scene = survey(document, facts, options);
  ASSERT_EQ(scene.cut.blocks.size(), 8u);
  const Measures measures(scene);
  const Features prose = measures.of(1);
  const Features menu = measures.of(4);
  EXPECT_EQ(prose[Feature::prose], 1.0f);
  EXPECT_EQ(prose[Feature::link_density], 0.0f);
  EXPECT_EQ(menu[Feature::prose], 0.0f);
  EXPECT_GT(menu[Feature::link_density], 0.8f);
  EXPECT_GT(score(prose), 0.9f);
  EXPECT_LT(score(menu), score(prose) - 0.2f);
}

TEST(Features, FingerprintsIgnoreCaseSpaceAndPunctuation) {
  EXPECT_EQ(fingerprint("The “Old” Orchard"), fingerprint("the old orchard."));
  EXPECT_NE(fingerprint("the old orchard"), fingerprint("the new orchard"));
  EXPECT_NE(fingerprint("果樹園"), fingerprint("果樹"));
  EXPECT_EQ(fingerprint(" … "), 0u);
}

}  // namespace
}  // namespace lectern::extract
