#include "extract/features.h"

#include <gtest/gtest.h>

#include <cmath>
#include <set>

#include "extract/pages.h"
#include "extract/model.h"

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

TEST(Features, StayInTheirRanges) {
  const std::string page =
      article_with("<nav><a href=x>Menu</a></nav><pre>x = 1</pre><ul><li>a, b, c<li><a href=y>d</a></ul>");
  const html::Document document = html::parse(page);
  const page::PageFacts facts;
  const Options options;
  const Scene scene = survey(document, facts, options);
  const PageMeasures measures(scene);
  for (uint32_t i = 0; i < scene.cut.blocks.size(); ++i) {
    const Features features = measure(scene, measures, i);
    for (size_t f = 0; f < kFeatureCount; ++f) {
      const float value = features[static_cast<Feature>(f)];
      EXPECT_TRUE(std::isfinite(value)) << kFeatures[f].name;
      EXPECT_GE(value, kFeatures[f].least) << kFeatures[f].name;
      EXPECT_LE(value, kFeatures[f].most) << kFeatures[f].name;
    }
    EXPECT_GE(score(features), 0.0f);
    EXPECT_LE(score(features), 1.0f);
  }
}

TEST(Features, TellProseFromMenus) {
  const std::string page = article_with("<div><a href=x>Home</a> <a href=y>News</a></div>");
  const html::Document document = html::parse(page);
  const page::PageFacts facts;
  const Options options;
  const Scene scene = survey(document, facts, options);
  ASSERT_EQ(scene.cut.blocks.size(), 8u);
  const PageMeasures measures(scene);
  const Features prose = measure(scene, measures, 1);
  const Features menu = measure(scene, measures, 4);
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
