#include "extract/scene.h"

#include <algorithm>
#include <vector>

#include "base/row.h"
#include "base/text.h"
#include "extract/footnotes_and_pull_quotes.h"
#include "extract/page_type.h"
#include "extract/survey.h"
#include "html/tag_set.h"

namespace lectern::extract {
namespace {

using html::Attr;
using html::Document;
using html::NodeId;
using html::Tag;

// The container whose words, taken whole, agree best with what is wanted of the page: the one with the largest F1.
ContainerId best_container(const Scene& scene, uint32_t Scene::Count::*wanted) {
  const auto all = static_cast<float>(scene.counts.back().*wanted);
  float best = 0;
  ContainerId found = 0;
  for (ContainerId c = 0; c < scene.cut.containers.size(); ++c) {
    const Scene::Count count = scene.count(c);
    const auto here = static_cast<float>(count.*wanted);
    if (here == 0) continue;
    const float f = 2.0f * here / (static_cast<float>(count.words) + all);
    // Of containers that hold the same, the innermost.
    if (f >= best) {
      best = f;
      found = c;
    }
  }
  return found;
}

void find_region(Scene& scene) {
  const Cut& cut = scene.cut;
  scene.region = best_container(scene, &Scene::Count::prose);
  scene.center = best_container(scene, &Scene::Count::plain);
  constexpr uint32_t kFewWords = 80;
  scene.is_list = scene.count(scene.region).prose < kFewWords || scene.page_type == PageType::listing ||
                  scene.page_type == PageType::collection;
  const Container& region = cut.containers[scene.region];
  scene.body_begin = region.first_block;
  scene.body_end = region.end_block;
  const auto is_body = [&](uint32_t i) { return scene.lines[i].prose && !is_against(scene.around_block(i)); };
  while (scene.body_begin < scene.body_end && !is_body(scene.body_begin)) ++scene.body_begin;
  while (scene.body_end > scene.body_begin && !is_body(scene.body_end - 1)) --scene.body_end;
  if (scene.body_begin == scene.body_end) {
    scene.body_begin = region.first_block;
    scene.body_end = region.end_block;
  }
  scene.opening_end = std::min(scene.body_begin + 1, scene.body_end);
  while (scene.opening_end < scene.body_end && !is_body(scene.opening_end)) ++scene.opening_end;
}

void find_wider(Scene& scene) {
  const Cut& cut = scene.cut;
  const auto size = [&](ContainerId c) { return cut.containers[c].end_block - cut.containers[c].first_block; };
  scene.wider.resize(cut.containers.size());
  for (ContainerId c = 1; c < cut.containers.size(); ++c) {
    const ContainerId parent = cut.containers[c].parent;
    scene.wider[c] = size(parent) > size(c) ? parent : scene.wider[parent];
  }
}

void find_leads(Scene& scene) {
  bool prose = false;
  for (uint32_t i = static_cast<uint32_t>(scene.lines.size()); i-- > 0;) {
    Line& line = scene.lines[i];
    if (line.prose && !is_against(scene.around_block(i))) prose = true;
    if (line.heading == 0) continue;
    line.leads_prose = prose;
    prose = false;
  }
}

// Whether a heading is a link to itself, as documentation makes them.
bool links_to_itself(const Scene& scene, uint32_t heading) {
  constexpr int kMostSteps = 4;  // from the text up to the link, which may be around the heading
  NodeId node = scene.cut.blocks[heading].begin;
  for (int step = 0; step < kMostSteps && node != html::kNoNode; ++step, node = scene.document[node].parent)
    if (scene.document.is_element(node, Tag::a)) return base::starts_with(scene.document.get(node, Attr::href), "#");
  return false;
}

// A card: a small container with one heading, and that a link.
void find_teasers(Scene& scene) {
  constexpr uint32_t kCardWords = 120;
  for (uint32_t i = 0; i < scene.lines.size(); ++i) {
    if (scene.lines[i].heading == 0 || scene.link_density(i) < 0.8f || scene.lines[i].teaser ||
        links_to_itself(scene, i))
      continue;
    ContainerId card = scene.cut.runs[i].container;
    while (card != 0) {
      const ContainerId next = scene.wider[card];
      const Scene::Count count = scene.count(next);
      if (count.headings > 1 || count.words > kCardWords) break;
      card = next;
    }
    const Container& container = scene.cut.containers[card];
    for (uint32_t b = container.first_block; b < container.end_block; ++b) scene.lines[b].teaser = true;
  }
}

void find_title(Scene& scene) {
  const auto& blocks = scene.cut.blocks;
  Fingerprints titles;
  for (const std::string& title : scene.facts.titles) titles.add(fingerprint(title));
  titles.add(fingerprint(scene.facts.metadata.title));
  uint32_t first_h1 = Scene::kNoBlock;
  uint32_t same = Scene::kNoBlock;
  for (uint32_t i = 0; i < blocks.size(); ++i) {
    if (blocks[i].media) continue;
    if (scene.facts.title_node != html::kNoNode && scene.document.contains(scene.facts.title_node, blocks[i].begin)) {
      scene.title = i;
      return;
    }
    const uint8_t level = scene.lines[i].heading;
    if (level == 0) continue;
    if (level == 1 && first_h1 == Scene::kNoBlock && scene.link_density(i) < 0.5f &&
        (scene.around_block(i).sections & (in_navigation | in_footer | in_dialog)) == 0)
      first_h1 = i;
    if (same == Scene::kNoBlock && level <= 3 && titles.hold(scene.lines[i].fingerprint)) same = i;
  }
  scene.title = same != Scene::kNoBlock ? same : first_h1;
}

}  // namespace

float Scene::link_density(uint32_t block) const {
  const Run& run = cut.runs[block];
  return run.text_size == 0 ? 0 : static_cast<float>(run.linked_bytes) / static_cast<float>(run.text_size);
}

uint32_t Scene::fields(ContainerId container) const {
  const NodeId node = cut.containers[container].node;
  const auto at = [&](NodeId n) { return std::lower_bound(cut.fields.begin(), cut.fields.end(), n); };
  return static_cast<uint32_t>(at(document[node].end) - at(node));
}

std::vector<ContainerId> lists_around(const Scene& scene) {
  constexpr html::TagSet kLists = {Tag::ul, Tag::ol, Tag::dl};
  const auto& containers = scene.cut.containers;
  std::vector<ContainerId> lists(containers.size());
  for (ContainerId c = 1; c < containers.size(); ++c)
    lists[c] = kLists.has(scene.document[containers[c].node].tag) ? c : lists[containers[c].parent];
  return lists;
}

bool is_link(const Scene& scene, uint32_t block) { return scene.link_density(block) > 0.7f; }

bool is_main_text(const Scene& scene, uint32_t block) {
  const Surroundings& here = scene.around_block(block);
  return (scene.lines[block].prose || (here.sections & in_code) != 0) && scene.inside(block, scene.region) &&
         !is_against(here) && here.worst_hint > -3;
}

ContainerId box_around(const Scene& scene, uint32_t block, uint32_t words) {
  ContainerId box = scene.cut.runs[block].container;
  while (box != 0) {
    const ContainerId next = scene.wider[box];
    const Scene::Count count = scene.count(next);
    if (next == box || count.words > words || count.prose * 2 > scene.counts.back().prose) break;
    if (scene.title != Scene::kNoBlock && scene.inside(scene.title, next)) break;
    box = next;
  }
  // Around the same blocks a wider container may have form fields.
  const auto& containers = scene.cut.containers;
  while (box != 0 && containers[box].parent != 0 &&
         containers[containers[box].parent].first_block == containers[box].first_block &&
         containers[containers[box].parent].end_block == containers[box].end_block)
    box = containers[box].parent;
  return box;
}

bool has_mark(const Scene& scene, uint32_t heading) {
  constexpr uint32_t kMostWords = 6;
  const uint32_t mark = heading + 1;
  if (mark >= scene.lines.size() || scene.cut.blocks[mark].words > kMostWords || scene.cut.runs[mark].links == 0)
    return false;
  const std::string_view text = scene.cut.text_of(mark);
  const Container& box = scene.cut.containers[scene.cut.runs[mark].container];
  return base::starts_with(text, "[") && base::ends_with(text, "]") && box.first_block == heading &&
         box.end_block == mark + 1;
}

bool is_mark(const Scene& scene, uint32_t block) {
  return block > 0 && scene.lines[block - 1].heading != 0 && has_mark(scene, block - 1);
}

Span section_of(const Scene& scene, uint32_t heading) {
  const auto& containers = scene.cut.containers;
  ContainerId c = scene.cut.runs[heading].container;
  const auto leads = [&](ContainerId container) {
    return containers[container].first_block == heading &&
           (scene.title == Scene::kNoBlock || !scene.inside(scene.title, container)) &&
           scene.count(container).prose * 2 <= scene.counts.back().prose;
  };
  while (containers[c].parent != kNoContainer && leads(containers[c].parent)) c = containers[c].parent;
  if (leads(c) && containers[c].end_block > heading + 1 && !has_mark(scene, heading))
    return {heading, containers[c].end_block};
  const auto level = [&](uint32_t i) { return scene.lines[i].heading == 0 ? 7 : scene.lines[i].heading; };
  if (containers[c].parent != kNoContainer) c = containers[c].parent;
  // A line that is no heading could stand on a page a thousand times, each with all that follows: it heads a few lines
  // at most.
  constexpr uint32_t kLabelledBlocks = 50;
  const uint32_t last = scene.lines[heading].heading != 0
                            ? containers[c].end_block
                            : std::min(containers[c].end_block, heading + 1 + kLabelledBlocks);
  uint32_t end = heading + 1;
  while (end < last && (scene.lines[end].heading == 0 || level(end) > level(heading))) ++end;
  return {heading, end};
}

Scene survey(const Document& document, const page::PageFacts& facts, const Options& options) {
  Scene scene{document, facts, options, page_type_of(facts), cut(document)};
  scene.around.resize(scene.cut.containers.size());  // nothing is known yet of any
  measure_lines(scene);
  const std::vector<base::Row> texts = texts_of(scene);
  find_repeats(scene, texts);
  count_blocks(scene);
  look_around(scene);
  // Again, now that it is known what is hidden and what speaks against what.
  find_repeats(scene, texts);
  count_blocks(scene);
  score_containers(scene);
  find_region(scene);
  find_wider(scene);
  find_leads(scene);
  find_teasers(scene);
  find_title(scene);
  find_footnotes(scene);
  find_pull_quotes(scene);
  return scene;
}

}  // namespace lectern::extract
