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
#define LECTERN_FEATURE(name, least, most, definition) name,
#include "extract/features.def"
#undef LECTERN_FEATURE
};

constexpr size_t kFeatureCount = 0
#define LECTERN_FEATURE(name, least, most, definition) +1
#include "extract/features.def"
#undef LECTERN_FEATURE
    ;

/// A row of the feature table.
struct FeatureInfo {
  std::string_view name;
  float least;
  float most;
  std::string_view definition;
};
/// The table: kFeatureCount rows in the order of Feature.
extern const std::array<FeatureInfo, kFeatureCount> kFeatures;

/// One block's measures; each within its row's range.
class Features {
 public:
  float operator[](Feature feature) const { return values_[static_cast<size_t>(feature)]; }
  /// The measure as one of 256 steps of its range: what the model reads, and is trained on.
  uint8_t step(size_t feature) const;
  /// Sets a measure; values out of range are cut.
  void set(Feature feature, float value);

 private:
  std::array<float, kFeatureCount> values_{};
};

/// Measures a text block. Constant time.
Features measure(const Scene& scene, const PageMeasures& page, uint32_t block);

}  // namespace lectern::extract
