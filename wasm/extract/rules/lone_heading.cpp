#include "extract/rules.h"

namespace lectern::extract::rules {

// A heading at the end of an article, which announces what was dropped: an offer, a form, other articles. One that is a
// link or an item of a list is content itself, and so are several.
void lone_heading(const Scene& scene, Verdicts& verdicts) {
  if (scene.page_type != PageType::article) return;
  const auto kept_before = [&](uint32_t end) {
    while (end-- > scene.body_begin)
      if (verdicts.kept(end)) return end;
    return Scene::kNoBlock;
  };
  const auto is_heading = [&](uint32_t i) { return scene.lines[i].heading != 0 && !scene.cut.blocks[i].media; };
  const uint32_t last = kept_before(static_cast<uint32_t>(scene.cut.blocks.size()));
  if (last == Scene::kNoBlock || !is_heading(last) || scene.cut.blocks[last].reason->id == "asked") return;
  const uint32_t before = kept_before(last);
  const bool content = is_link(scene, last) || (scene.around_block(last).sections & in_list) != 0;
  if (before == Scene::kNoBlock || is_heading(before) || content) return;
  verdicts.overrule(last, Verdict::drop, Role::heading);
}

}  // namespace lectern::extract::rules
