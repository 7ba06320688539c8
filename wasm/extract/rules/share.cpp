#include "extract/rules.h"

namespace lectern::extract::rules {

// Buttons and links that send the article elsewhere.
void share(Scene& scene, Verdicts& verdicts) {
  constexpr uint32_t kMostWords = 30;
  for (uint32_t i = 0; i < scene.lines.size(); ++i) {
    const Surroundings& here = scene.around_block(i);
    const Cues& cues = scene.lines[i].cues;
    const uint32_t words = scene.cut.blocks[i].words;
    const bool named = (here.kinds & kind_share) != 0 && here.worst_hint <= -3 && words <= kMostWords;
    const bool label = ((cues.alone | cues.start) & kind_share) != 0 && scene.lines[i].heading == 0 &&
                       (here.sections & (in_table | in_code)) == 0 && words <= 6;
    if (named || label) verdicts.drop(i, Role::share);
  }
}

}  // namespace lectern::extract::rules
