#include "extract/rules.h"

namespace lectern::extract::rules {

// Buttons and links that send the article elsewhere.
void share(const Scene& scene, Verdicts& verdicts) {
  constexpr uint32_t kMostWords = 30;
  for (uint32_t i = 0; i < scene.lines.size(); ++i) {
    const Surroundings& here = scene.around_block(i);
    const Cues& cues = scene.lines[i].cues;
    const uint32_t words = scene.cut.blocks[i].words;
    const bool named = (here.kinds & kind_share) != 0 && here.worst_hint <= -3 && words <= kMostWords &&
                       !scene.cut.blocks[i].media;  // of which the rule `media` tells posts from buttons
    const bool label = ((cues.alone | cues.start | cues.within) & kind_share) != 0 && scene.lines[i].heading == 0 &&
                       (here.sections & (in_table | in_code)) == 0 && words <= 8;
    // "Facebook · WhatsApp · Print", "Share | Print"
    const uint32_t links = scene.cut.runs[i].links;
    const bool row =
        ((cues.label | cues.lead) & kind_share) != 0 && links > 1 && words <= 4 * links && is_link(scene, i);
    if (named || label || row) verdicts.drop(i, Role::share);
  }
}

}  // namespace lectern::extract::rules
