#include <algorithm>

#include "base/fit.h"
#include "base/text.h"
#include "extract/rules.h"
#include "vocabulary/code_classes.h"

namespace lectern::extract::rules {
namespace {

constexpr int kMostSteps = 4;
constexpr uint32_t kMostBlocks = 6;
constexpr uint32_t kMostWords = 12;

bool is_code(const Scene& scene, uint32_t i) { return (scene.around_block(i).sections & in_code) != 0; }

// Whether a class of an element or of one around it, up to the frame, says that its language is a word:
// "language-toml", "highlight toml", "brush: toml".
bool is_named(const Scene& scene, ContainerId c, ContainerId frame, std::string_view word) {
  for (; c >= frame && c != kNoContainer; c = scene.cut.containers[c].parent) {
    std::string_view classes = scene.document.get(scene.cut.containers[c].node, html::Attr::class_);
    bool follows = false;
    for (std::string_view name = base::next_token(classes); !name.empty(); name = base::next_token(classes)) {
      const std::string_view before = name.substr(0, name.size() - std::min(name.size(), word.size()));
      if (base::equal_ignoring_case(name.substr(before.size()), word) &&
          (before.empty() ? follows : base::fits(before, base::Fit::equals, vocabulary::kLanguagePrefixes)))
        return true;
      follows = follows || base::fits(name, base::Fit::equals, vocabulary::kBeforeLanguage) ||
                base::fits(name, base::Fit::equals, vocabulary::kSometimesBeforeLanguage);
    }
  }
  return false;
}

}  // namespace

// Code in a frame of its own with a bar: what is pressed there, and the name of the language, which the code's class
// says too.
void code_label(const Scene& scene, Verdicts& verdicts) {
  for (uint32_t i = 0; i < scene.lines.size(); ++i) {
    if (!is_code(scene, i)) continue;
    const ContainerId pre = scene.cut.runs[i].container;
    ContainerId frame = pre;
    for (int step = 0; step < kMostSteps; ++step) {
      const ContainerId wider = scene.wider[frame];
      const Container& box = scene.cut.containers[wider];
      if (wider == frame || box.end_block - box.first_block > kMostBlocks ||
          scene.count(wider).words > scene.cut.blocks[i].words + kMostWords)
        break;
      frame = wider;
    }
    for (uint32_t b = scene.cut.containers[frame].first_block; b < scene.cut.containers[frame].end_block; ++b) {
      if (is_code(scene, b) || scene.cut.blocks[b].media) continue;
      const bool pressed = (scene.around_block(b).sections & in_control) != 0;
      if (pressed || is_named(scene, pre, frame, scene.cut.text_of(b))) verdicts.drop(b, Role::other);
    }
  }
}

}  // namespace lectern::extract::rules
