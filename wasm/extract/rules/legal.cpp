#include "extract/rules.h"

namespace lectern::extract::rules {

// "© …, all rights reserved": a short line, outside of quotations and code.
void legal(const Scene& scene, Verdicts& verdicts) {
  for (uint32_t i = 0; i < scene.lines.size(); ++i) {
    const Cues& cues = scene.lines[i].cues;
    const uint32_t sections = scene.around_block(i).sections;
    const bool says = ((cues.within | cues.start) & kind_legal) != 0 ||
                      ((cues.alone & kind_legal) != 0 && scene.link_density(i) > 0.8f);
    if (says && (sections & (in_quotation | in_code | in_figure | in_caption)) == 0) verdicts.drop(i, Role::legal);
  }
}

}  // namespace lectern::extract::rules
