#include "extract/rules.h"

namespace lectern::extract::rules {
namespace {

constexpr uint32_t kCommentedWords = 100;

bool announces(const Scene& scene, uint32_t i) {
  const Line& line = scene.lines[i];
  return (line.cues.alone & kind_comment) != 0 || (line.heading != 0 && (line.cues.any() & kind_comment) != 0);
}

Verdict verdict_on(const Scene& scene, uint32_t i) {
  // A form is no comment: nobody wrote it.
  const bool form = (scene.around_block(i).sections & (in_form | in_control)) != 0;
  return scene.options.comments && !form && !scene.cut.blocks[i].media ? Verdict::lift : Verdict::drop;
}

}  // namespace

// Comments under an article, by their containers' names or by the heading over them. A forum's posts are what it is
// about.
void comments(Scene& scene, Verdicts& verdicts) {
  if (scene.page_type == PageType::forum) return;
  for (uint32_t i = 0; i < scene.lines.size(); ++i) {
    if ((scene.around_block(i).sections & in_comments) != 0) {
      verdicts.decide(i, verdict_on(scene, i), Role::comment);
      continue;
    }
    if (!announces(scene, i) || scene.counts[i].prose < kCommentedWords) continue;
    const Span section = section_of(scene, i);
    for (uint32_t b = section.begin; b < section.end; ++b) verdicts.insist(b, verdict_on(scene, b), Role::comment);
  }
}

}  // namespace lectern::extract::rules
