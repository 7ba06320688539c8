#include <algorithm>
#include <vector>

#include "extract/page_measures.h"
#include "extract/rules.h"

namespace lectern::extract::rules {
namespace {

// A reference page is read for any part of it, and long ones have parts that read like no text: where enough of a
// documentation page's main text is kept, all of it is. `choose` in tests/eval/train.py does the same.
void keep_documentation(const Scene& scene, Verdicts& verdicts) {
  constexpr uint32_t kEnough = 3;  // in ten words
  if (scene.page_type != PageType::documentation) return;
  const auto& blocks = scene.cut.blocks;
  const auto is_text = [&](uint32_t i) { return !blocks[i].media && is_main_text(scene, i) && !is_copy(scene, i); };
  uint32_t all = 0, kept = 0;
  for (uint32_t i = 0; i < blocks.size(); ++i) {
    if (!is_text(i)) continue;
    all += blocks[i].words;
    if (verdicts.kept(i)) kept += blocks[i].words;
  }
  if (kept * 10 < all * kEnough) return;
  for (uint32_t i = 0; i < blocks.size(); ++i)
    if (is_text(i)) verdicts.keep(i, role_by_element(scene, i));
}

// A list is read as one: where at least half of an article's list is kept, so is the rest of it, links alone aside:
// items that are shorter, or say again what another list says. `choose` in tests/eval/train.py does the same.
void keep_lists(const Scene& scene, Verdicts& verdicts) {
  if (scene.page_type != PageType::article && scene.page_type != PageType::documentation) return;
  const auto& blocks = scene.cut.blocks;
  const std::vector<ContainerId> lists = lists_around(scene);
  std::vector<uint32_t> kept(lists.size()), open(lists.size());
  const auto list_of = [&](uint32_t i) { return lists[scene.cut.runs[i].container]; };
  for (uint32_t i = 0; i < blocks.size(); ++i) {
    if (blocks[i].media) continue;
    if (verdicts.kept(i)) ++kept[list_of(i)];
    if (verdicts.open(i)) ++open[list_of(i)];
  }
  for (uint32_t i = 0; i < blocks.size(); ++i)
    if (const ContainerId list = list_of(i);
        list != 0 && !blocks[i].media && kept[list] >= open[list] && !is_link(scene, i))
      verdicts.keep(i, role_by_element(scene, i));
}

// A note is kept with its mark, wherever it stands. Those of pages that sell are small print.
void keep_notes(const Scene& scene, Verdicts& verdicts) {
  switch (scene.page_type) {
    case PageType::product:
    case PageType::service:
    case PageType::listing:
    case PageType::collection:
      return;
    default:
      break;
  }
  for (uint32_t i = 0; i < scene.lines.size(); ++i) {
    const uint32_t mark = scene.lines[i].note_of;
    if (mark != Scene::kNoBlock && mark < i && verdicts.kept(mark)) verdicts.keep(i, role_by_element(scene, i));
  }
}

}  // namespace

// Keeps the blocks whose scores say so, taken in order: a change between in and out costs something, so that a lone
// line goes with what stands around it (Viterbi's algorithm over two states). The model was measured with the same
// steps: `choose` in tests/eval/train.py.
void prose(const Scene& scene, Verdicts& verdicts) {
  auto& blocks = scene.cut.blocks;
  constexpr float kSwitch = 0.5f;
  constexpr float kMostWords = 60;
  // A listing reads like no text: in the main text it goes with what stands around it.
  const auto is_listing = [&](uint32_t i) {
    return (scene.around_block(i).sections & in_code) != 0 && is_main_text(scene, i);
  };
  float out = 0, in = -kSwitch;
  std::vector<uint8_t> came(blocks.size());  // bit 0: out came from in; bit 1: in came from out
  for (uint32_t i = 0; i < blocks.size(); ++i) {
    float gain = 0;
    if (!blocks[i].media && verdicts.open(i))
      gain = std::min(static_cast<float>(blocks[i].words) + 1, kMostWords) * (blocks[i].score - scene.threshold);
    if (gain < 0 && is_listing(i)) gain = 0;
    const bool left = in - kSwitch > out;
    const bool entered = out - kSwitch > in;
    came[i] = static_cast<uint8_t>((left ? 1 : 0) | (entered ? 2 : 0));
    const float next_out = left ? in - kSwitch : out;
    const float next_in = (entered ? out - kSwitch : in) + gain;
    out = next_out;
    in = next_in;
  }
  bool inside = in > out;
  for (uint32_t i = static_cast<uint32_t>(blocks.size()); i-- > 0;) {
    if (inside && !blocks[i].media) verdicts.keep(i, role_by_element(scene, i));
    inside = inside ? (came[i] & 2) == 0 : (came[i] & 1) != 0;
  }
  keep_lists(scene, verdicts);
  keep_documentation(scene, verdicts);
  keep_notes(scene, verdicts);
}

}  // namespace lectern::extract::rules
