#include "extract/rules.h"

namespace lectern::extract::rules {

namespace {

// "Next article" and the link under it: all that a box holds.
bool labels_link(const Scene& scene, uint32_t label) {
  const ContainerId box = scene.wider[scene.cut.runs[label].container];
  const Span blocks = scene.blocks_of(box);
  return box != 0 && blocks.begin == label && blocks.end == label + 2 && is_link(scene, label + 1);
}

}  // namespace

// Menus, breadcrumbs, pagers, tables of contents: by element or role, or by name where it is mostly links.
void navigation(const Scene& scene, Verdicts& verdicts) {
  for (uint32_t i = 0; i < scene.lines.size(); ++i) {
    const Surroundings& here = scene.around_block(i);
    const Line& line = scene.lines[i];
    const bool element = (here.sections & (in_navigation | in_search)) != 0;
    const bool named = (here.kinds & kind_navigation) != 0 && here.worst_hint <= -3 && !line.prose;
    const bool label = (line.cues.alone & kind_navigation) != 0 && line.heading == 0 &&
                       (scene.link_density(i) > 0.8f || (here.sections & in_control) != 0);
    // "You are here: Home > News > …"
    const bool trail = (line.cues.label & kind_navigation) != 0 && scene.cut.runs[i].links > 1 && line.heading == 0 &&
                       !line.ends_sentence;
    // "Home · News · Sport", "Reply · Link"
    const uint32_t links = scene.cut.runs[i].links;
    const bool row = (line.cues.lead & kind_navigation) != 0 && links > 1 && line.heading == 0 &&
                     scene.link_density(i) > 0.9f && scene.cut.blocks[i].words <= 4 * links;
    if ((line.cues.alone & kind_navigation) != 0 && line.heading == 0 && labels_link(scene, i))
      for (const uint32_t b : {i, i + 1}) verdicts.insist(b, Verdict::drop, Role::navigation);
    if (trail || is_mark(scene, i)) verdicts.insist(i, Verdict::drop, Role::navigation);
    if (element || named || label || row) verdicts.drop(i, Role::navigation);
  }
}

}  // namespace lectern::extract::rules
