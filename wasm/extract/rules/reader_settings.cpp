#include "extract/rules.h"

namespace lectern::extract::rules {

namespace {

bool is_label(const Line& line) { return ((line.cues.alone | line.cues.label) & kind_settings) != 0; }

// Whether a container has nothing but labels and what is pressed or chosen.
bool is_panel(const Scene& scene, ContainerId c) {
  const Container& container = scene.cut.containers[c];
  uint32_t labels = 0, controls = scene.fields(c);
  for (uint32_t b = container.first_block; b < container.end_block; ++b) {
    if (scene.lines[b].prose) return false;
    labels += is_label(scene.lines[b]);
    controls += (scene.around_block(b).sections & in_control) != 0 || scene.link_density(b) > 0.8f;
  }
  return labels > 1 || (labels == 1 && controls != 0);
}

}  // namespace

// A panel that sets language, letters or colours: the smallest box around such a label that has a second one, buttons
// or fields.
void reader_settings(const Scene& scene, Verdicts& verdicts) {
  constexpr uint32_t kBoxWords = 60;
  constexpr int kMostSteps = 8;
  for (uint32_t i = 0; i < scene.lines.size(); ++i) {
    if (!is_label(scene.lines[i]) || !verdicts.open(i)) continue;
    // A label alone between title and text: what it opens, a script brings.
    if (scene.title != Scene::kNoBlock && i > scene.title && i < scene.body_begin && scene.lines[i].heading == 0 &&
        (scene.lines[i].cues.alone & kind_settings) != 0) {
      verdicts.drop(i, Role::settings);
      continue;
    }
    const ContainerId widest = box_around(scene, i, kBoxWords);
    ContainerId box = scene.cut.runs[i].container;
    for (int step = 0; step < kMostSteps; ++step, box = scene.wider[box]) {
      if (scene.count(box).words > kBoxWords) break;
      if (is_panel(scene, box)) {
        verdicts.drop(scene.blocks_of(box), Role::settings);
        break;
      }
      if (box <= widest) break;
    }
  }
}

}  // namespace lectern::extract::rules
