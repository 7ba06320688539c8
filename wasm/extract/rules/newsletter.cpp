#include <string_view>
#include <vector>

#include "extract/rules.h"

namespace lectern::extract::rules {
namespace {

// "Follow the Gazette on Twitter", with a link or an account: advice to follow somebody has neither.
bool asks_to_follow(const Scene& scene, uint32_t i) {
  if ((scene.lines[i].cues.request & kind_newsletter) == 0 || scene.lines[i].heading != 0) return false;
  return scene.cut.runs[i].links != 0 || scene.cut.text_of(i).find('@') != std::string_view::npos;
}

// For each list, whether at least half of its items ask: instructions have one that does among others.
std::vector<uint8_t> lists_that_ask(const Scene& scene, const std::vector<ContainerId>& lists) {
  std::vector<uint32_t> items(lists.size()), asking(lists.size());
  for (uint32_t i = 0; i < scene.lines.size(); ++i) {
    const ContainerId list = lists[scene.cut.runs[i].container];
    ++items[list];
    if ((scene.lines[i].cues.any() & kind_newsletter) != 0) ++asking[list];
  }
  std::vector<uint8_t> out(lists.size());
  for (size_t list = 0; list < out.size(); ++list) out[list] = asking[list] * 2 >= items[list];
  return out;
}

}  // namespace

// A small box that asks for an address, or a line that asks to subscribe, follow, join or donate. A paragraph that only
// mentions a newsletter stays.
void newsletter(const Scene& scene, Verdicts& verdicts) {
  constexpr uint32_t kBoxWords = 80;
  constexpr uint32_t kLineWords = 40;
  const std::vector<ContainerId> lists = lists_around(scene);
  const std::vector<uint8_t> list_asks = lists_that_ask(scene, lists);
  for (uint32_t i = 0; i < scene.lines.size(); ++i) {
    const Surroundings& here = scene.around_block(i);
    const Line& line = scene.lines[i];
    const uint32_t words = scene.cut.blocks[i].words;
    if ((here.kinds & kind_newsletter) != 0 && here.worst_hint <= -3 && words <= kBoxWords) {
      verdicts.drop(i, Role::newsletter);
      continue;
    }
    if ((line.cues.any() & kind_newsletter) == 0 || words > kLineWords) continue;
    const ContainerId list = lists[scene.cut.runs[i].container];
    if (list != 0 && list_asks[list] == 0 && !is_link(scene, i)) continue;
    const bool asks_plainly = (line.cues.sentence & kind_newsletter) != 0 || asks_to_follow(scene, i);
    if (asks_plainly && (here.sections & (in_quotation | in_code | in_table)) == 0) {
      verdicts.insist(i, Verdict::drop, Role::newsletter);
      continue;
    }
    // The smallest box around it with a field to fill in.
    const ContainerId widest = box_around(scene, i, kBoxWords);
    ContainerId box = scene.cut.runs[i].container;
    while (box > widest && scene.fields(box) == 0) box = scene.cut.containers[box].parent;
    const bool small = scene.count(box).words <= kBoxWords;
    if (small && (scene.fields(box) != 0 || (scene.around[box].sections & in_form) != 0)) {
      const Span asked = scene.blocks_of(box);
      for (uint32_t b = asked.begin; b < asked.end; ++b) verdicts.insist(b, Verdict::drop, Role::newsletter);
      continue;
    }
    const bool asks = ((line.cues.alone | line.cues.start) & kind_newsletter) != 0;
    const bool leads_out = scene.link_density(i) > 0.5f || (here.sections & (in_aside | in_control)) != 0;
    if ((asks && words <= 20) || (leads_out && words <= 25)) verdicts.drop(i, Role::newsletter);
  }
}

}  // namespace lectern::extract::rules
