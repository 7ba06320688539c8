#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "extract/page_measures.h"
#include "extract/scene.h"

namespace lectern::extract {

/// What blocks are measured by, in the order of features.def.
enum class Feature : uint8_t {
#define LECTERN_FEATURE(group, name, least, most, definition) name,
#include "extract/features.def"
#undef LECTERN_FEATURE
};

constexpr size_t kFeatureCount = 0
#define LECTERN_FEATURE(group, name, least, most, definition) +1
#include "extract/features.def"
#undef LECTERN_FEATURE
    ;

/// A row of the feature table.
struct FeatureInfo {
  std::string_view group;  ///< what it speaks of: "text", "place", …
  std::string_view name;
  float least;
  float most;
  std::string_view definition;
};
/// The table: kFeatureCount rows in the order of Feature.
extern const std::array<FeatureInfo, kFeatureCount> kFeatures;

/// One block's measures, each as one of 256 steps of its row's range: what the model reads, and is trained on.
class Features {
 public:
  uint8_t step(size_t feature) const { return steps_[feature]; }
  /// The measure that the step stands for.
  float operator[](Feature feature) const;
  /// Sets a measure; values out of range are cut.
  void set(Feature feature, float value);

 private:
  std::array<uint8_t, kFeatureCount> steps_{};
};

/// What the text blocks of a page are measured with. It refers to the scene.
class Measures {
 public:
  explicit Measures(const Scene& scene);
  /// Measures a text block. Constant time.
  Features of(uint32_t block) const;
  const PageMeasures& page() const { return page_; }

 private:
  const Scene& scene_;
  const PageMeasures page_;
  Features of_page_;  // the rows that are the same for every block
};

}  // namespace lectern::extract
