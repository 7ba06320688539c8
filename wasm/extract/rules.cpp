#include "extract/rules.h"

#include "base/text.h"
#include "html/frames.h"

namespace lectern::extract {
namespace {

using RuleFunction = void (*)(const Scene&, Verdicts&);

struct Rule {
  RuleFunction run;
  bool firm;
  Reason reason;
};

constexpr Rule kRules[] = {
#define LECTERN_RULE(rule, id, firm, why) {rules::rule, firm, {id, why}},
#include "extract/rules.def"
#undef LECTERN_RULE
};

// A score that keeps a block is more reliable than names and phrases: on pages that the model was not trained on, rules
// that are not firm did harm there. The exception is short labels on pages whose threshold shows that the scores
// separate text from the rest well.
constexpr uint32_t kLabelWords = 8;  // labels have fewer
constexpr float kTellsWell = 0.4f;

// A formula alone in its block: in TeX's marks for that, or made by MathJax.
bool is_formula(const Scene& scene, uint32_t block) {
  const std::string_view text = scene.cut.text_of(block);
  if (text.size() > 4 && base::starts_with(text, "$$") && base::ends_with(text, "$$")) return true;
  if (base::starts_with(text, "\\[") && base::ends_with(text, "\\]")) return true;
  return scene.document[scene.cut.blocks[block].element].text == "mjx-container";
}

}  // namespace

void Verdicts::decide(uint32_t block, Verdict verdict, Role role) {
  const Block& b = scene_.cut.blocks[block];
  const bool yields =
      !firm_ && b.score >= scene_.threshold && (b.words >= kLabelWords || scene_.threshold < kTellsWell);
  if (open(block) && !yields) overrule(block, verdict, role);
}

void Verdicts::drop(Span blocks, Role role) {
  for (uint32_t b = blocks.begin; b < blocks.end; ++b) drop(b, role);
}

void Verdicts::overrule(uint32_t block, Verdict verdict, Role role) {
  Block& b = scene_.cut.blocks[block];
  b.verdict = verdict;
  b.role = role;
  b.reason = reason_;
}

void judge(Scene& scene) {
  Verdicts verdicts(scene);
  for (const Rule& rule : kRules) {
    verdicts.set_rule(rule.reason, rule.firm);
    rule.run(scene, verdicts);
  }
}

Role role_by_element(const Scene& scene, uint32_t block) {
  using html::Tag;
  const Block& b = scene.cut.blocks[block];
  if (b.media) {
    switch (scene.document[b.begin].tag) {
      case Tag::iframe:
      case Tag::embed:
      case Tag::object:
        return Role::embed;
      case Tag::math:
        return Role::math;
      case Tag::hr:
        return Role::other;
      default:
        return html::stands_for_frame(scene.document, b.begin) ? Role::embed : Role::figure;
    }
  }
  const uint32_t sections = scene.around_block(block).sections;
  if (scene.lines[block].note_of != Scene::kNoBlock) return Role::footnote;
  if (scene.lines[block].heading != 0) return Role::heading;
  if ((sections & in_code) != 0) return Role::code;
  if ((sections & in_caption) != 0) return Role::caption;
  if (is_formula(scene, block)) return Role::math;
  if ((sections & in_table) != 0) return Role::table;
  if (scene.lines[block].pull_quote) return Role::pull_quote;
  if ((sections & in_quotation) != 0) return Role::quotation;
  if ((sections & in_list) != 0) return Role::list;
  return Role::paragraph;
}

}  // namespace lectern::extract
