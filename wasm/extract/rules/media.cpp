#include <algorithm>
#include <vector>

#include "extract/rules.h"

namespace lectern::extract::rules {

// A picture, film, formula or rule goes with the text around it: with the smallest container that holds text, if most
// of that text is kept, and only between the title and the end of what is kept.
void media(Scene& scene, Verdicts& verdicts) {
  const auto& blocks = scene.cut.blocks;
  const auto size = static_cast<uint32_t>(blocks.size());
  std::vector<uint32_t> kept(size + 1);
  uint32_t first = size, last = 0;
  for (uint32_t i = 0; i < size; ++i) {
    const bool in = !blocks[i].media && verdicts.kept(i);
    kept[i + 1] = kept[i] + (in ? blocks[i].words : 0);
    if (!in) continue;
    first = std::min(first, i);
    last = i;
  }
  if (first == size) return;
  if (scene.title != Scene::kNoBlock && scene.title < first) first = scene.title;
  constexpr uint32_t kNever = in_navigation | in_footer | in_form | in_control | in_dialog | in_search | in_invisible;
  for (uint32_t i = first; i < size; ++i) {
    if (!blocks[i].media || !verdicts.open(i)) continue;
    const Surroundings& here = scene.around_block(i);
    if ((here.sections & kNever) != 0 || here.worst_hint <= -4) continue;
    // Of the words around it, most must be kept; what stands alone in its containers is climbed out of.
    ContainerId c = scene.cut.runs[i].container;
    constexpr int kSteps = 4;
    for (int step = 0; step < kSteps && scene.count(c).words == 0; ++step) c = scene.wider[c];
    const Container& group = scene.cut.containers[c];
    const uint32_t words = scene.count(c).words;
    const uint32_t kept_words = kept[group.end_block] - kept[group.first_block];
    if (words == 0 || kept_words * 2 < words) continue;
    if (i > last && group.first_block > last) continue;
    verdicts.keep(i, role_by_element(scene, i));
  }
}

}  // namespace lectern::extract::rules
