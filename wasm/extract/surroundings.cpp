// What is known of each container from the elements around it.

#include <algorithm>
#include <cmath>

#include "extract/survey.h"

namespace lectern::extract {
namespace {

using html::Tag;

constexpr uint32_t kCommentedWords = 100;

constexpr uint32_t kBoxWords = 150;
constexpr uint16_t kOfLongBoxes = kind_related | kind_cookie | kind_comment | kind_navigation | kind_post;

bool has_one_cell(const Scene& scene, ContainerId table) {
  constexpr ContainerId kFar = 64;  // where one cell holds that much, no second one is looked for
  const ContainerId end = std::min(scene.cut.containers[table].end, table + kFar);
  int cells = 0;
  for (ContainerId c = table + 1; c < end && cells < 2; ++c) {
    const html::NodeId node = scene.cut.containers[c].node;
    cells += scene.document.is_element(node, Tag::td) || scene.document.is_element(node, Tag::th);
  }
  return cells < 2 && scene.document.is_element(scene.cut.containers[table].node, Tag::table);
}

}  // namespace

void look_around(Scene& scene) {
  const Cut& cut = scene.cut;
  const uint32_t prose = scene.counts.back().prose;
  for (ContainerId c = 0; c < cut.containers.size(); ++c) {
    const Container& container = cut.containers[c];
    Surroundings& here = scene.around[c];
    if (c == 0) continue;
    const Surroundings& outer = scene.around[container.parent];
    Hints hints = hints_of(scene.document, container.node);
    uint32_t sections = sections_of(scene.document, container.node, outer.sections);
    // Comments come after what they are about: on a page that starts with them, they are what it is about.
    const uint32_t before = scene.counts[container.first_block].prose;
    const bool comments =
        (hints.kinds & kind_comment) != 0 && before >= kCommentedWords && scene.page_type != PageType::forum;
    here.own_kinds = hints.kinds;
    // A table of one cell relates nothing: it only places what it holds.
    if ((sections & in_table) != 0 && has_one_cell(scene, c)) sections &= ~in_table;
    // Whatever it is called, what holds most of the prose is not beside the point.
    if (!comments && prose != 0 && scene.count(c).prose * 2 > prose) {
      sections &= ~(kAgainst | in_table);
      hints.weight = std::max<int8_t>(hints.weight, 0);
      hints.kinds = 0;
    }
    // A box of sharing links or of an advertisement is small; a long text whose container is called so is about such
    // things.
    const uint32_t words = scene.count(c).words;
    if (words > kBoxWords) hints.kinds &= kOfLongBoxes;
    if (comments) sections |= in_comments;
    here.sections = outer.sections | sections;
    here.kinds = static_cast<uint16_t>(outer.kinds | hints.kinds);
    here.own_hint = hints.weight;
    here.worst_hint = std::min(outer.worst_hint, std::min<int8_t>(hints.weight, 0));
    int near = hints.weight;
    ContainerId ancestor = container.parent;
    for (int step = 0; step < 3 && ancestor != kNoContainer; ++step) {
      near += scene.around[ancestor].own_hint;
      ancestor = cut.containers[ancestor].parent;
    }
    here.near_hint = static_cast<int8_t>(std::clamp(near, -16, 16));
  }
}

void score_containers(Scene& scene) {
  const Cut& cut = scene.cut;
  for (uint32_t i = 0; i < cut.blocks.size(); ++i) {
    const Block& block = cut.blocks[i];
    if (block.words < 8 || scene.link_density(i) >= 0.5f || scene.lines[i].repeated) continue;
    const Surroundings& here = scene.around_block(i);
    if ((here.sections & (in_navigation | in_footer | in_dialog | in_control | in_template | in_noscript)) != 0)
      continue;
    float score = 1.0f + static_cast<float>(scene.lines[i].commas) +
                  std::min(static_cast<float>(cut.runs[i].text_size) / 100.0f, 3.0f);
    if (here.worst_hint <= -3) score *= 0.3f;
    const ContainerId element = cut.runs[i].container;
    ContainerId c = cut.containers[element].parent == kNoContainer ? element : cut.containers[element].parent;
    constexpr float kShares[] = {1.0f, 1.0f / 2, 1.0f / 6, 1.0f / 9, 1.0f / 12};
    for (const float share : kShares) {
      if (c == kNoContainer) break;
      scene.around[c].score += score * share;
      c = cut.containers[c].parent;
    }
  }
  float best = 0;
  for (ContainerId c = 0; c < cut.containers.size(); ++c) {
    Surroundings& here = scene.around[c];
    if (here.score == 0) continue;
    const Scene::Count count = scene.count(c);
    if (count.words != 0) here.score *= 1.0f - static_cast<float>(count.linked) / static_cast<float>(count.words);
    here.score *= 1.0f + 0.05f * static_cast<float>(std::clamp<int>(here.own_hint, -8, 8));
    if (here.score > best) {
      best = here.score;
      scene.top = c;
    }
  }
  for (ContainerId c = 0; c < cut.containers.size(); ++c) {
    Surroundings& here = scene.around[c];
    here.best_score = best > 0 ? here.score / best : 0;
    if (c != 0) here.best_score = std::max(here.best_score, scene.around[cut.containers[c].parent].best_score);
  }
}

}  // namespace lectern::extract
