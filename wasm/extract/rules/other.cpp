#include "extract/rules.h"

namespace lectern::extract::rules {

// What nothing spoke for. Lines of links are named for what they mostly are.
void other(const Scene& scene, Verdicts& verdicts) {
  for (uint32_t i = 0; i < scene.cut.blocks.size(); ++i) {
    const bool leads = is_link(scene, i) || (scene.lines[i].cues.alone & kind_navigation) != 0;
    verdicts.drop(i, leads ? Role::navigation : role_by_element(scene, i));
  }
}

}  // namespace lectern::extract::rules
