#include <algorithm>
#include <iterator>

#include "base/text.h"
#include "extract/rules.h"

namespace lectern::extract::rules {

namespace {

// Whether a line is a link behind an arrow, alone between paragraphs: ">> Another story <<".
bool points_elsewhere(const Scene& scene, uint32_t line) {
  constexpr std::string_view kArrows[] = {">", "»", "→", "➤", "►", "▶", "➜", "👉"};
  if (line == 0 || line + 1 == scene.lines.size() || !scene.lines[line - 1].prose || !scene.lines[line + 1].prose)
    return false;
  const std::string_view text = scene.cut.text_of(line);
  return scene.page_type == PageType::article && scene.link_density(line) > 0.8f &&
         std::any_of(std::begin(kArrows), std::end(kArrows),
                     [&](std::string_view arrow) { return base::starts_with(text, arrow); });
}

}  // namespace

// "Read more: another story": a label and a link on one line, or a line that is one link under a label of its own.
void related_line(const Scene& scene, Verdicts& verdicts) {
  constexpr uint32_t kMostWords = 40;
  for (uint32_t i = 0; i < scene.lines.size(); ++i) {
    const Line& line = scene.lines[i];
    if (scene.cut.blocks[i].words > kMostWords || scene.cut.runs[i].links == 0 || line.heading != 0) continue;
    const float linked = scene.link_density(i);
    bool labelled = (line.cues.label & kind_related) != 0 && linked > 0.4f;
    if (!labelled && ((line.cues.label | line.cues.lead) & kind_related) != 0) {
      // All that stands behind the label is linked: a long label before a short link, or one without a colon.
      const std::string_view text = scene.cut.text_of(i);
      labelled = (text.size() - label_size(text, kind_related)) * 9 <= size_t{scene.cut.runs[i].linked_bytes} * 10;
    }
    const bool leads = ((line.cues.lead | line.cues.start) & kind_related) != 0 && linked > 0.9f;
    const bool alone = (line.cues.alone & kind_related) != 0 && linked > 0.5f;
    if (labelled || leads || points_elsewhere(scene, i)) {
      verdicts.lift(i, Role::related_link);
    } else if (alone) {
      verdicts.drop(i, Role::related_link);
    }
  }
}

}  // namespace lectern::extract::rules
