#include "extract/rules.h"

namespace lectern::extract::rules {

// What whoever took the live page's snapshot found to be invisible.
void invisible(const Scene& scene, Verdicts& verdicts) {
  for (uint32_t i = 0; i < scene.cut.blocks.size(); ++i)
    if ((scene.around_block(i).sections & in_invisible) != 0) verdicts.drop(i, Role::hidden);
}

}  // namespace lectern::extract::rules
