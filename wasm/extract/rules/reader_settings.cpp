#include "extract/rules.h"

namespace lectern::extract::rules {

// A panel that sets language, letters or colours: a small box with two such labels, or one and buttons or fields.
void reader_settings(Scene& scene, Verdicts& verdicts) {
  constexpr uint32_t kBoxWords = 60;
  for (uint32_t i = 0; i < scene.lines.size(); ++i) {
    if (((scene.lines[i].cues.alone | scene.lines[i].cues.label) & kind_settings) == 0 || !verdicts.open(i)) continue;
    const ContainerId box = box_around(scene, i, kBoxWords);
    const Container& container = scene.cut.containers[box];
    uint32_t labels = 0, controls = scene.fields(box), prose = 0;
    for (uint32_t b = container.first_block; b < container.end_block; ++b) {
      labels += ((scene.lines[b].cues.alone | scene.lines[b].cues.label) & kind_settings) != 0;
      controls += (scene.around_block(b).sections & in_control) != 0 || scene.link_density(b) > 0.8f;
      prose += scene.lines[b].prose;
    }
    if (prose != 0 || (labels < 2 && controls == 0)) continue;
    for (uint32_t b = container.first_block; b < container.end_block; ++b) verdicts.drop(b, Role::settings);
  }
}

}  // namespace lectern::extract::rules
