#include "extract/rules.h"

namespace lectern::extract::rules {

// The heading that shows the title.
void title(Scene& scene, Verdicts& verdicts) {
  if (scene.title != Scene::kNoBlock) verdicts.lift(scene.title, Role::title);
}

}  // namespace lectern::extract::rules
