#include <algorithm>
#include <string>
#include <vector>

#include "base/words.h"
#include "extract/rules.h"

namespace lectern::extract::rules {
namespace {

// Whether more than half of the words of one are among the other's.
bool alike(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  if (a.empty() || b.empty()) return false;
  size_t shared = 0;
  for (const std::string& word : a) shared += std::find(b.begin(), b.end(), word) != b.end();
  return shared * 2 > std::min(a.size(), b.size());
}

}  // namespace

// The heading that shows the title. One that says something else than the article's title is a heading of the text.
void title(const Scene& scene, Verdicts& verdicts) {
  constexpr uint32_t kMostWords = 60;
  if (scene.title == Scene::kNoBlock || scene.cut.blocks[scene.title].words > kMostWords) return;
  const page::PageFacts& facts = scene.facts;
  std::string_view said = facts.metadata.title;
  if (said.empty() && !facts.titles.empty()) said = facts.titles.front();
  if (said.empty() || alike(base::words(scene.cut.text_of(scene.title)), base::words(said)))
    verdicts.lift(scene.title, Role::title);
}

}  // namespace lectern::extract::rules
