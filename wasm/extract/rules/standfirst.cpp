#include <algorithm>
#include <vector>

#include "base/text.h"
#include "extract/rules.h"

namespace lectern::extract::rules {
namespace {

constexpr uint32_t kFewestWords = 4;
constexpr uint32_t kMostWords = 90;

// The fingerprints of the page's texts, sorted.
std::vector<uint64_t> texts_of(const Scene& scene) {
  std::vector<uint64_t> texts;
  for (uint32_t i = 0; i < scene.lines.size(); ++i)
    if (scene.cut.blocks[i].words >= kFewestWords) texts.push_back(scene.lines[i].fingerprint);
  std::sort(texts.begin(), texts.end());
  return texts;
}

// Whether a block is set in another way than the paragraphs of the body: another element, or in another container.
bool is_set_apart(const Scene& scene, uint32_t i) {
  constexpr uint32_t kNear = 50;
  const uint32_t end = std::min(scene.body_end, i + kNear);
  uint32_t next = i + 1;
  while (next < end && !scene.lines[next].prose) ++next;
  if (next >= end) return false;
  const auto& containers = scene.cut.containers;
  const ContainerId here = scene.cut.runs[i].container, there = scene.cut.runs[next].container;
  return containers[here].parent != containers[there].parent ||
         scene.document[containers[here].node].tag != scene.document[containers[there].node].tag;
}

bool is_about_an_author(const Scene& scene, uint32_t i) {
  const auto& authors = scene.facts.metadata.authors;
  return std::any_of(authors.begin(), authors.end(),
                     [&](const Author& author) { return base::starts_with(scene.cut.text_of(i), author.name); });
}

// Whether a block is the first text under an article's title, in a box around the two that the body is not in: a
// header by any name. Further down in such a box stand notes on the author and on how the page earns money.
bool follows_in_title_box(const Scene& scene, uint32_t i) {
  const auto& containers = scene.cut.containers;
  const ContainerId box = containers[scene.cut.runs[scene.title].container].parent;
  const Metadata& metadata = scene.facts.metadata;
  // Without author and date it may be the slogan of a service or a shop.
  if (metadata.authors.empty() && metadata.published_time.empty()) return false;
  if (box == kNoContainer || !scene.inside(i, box) || scene.inside(scene.opening_end, box)) return false;
  for (uint32_t before = scene.title + 1; before < i; ++before)
    if (!scene.cut.blocks[before].media) return false;
  return scene.lines[i].cues.any() == 0 && !is_about_an_author(scene, i);
}

}  // namespace

// The summary between title and text: the one that the page's facts name, one that the text repeats, a long line set as
// a heading right under the title, or one whose name or place in the header says so. It is shown once: repeats of it
// are dropped.
void standfirst(const Scene& scene, Verdicts& verdicts) {
  // Without a text to sum up, the line under the title is the text.
  constexpr uint32_t kTextWords = 150;
  if (scene.title == Scene::kNoBlock || scene.is_list || scene.page_type == PageType::forum ||
      scene.count(scene.region).prose < kTextWords)
    return;
  const uint64_t known = fingerprint(scene.facts.metadata.standfirst);
  const uint64_t description = fingerprint(scene.facts.description);
  const std::vector<uint64_t> texts = texts_of(scene);
  uint32_t found = Scene::kNoBlock;
  for (uint32_t i = scene.title + 1; i < scene.opening_end && found == Scene::kNoBlock; ++i) {
    const Block& block = scene.cut.blocks[i];
    const Line& line = scene.lines[i];
    if (block.media || !verdicts.open(i)) continue;
    const Surroundings& here = scene.around_block(i);
    const bool named = (here.own_kinds & kind_standfirst) != 0;
    // A name and the end of a sentence make a few words a standfirst.
    if (block.words < kFewestWords && !(named && line.ends_sentence)) continue;
    if (block.words > kMostWords || scene.link_density(i) > 0.5f) continue;
    if ((here.sections & (in_list | in_table | in_code | in_quotation | in_figure | in_aside | in_footer)) != 0)
      continue;
    const bool is_known = known != 0 && (line.fingerprint == known ||
                                         base::contains(scene.facts.metadata.standfirst, scene.cut.text_of(i)));
    const auto [first, last] = std::equal_range(texts.begin(), texts.end(), line.fingerprint);
    // The text begins with it, or it stands in the text's container twice.
    const bool begins = i < scene.body_begin && scene.lines[scene.body_begin].fingerprint == line.fingerprint;
    const bool said_again = begins || (last - first == 2 && scene.inside(i, scene.region));
    const bool headed = line.heading > 1 && block.words >= 8 && (line.ends_sentence || block.words >= 14);
    // A header may hold the text too.
    const bool in_head =
        ((here.sections & in_local_header) != 0 || follows_in_title_box(scene, i)) && block.words >= 8 && line.prose;
    const bool apart = (line.fingerprint == description || in_head) && is_set_apart(scene, i);
    if (is_known || said_again || named || headed || apart) {
      found = i;
    } else if (line.prose || line.heading != 0) {
      return;  // the text has begun
    }
  }
  if (found == Scene::kNoBlock) return;
  verdicts.lift(found, Role::standfirst);
  for (uint32_t i = 0; i < scene.lines.size(); ++i)
    if (scene.lines[i].fingerprint == scene.lines[found].fingerprint) verdicts.drop(i, Role::standfirst);
}

}  // namespace lectern::extract::rules
