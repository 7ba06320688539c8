#include "extract/rules.h"

namespace lectern::extract::rules {

// By its container's name, or by its words where it stands in a small box of its own: an article on cookies has more to
// say.
void cookie_notice(const Scene& scene, Verdicts& verdicts) {
  constexpr uint32_t kBoxWords = 150;
  for (uint32_t i = 0; i < scene.lines.size(); ++i) {
    if ((scene.around_block(i).kinds & kind_cookie) != 0) {
      verdicts.drop(i, Role::cookie_notice);
      continue;
    }
    const Cues& cues = scene.lines[i].cues;
    if (((cues.within | cues.alone) & kind_cookie) == 0) continue;
    const ContainerId box = box_around(scene, i, kBoxWords);
    const Span blocks = scene.blocks_of(box);
    const bool asks = scene.fields(box) != 0 || blocks.end - blocks.begin > 1;
    const bool apart =
        (scene.around_block(i).sections & (in_dialog | in_footer | in_aside)) != 0 || !scene.inside(i, scene.region);
    if ((!asks && !apart) || scene.count(box).words > kBoxWords) continue;
    verdicts.drop(blocks, Role::cookie_notice);
  }
}

}  // namespace lectern::extract::rules
