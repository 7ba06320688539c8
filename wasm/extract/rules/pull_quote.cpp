#include "extract/rules.h"

namespace lectern::extract::rules {

// A sentence of the text, set large beside it: read one after the other it would be said twice. One that says something
// of its own stays.
void pull_quote(const Scene& scene, Verdicts& verdicts) {
  for (uint32_t i = 0; i < scene.lines.size(); ++i)
    if (scene.lines[i].said_nearby) verdicts.drop(i, Role::pull_quote);
}

}  // namespace lectern::extract::rules
