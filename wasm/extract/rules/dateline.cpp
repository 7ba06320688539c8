#include "base/utf8.h"
#include "base/words.h"
#include "extract/rules.h"

namespace lectern::extract::rules {
namespace {

// Whether a line is little more than a date: a year and a day among few words.
bool is_date(std::string_view text) {
  constexpr size_t kMostBytes = 120;
  if (text.size() > kMostBytes) return false;
  // The Islamic or the Buddhist calendar's century, where the letters are those of its countries.
  const base::Script script = base::majority_script(text);
  const uint64_t other = script == base::Script::arabic ? 1400 : script == base::Script::thai ? 2500 : 1900;
  bool year = false, day = false;
  for (std::string_view rest = text; !rest.empty();) {
    const auto [count, number] = base::take_digits(rest);
    year = year || (count == 4 && ((number >= 1900 && number < 2100) || (number >= other && number < other + 100)));
    day = day || count == 1 || count == 2;
    size_t after = 0;
    if (!rest.empty()) base::next_code_point(rest, after);
    rest.remove_prefix(after);
  }
  return year && day && base::count_words(text) <= 14;
}

// Whether most of a block is in a time element.
bool is_time(const Scene& scene, const Block& block) {
  for (html::NodeId n = block.begin; n < block.end; ++n) {
    html::NodeId element = scene.document[n].parent;
    if (element != html::kNoNode && scene.document.is_element(element, html::Tag::time)) return true;
    if (n - block.begin > 8) break;
  }
  return false;
}

}  // namespace

// A short line above the text, or one that its name calls so, with the day it was written.
void dateline(const Scene& scene, Verdicts& verdicts) {
  constexpr uint32_t kMostWords = 20;
  for (uint32_t i = 0; i < scene.lines.size(); ++i) {
    const Block& block = scene.cut.blocks[i];
    const Line& line = scene.lines[i];
    if (block.media || block.words > kMostWords || line.heading != 0 || !verdicts.open(i)) continue;
    const Surroundings& here = scene.around_block(i);
    if ((here.sections & (in_table | in_code)) != 0) continue;
    const bool named = (here.own_kinds & here.kinds & kind_date) != 0 && !line.prose;
    const bool above = i < scene.opening_end && !line.prose;
    const bool says = ((line.cues.start | line.cues.label | line.cues.within) & kind_date) != 0;
    if (named || (above && (says || (!line.ends_sentence && is_date(scene.cut.text_of(i))) ||
                            (block.words <= 10 && is_time(scene, block)))))
      verdicts.lift(i, Role::dateline);
  }
}

}  // namespace lectern::extract::rules
