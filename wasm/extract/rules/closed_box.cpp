#include "extract/rules.h"

namespace lectern::extract::rules {

// What the page hides behind the end of a text that it displays: a box that a click opens, such as a dictionary's. The
// rest of an article below "Read more" is longer, and an answer that a click opens stands right below its question.
// What pages of other types hide is often a tab with content.
void closed_box(const Scene& scene, Verdicts& verdicts) {
  constexpr uint32_t kMost = 10;  // of a hundred words
  if (scene.page_type != PageType::article) return;
  const auto& blocks = scene.cut.blocks;
  const auto count = static_cast<uint32_t>(blocks.size());
  const auto is_hidden = [&](uint32_t i) { return (scene.around_block(i).sections & in_hidden) != 0; };
  uint32_t displayed = 0, end = 0;
  for (uint32_t i = 0; i < count; ++i) {
    if (blocks[i].media || !verdicts.kept(i) || is_hidden(i)) continue;
    displayed += blocks[i].words;
    end = i + 1;
  }
  while (end < count && (blocks[end].media || (is_hidden(end) && !verdicts.kept(end)))) ++end;
  if (end == count || is_hidden(end)) return;
  const auto in_box = [&](uint32_t i) {
    return verdicts.kept(i) && scene.lines[i].note_of == Scene::kNoBlock && blocks[i].reason->id != "asked";
  };
  uint32_t hidden = 0;
  for (uint32_t i = end; i < count; ++i)
    if (in_box(i)) hidden += blocks[i].words;
  if (hidden * 100 > displayed * kMost) return;
  for (uint32_t i = end; i < count; ++i)
    if (in_box(i)) verdicts.overrule(i, Verdict::drop, Role::hidden);
}

}  // namespace lectern::extract::rules
