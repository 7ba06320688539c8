#include "extract/rules.h"

namespace lectern::extract::rules {

// What nothing spoke for.
void other(Scene& scene, Verdicts& verdicts) {
  for (uint32_t i = 0; i < scene.cut.blocks.size(); ++i) verdicts.drop(i, role_by_element(scene, i));
}

}  // namespace lectern::extract::rules
