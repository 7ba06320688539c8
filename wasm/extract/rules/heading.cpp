#include <algorithm>

#include "extract/rules.h"

namespace lectern::extract::rules {
namespace {

// Whether a rule removed a heading because of words in it or in the names around it.
bool is_removed_by_wording(const Block& block) {
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

// A heading above kept text is kept, whatever its words or its names suggest; only below the title or within the text.
void heading(const Scene& scene, Verdicts& verdicts) {
  const auto& blocks = scene.cut.blocks;
  uint32_t first = 0;
  while (first < blocks.size() && !(verdicts.kept(first) && scene.lines[first].prose)) ++first;
  if (scene.title != Scene::kNoBlock) first = std::min(first, scene.title + 1);
  bool follows = false;  // kept text, with nothing but headings and media before it
  uint32_t text = 0;
  for (uint32_t i = static_cast<uint32_t>(blocks.size()); i-- > first;) {
    if (blocks[i].media) continue;
    const Line& line = scene.lines[i];
    if (is_mark(scene, i)) continue;
    if (line.heading == 0) {
      follows = verdicts.kept(i) && line.prose;
      text = i;
      continue;
    }
    if (!follows) continue;
    ContainerId around = scene.wider[scene.cut.runs[i].container];
    if (has_mark(scene, i)) around = scene.wider[around];
    const bool together = scene.inside(text, around);
    if (together && (verdicts.open(i) || is_removed_by_wording(blocks[i])))
      verdicts.overrule(i, Verdict::keep, Role::heading);
    follows = verdicts.kept(i);
  }
}

}  // namespace lectern::extract::rules
