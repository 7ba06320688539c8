#include "extract/rules.h"

namespace lectern::extract::rules {

// A heading or a line that announces other articles, and the links under it; or a box whose name says so.
void related_section(Scene& scene, Verdicts& verdicts) {
  if (scene.is_list) return;
  const auto take = [&](uint32_t b) {
    if (is_link(scene, b) && scene.inside(b, scene.region)) {
      verdicts.lift(b, Role::related_link);
    } else {
      verdicts.drop(b, Role::related_link);
    }
  };
  for (uint32_t i = 0; i < scene.lines.size(); ++i) {
    const Line& line = scene.lines[i];
    const Surroundings& here = scene.around_block(i);
    if ((here.kinds & kind_related) != 0 && here.worst_hint <= -3) {
      take(i);
      continue;
    }
    uint16_t says = line.cues.alone;
    if (line.heading != 0) says |= line.cues.start | line.cues.label;
    // "More on this topic at Example.org": elsewhere "Related functions" are the matter itself.
    if (line.heading != 0 && scene.page_type == PageType::article) says |= line.cues.lead;
    if ((says & kind_related) == 0 || !verdicts.open(i)) continue;
    const Span section = section_of(scene, i);
    const Scene::Count count = scene.count(section.begin, section.end);
    // Links and teasers follow; where text follows, the heading is one of its own.
    uint32_t teasers = 0;
    for (uint32_t b = section.begin; b < section.end; ++b)
      if (scene.lines[b].teaser) teasers += scene.cut.blocks[b].words;
    if (section.end == section.begin + 1) {
      if (line.heading != 0) continue;
      verdicts.drop(i, Role::related_link);
    } else if ((count.linked + teasers) * 2 > count.words - scene.cut.blocks[i].words) {
      verdicts.drop(i, Role::related_link);
      for (uint32_t b = section.begin + 1; b < section.end; ++b) take(b);
    } else if (is_link(scene, i + 1)) {
      // Only the lines of links right under it.
      verdicts.drop(i, Role::related_link);
      for (uint32_t b = section.begin + 1; b < section.end && is_link(scene, b); ++b) take(b);
    }
  }
}

}  // namespace lectern::extract::rules
