#include <vector>

#include "extract/places.h"
#include "extract/rules.h"

namespace lectern::extract::rules {

// What whoever reads wants to see, or not to see, at certain places.
void asked(const Scene& scene, Verdicts& verdicts) {
  const Options& options = scene.options;
  if (options.keep.empty() && options.drop.empty()) return;
  const std::vector<uint32_t> places = places_of(scene.document);
  for (const Verdict verdict : {Verdict::drop, Verdict::keep}) {
    for (const uint32_t place : verdict == Verdict::drop ? options.drop : options.keep) {
      for (uint32_t i = 0; i < scene.cut.blocks.size(); ++i)
        if (place_of(places, scene.cut.blocks[i]) == place) verdicts.decide(i, verdict, role_by_element(scene, i));
    }
  }
}

}  // namespace lectern::extract::rules
