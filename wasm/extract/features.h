#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "extract/page_measures.h"
#include "extract/scene.h"

namespace lectern::extract {

/// The features of blocks, in the order of features.def.
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
  std::string_view group;  ///< what it describes: "text", "place", …
  std::string_view name;
  float least;
  float most;
  std::string_view definition;
};
/// The table: kFeatureCount rows in the order of Feature.
extern const std::array<FeatureInfo, kFeatureCount> kFeatures;

/// The features of a block, each as one of 256 steps of its row's range. The model reads them and is trained on them.
class Features {
 public:
  uint8_t step(size_t feature) const { return steps_[feature]; }
  /// The value of a feature's step.
  float operator[](Feature feature) const;
  /// Sets a feature. Values out of range are clamped.
  void set(Feature feature, float value);

 private:
  std::array<uint8_t, kFeatureCount> steps_{};
};

/// Computes the features of text blocks of a page. The scene must outlive it.
class Measures {
 public:
  explicit Measures(const Scene& scene);
  /// The features of a text block. Constant time.
  Features of(uint32_t block) const;
  const PageMeasures& page() const { return page_; }

 private:
  const Scene& scene_;
  const PageMeasures page_;
  Features of_page_;  // the rows that are the same for every block
};

}  // namespace lectern::extract
