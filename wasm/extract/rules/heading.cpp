#include <algorithm>

#include "extract/rules.h"

namespace lectern::extract::rules {
namespace {

// Whether a heading was taken out for the words in it or in a name near it.
bool is_out_by_words(const Block& block) {
  if (block.verdict == Verdict::keep) return false;
  switch (block.role) {
    case Role::advertisement:
    case Role::byline:
    case Role::comment:
    case Role::legal:
    case Role::navigation:
    case Role::newsletter:
    case Role::related_link:
    case Role::share:
    case Role::tags:
      return true;
    default:
      return false;
  }
}

}  // namespace

// Whatever it is called, a heading over text that stays is the text's own: in the text, or under the title.
void heading(Scene& scene, Verdicts& verdicts) {
  const auto& blocks = scene.cut.blocks;
  uint32_t first = 0;
  while (first < blocks.size() && !(verdicts.kept(first) && scene.lines[first].prose)) ++first;
  if (scene.title != Scene::kNoBlock) first = std::min(first, scene.title + 1);
  bool follows = false;  // kept text, with nothing but headings and media before it
  uint32_t text = 0;
  for (uint32_t i = static_cast<uint32_t>(blocks.size()); i-- > first;) {
    if (blocks[i].media) continue;
    const Line& line = scene.lines[i];
    if (line.heading == 0) {
      follows = verdicts.kept(i) && line.prose;
      text = i;
      continue;
    }
    if (!follows) continue;
    const bool together = scene.inside(text, scene.wider[scene.cut.runs[i].container]);
    if (together && (verdicts.open(i) || is_out_by_words(blocks[i])))
      verdicts.overrule(i, Verdict::keep, Role::heading);
    follows = verdicts.kept(i);
  }
}

}  // namespace lectern::extract::rules
