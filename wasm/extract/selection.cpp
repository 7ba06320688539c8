#include "extract/selection.h"

#include <algorithm>

#include "extract/model.h"
#include "extract/no_article.h"
#include "extract/posts.h"
#include "extract/rules.h"
#include "extract/scores.h"
#include "extract/threshold.h"

namespace lectern::extract {
namespace {

// A page that says nothing of its kind is an article if most of what is kept is running text, and long or dated or
// signed.
PageType type_by_text(const Scene& scene) {
  uint32_t kept = 0, prose = 0;
  bool signed_or_dated = scene.facts.says_article || !scene.facts.metadata.authors.empty();
  for (uint32_t i = 0; i < scene.lines.size(); ++i) {
    const Block& block = scene.cut.blocks[i];
    signed_or_dated = signed_or_dated ||
                      (block.verdict == Verdict::lift && (block.role == Role::byline || block.role == Role::dateline));
    if (block.verdict != Verdict::keep) continue;
    kept += block.words;
    if (scene.lines[i].prose) prose += block.words;
  }
  constexpr uint32_t kSomeWords = 80, kManyWords = 400;
  const uint32_t enough = signed_or_dated ? kSomeWords : kManyWords;
  return !scene.is_list && prose >= enough && prose * 3 >= kept * 2 ? PageType::article : PageType::other;
}

}  // namespace

Selection select(const html::Document& document, const page::PageFacts& facts, const Options& options) {
  Scene scene = survey(document, facts, options);
  score_blocks(scene);
  scene.threshold = threshold_of(scene);
  scene.posts = find_posts(scene);
  judge(scene);
  Selection selection;
  selection.page_type = !scene.posts.empty()                 ? PageType::forum
                        : scene.page_type == PageType::other ? type_by_text(scene)
                                                             : scene.page_type;
  uint32_t kept = 0;
  double kept_right = 0, all_right = 0;  // words, as likely to belong to the article as their blocks
  for (const Block& block : scene.cut.blocks) {
    if (block.media || block.verdict == Verdict::lift) continue;
    const double right = static_cast<double>(block.words) * static_cast<double>(block.score);
    if (block.verdict == Verdict::keep) {
      kept += block.words;
      kept_right += right;
      all_right += right;
    } else if (block.reason->id == "not-prose") {
      all_right += right;
    }
  }
  selection.no_article = no_article_reason(scene, kept);
  if (selection.no_article == NoArticleReason::none) {
    selection.confidence = confidence(2 * kept_right / (kept + all_right));
  }
  selection.threshold = scene.threshold;
  selection.blocks = std::move(scene.cut.blocks);
  selection.posts = std::move(scene.posts);
  return selection;
}

}  // namespace lectern::extract
