#include "extract/rules.h"

namespace lectern::extract::rules {

namespace {

// The pictures and frames that a label stands over, in a box that has no other text.
void drop_labelled_media(const Scene& scene, Verdicts& verdicts, uint32_t label) {
  const uint32_t words = scene.cut.blocks[label].words;
  ContainerId box = scene.cut.runs[label].container;
  for (ContainerId up = box; up != kNoContainer && up != 0 && scene.count(up).words <= words;
       up = scene.cut.containers[up].parent)
    box = up;
  const Span blocks = scene.blocks_of(box);
  for (uint32_t b = blocks.begin; b < blocks.end; ++b)
    if (scene.cut.blocks[b].media) verdicts.insist(b, Verdict::drop, Role::advertisement);
}

}  // namespace

// By its container's name, or by the label that the law asks for.
void advertisement(const Scene& scene, Verdicts& verdicts) {
  for (uint32_t i = 0; i < scene.lines.size(); ++i) {
    const Surroundings& here = scene.around_block(i);
    const Cues& cues = scene.lines[i].cues;
    const bool named = (here.kinds & kind_advertisement) != 0 && here.worst_hint <= -3;
    const bool label =
        ((cues.alone | cues.start) & kind_advertisement) != 0 && (here.sections & (in_table | in_code)) == 0;
    if (named || label) verdicts.drop(i, Role::advertisement);
    if (label && !scene.cut.blocks[i].media) drop_labelled_media(scene, verdicts, i);
  }
}

}  // namespace lectern::extract::rules
