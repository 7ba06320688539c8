#include "extract/rules.h"

namespace lectern::extract::rules {

// By its container's name, or by the label that the law asks for.
void advertisement(Scene& scene, Verdicts& verdicts) {
  for (uint32_t i = 0; i < scene.lines.size(); ++i) {
    const Surroundings& here = scene.around_block(i);
    const Cues& cues = scene.lines[i].cues;
    const bool named = (here.kinds & kind_advertisement) != 0 && here.worst_hint <= -3;
    const bool label =
        ((cues.alone | cues.start) & kind_advertisement) != 0 && (here.sections & (in_table | in_code)) == 0;
    if (named || label) verdicts.drop(i, Role::advertisement);
  }
}

}  // namespace lectern::extract::rules
