#include "extract/rules.h"

namespace lectern::extract::rules {
namespace {

bool is_label(const Cues& cues) { return ((cues.alone | cues.label | cues.start) & kind_tags) != 0; }

}  // namespace

// "Filed under: …": a label and links, on one line or on lines of their own; links with rel=tag; a box whose name says
// tags.
void tags(const Scene& scene, Verdicts& verdicts) {
  constexpr uint32_t kMostWords = 30;
  constexpr uint32_t kTagWords = 6;
  for (uint32_t i = 0; i < scene.lines.size(); ++i) {
    const Block& block = scene.cut.blocks[i];
    if (block.words > kMostWords || block.media || !verdicts.open(i)) continue;
    const Surroundings& here = scene.around_block(i);
    const Line& line = scene.lines[i];
    const float linked = scene.link_density(i);
    if (((here.kinds & kind_tags) != 0 && linked > 0.5f) || (is_label(line.cues) && linked > 0.3f)) {
      verdicts.lift(i, Role::tags);
      continue;
    }
    if (!is_label(line.cues)) continue;
    // The label alone: what is filed under follows, each a short link.
    const Container& box = scene.cut.containers[box_around(scene, i, kMostWords * 2)];
    uint32_t end = i + 1;
    while (end < box.end_block && scene.link_density(end) > 0.8f && scene.cut.blocks[end].words <= kTagWords) ++end;
    if (end > i + 1) {
      for (uint32_t b = i; b < end; ++b) verdicts.lift(b, Role::tags);
    } else if ((line.cues.label & kind_tags) != 0 && (here.sections & in_table) == 0 && line.heading == 0 &&
               i > scene.body_begin) {
      verdicts.lift(i, Role::tags);
    }
  }
}

}  // namespace lectern::extract::rules
