#include "extract/rules.h"

namespace lectern::extract::rules {

// A short line by the title that names the writer, or one that its name calls a byline. Further down, people are quoted
// by name.
void byline(const Scene& scene, Verdicts& verdicts) {
  constexpr uint32_t kMostWords = 25;
  Fingerprints names;
  names.add(fingerprint(scene.facts.metadata.byline));
  for (const Author& author : scene.facts.metadata.authors) names.add(fingerprint(author.name));
  for (uint32_t i = 0; i < scene.lines.size(); ++i) {
    const Block& block = scene.cut.blocks[i];
    const Line& line = scene.lines[i];
    if (block.media || block.words > kMostWords || line.heading == 1) continue;
    const Surroundings& here = scene.around_block(i);
    const bool named = (here.own_kinds & here.kinds & kind_byline) != 0 && !line.prose;
    const bool says = (line.cues.any() & kind_byline) != 0 && !line.ends_sentence && i < scene.opening_end;
    // Who edited it stands below the text, who helped at its end.
    const bool edits =
        (line.cues.label & kind_byline) != 0 && !line.ends_sentence && i >= scene.body_end && block.words <= 10;
    const bool credits = edits || ((line.cues.within & kind_byline) != 0 && i >= scene.opening_end);
    const bool author = names.hold(line.fingerprint);
    if (named || says || author) verdicts.lift(i, Role::byline);
    if (credits) verdicts.drop(i, Role::byline);
  }
}

}  // namespace lectern::extract::rules
