#include "base/text.h"
#include "extract/rules.h"

namespace lectern::extract::rules {

namespace {

// The cards of other pages that an article ends with: at least two, one after the other, much shorter than the text,
// and with nothing of the text behind them.
void drop_cards_at_end(const Scene& scene, Verdicts& verdicts) {
  uint32_t end = static_cast<uint32_t>(scene.lines.size());
  while (end > 0 && !scene.lines[end - 1].teaser && !scene.lines[end - 1].prose) --end;
  uint32_t begin = end, words = 0, cards = 0;
  while (begin > 0 && (scene.lines[begin - 1].teaser || scene.cut.blocks[begin - 1].media)) {
    --begin;
    words += scene.cut.blocks[begin].words;
    if (scene.lines[begin].heading != 0) ++cards;
  }
  const Scene::Count before = scene.count(0, begin);
  if (cards < 2 || begin <= scene.body_begin || words * 4 > before.prose) return;
  for (uint32_t b = begin; b < end; ++b) verdicts.insist(b, Verdict::drop, Role::related_link);
}

}  // namespace

// A heading or a line that announces other articles, and the links under it; or a box whose name says so.
void related_section(const Scene& scene, Verdicts& verdicts) {
  if (scene.is_list) return;
  if (scene.page_type == PageType::article || scene.page_type == PageType::other) drop_cards_at_end(scene, verdicts);
  const auto take = [&](uint32_t b) {
    if (is_link(scene, b) && scene.inside(b, scene.region)) {
      verdicts.lift(b, Role::related_link);
    } else {
      verdicts.drop(b, Role::related_link);
    }
  };
  for (uint32_t i = 0; i < scene.lines.size(); ++i) {
    const Line& line = scene.lines[i];
    const Surroundings& here = scene.around_block(i);
    if ((here.kinds & kind_related) != 0 && here.worst_hint <= -3) {
      take(i);
      continue;
    }
    uint16_t says = line.cues.alone;
    if (line.heading != 0) says |= line.cues.start | line.cues.label;
    // "More on this topic at Example.org": in documentation and forums "Related functions" are the matter itself.
    if (line.heading != 0 && (scene.page_type == PageType::article || scene.page_type == PageType::other))
      says |= line.cues.lead;
    // An encyclopedia's "See also [edit]" is a section like any other of it.
    const bool edited = has_mark(scene, i) || base::ends_with(scene.cut.text_of(i), "]");
    if ((says & kind_related) == 0 || !verdicts.open(i) || edited) continue;
    const Span section = section_of(scene, i);
    const Scene::Count count = scene.count(section.begin, section.end);
    // Links and teasers follow; where text follows, the heading is one of its own.
    uint32_t teasers = 0;
    for (uint32_t b = section.begin; b < section.end; ++b)
      if (scene.lines[b].teaser) teasers += scene.cut.blocks[b].words;
    if (section.end == section.begin + 1) {
      if (line.heading != 0) continue;
      verdicts.drop(i, Role::related_link);
    } else if ((count.linked + teasers) * 2 > count.words - scene.cut.blocks[i].words) {
      verdicts.drop(i, Role::related_link);
      for (uint32_t b = section.begin + 1; b < section.end; ++b) take(b);
    } else if (is_link(scene, i + 1)) {
      // Only the lines of links right under it.
      verdicts.drop(i, Role::related_link);
      for (uint32_t b = section.begin + 1; b < section.end && is_link(scene, b); ++b) take(b);
    }
  }
}

}  // namespace lectern::extract::rules
