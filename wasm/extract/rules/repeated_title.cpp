#include "extract/rules.h"

namespace lectern::extract::rules {

// Sites show the title again in a sticky bar, a breadcrumb, a share box or above the text.
void repeated_title(const Scene& scene, Verdicts& verdicts) {
  Fingerprints titles;
  if (scene.title != Scene::kNoBlock && !verdicts.open(scene.title)) titles.add(scene.lines[scene.title].fingerprint);
  titles.add(fingerprint(scene.facts.metadata.title));
  constexpr uint32_t kTitleWords = 3;  // shorter ones may well be said again on purpose
  for (uint32_t i = 0; i < scene.lines.size(); ++i)
    if (scene.cut.blocks[i].words >= kTitleWords && titles.hold(scene.lines[i].fingerprint))
      verdicts.drop(i, Role::title);
}

}  // namespace lectern::extract::rules
