#include "base/text.h"
#include "extract/rules.h"

namespace lectern::extract::rules {
namespace {

constexpr uint32_t kCommentedWords = 100;

bool announces(const Scene& scene, uint32_t i) {
  const Line& line = scene.lines[i];
  return (line.cues.alone & kind_comment) != 0 || (line.heading != 0 && (line.cues.any() & kind_comment) != 0);
}

constexpr uint32_t kShortLine = 20;  // words

bool has_year(std::string_view text) {
  size_t digits = 0;
  for (size_t i = 0; i <= text.size(); ++i) {
    if (i < text.size() && base::is_digit(text[i])) {
      ++digits;
      continue;
    }
    if (digits == 4 && (base::starts_with(text.substr(i - 4), "19") || base::starts_with(text.substr(i - 4), "20")))
      return true;
    digits = 0;
  }
  return false;
}

// Whether a heading stands beside the paragraphs of the text before it: comments have a box of their own.
// @param before the last block of prose up to the heading
bool goes_on_with_text(const Scene& scene, uint32_t heading, uint32_t before) {
  const auto parent = [&](ContainerId container) { return scene.cut.containers[container].parent; };
  const ContainerId own = scene.cut.runs[heading].container;
  const ContainerId box = has_mark(scene, heading) ? parent(own) : own;
  return scene.lines[before].prose && parent(scene.cut.runs[before].container) == parent(box);
}

// Whether what is announced as comments looks like them: it comes after the text, or says who wrote when, what to press
// or fill in. An article may have a section on comments.
// @param prose the last block of prose up to the announcement
bool looks_like_comments(const Scene& scene, Span section, uint32_t prose) {
  constexpr uint16_t kSaid = kind_byline | kind_comment | kind_date | kind_navigation | kind_share;
  for (uint32_t i = section.begin + 1; i < section.end; ++i) {
    const Surroundings& here = scene.around_block(i);
    if ((here.sections & (in_comments | in_form | in_control)) != 0) return true;
    if ((here.kinds & (kind_comment | kind_post)) != 0) return true;
    if (scene.cut.blocks[i].words > kShortLine || scene.lines[i].heading != 0) continue;
    if ((scene.lines[i].cues.any() & kSaid) != 0 || has_year(scene.cut.text_of(i))) return true;
  }
  const bool last = section.end >= scene.body_end && !goes_on_with_text(scene, section.begin, prose);
  return last || section.end == section.begin + 1 || scene.fields(scene.cut.runs[section.begin].container) != 0;
}

// What stands over comments or leads to the form under them: "12 comments", "Leave a comment".
bool is_label(const Scene& scene, uint32_t i) { return (scene.lines[i].cues.alone & kind_comment) != 0; }

Verdict verdict_on(const Scene& scene, uint32_t i) {
  // A form is no comment: nobody wrote it.
  const bool form = (scene.around_block(i).sections & (in_form | in_control)) != 0 || is_label(scene, i);
  return scene.options.comments && !form && !scene.cut.blocks[i].media ? Verdict::lift : Verdict::drop;
}

}  // namespace

// Comments under an article, by their containers' names or by the heading over them. A forum's posts are what it is
// about.
void comments(const Scene& scene, Verdicts& verdicts) {
  if (scene.page_type == PageType::forum) return;
  bool any = false;    // comment of those that stand together has come
  uint32_t prose = 0;  // the last block of it
  for (uint32_t i = 0; i < scene.lines.size(); ++i) {
    if (scene.lines[i].prose) prose = i;
    const bool in = (scene.around_block(i).sections & in_comments) != 0;
    if (announces(scene, i) && scene.counts[i].prose >= kCommentedWords) {
      const Span section = section_of(scene, i);
      if (!looks_like_comments(scene, section, prose)) continue;
      for (uint32_t b = section.begin; b < section.end; ++b)
        if (!in || (scene.around_block(b).sections & in_comments) != 0)
          verdicts.insist(b, verdict_on(scene, b), Role::comment);
    }
    if (!in) {
      any = false;
    } else if (scene.lines[i].heading != 0 && !any) {
      // The heading over them is nobody's comment.
      verdicts.drop(i, Role::comment);
    } else {
      verdicts.decide(i, verdict_on(scene, i), Role::comment);
      any = any || scene.lines[i].prose;
    }
  }
}

}  // namespace lectern::extract::rules
