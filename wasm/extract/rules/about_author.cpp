#include "extract/rules.h"

namespace lectern::extract::rules {

// "About the author" and what stands under it, after the text; or a small box that its names call so.
void about_author(const Scene& scene, Verdicts& verdicts) {
  constexpr uint32_t kMostWords = 300;
  for (uint32_t i = scene.body_begin; i < scene.lines.size(); ++i) {
    const Line& line = scene.lines[i];
    const Surroundings& here = scene.around_block(i);
    if ((here.kinds & kind_byline) != 0 && here.worst_hint <= -2) {
      verdicts.drop(i, Role::byline);
      continue;
    }
    if ((line.cues.alone & kind_byline) == 0 || !verdicts.open(i)) continue;
    const Span section = section_of(scene, i);
    if (scene.count(section.begin, section.end).words > kMostWords) continue;
    verdicts.drop(section, Role::byline);
  }
}

}  // namespace lectern::extract::rules
