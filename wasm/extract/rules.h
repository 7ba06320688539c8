#pragma once

#include <cstdint>
#include <string_view>

#include "extract/scene.h"

namespace lectern::extract {

/// The verdicts of a page while its rules are at work, in the order of rules.def. A block is the first rule's that
/// decides it.
class Verdicts {
 public:
  explicit Verdicts(Scene& scene) : scene_(scene) {}

  /// Whether no rule has decided a block.
  bool open(uint32_t block) const { return scene_.cut.blocks[block].reason == nullptr; }
  /// Whether a block is decided and stays in the body.
  bool kept(uint32_t block) const { return !open(block) && scene_.cut.blocks[block].verdict == Verdict::keep; }

  /// Decides a block that no rule has decided.
  void decide(uint32_t block, Verdict verdict, Role role);
  void keep(uint32_t block, Role role) { decide(block, Verdict::keep, role); }
  void drop(uint32_t block, Role role) { decide(block, Verdict::drop, role); }
  void lift(uint32_t block, Role role) { decide(block, Verdict::lift, role); }
  void drop(Span blocks, Role role);
  /// Decides a block whatever its score: for what more than names or phrases speak for.
  void insist(uint32_t block, Verdict verdict, Role role) {
    if (open(block)) overrule(block, verdict, role);
  }
  /// Decides a block again: for rules that correct what the score chose.
  void overrule(uint32_t block, Verdict verdict, Role role);

  /// Names the rule that decides from here on.
  /// @param firm whether it decides blocks whatever their score
  void set_rule(const Reason& reason, bool firm) {
    reason_ = &reason;
    firm_ = firm;
  }

 private:
  Scene& scene_;
  const Reason* reason_ = nullptr;
  bool firm_ = true;
};

/// Judges every block of a page: runs the rules of rules.def in order.
void judge(Scene& scene);

/// The role that a block has by its element alone.
Role role_by_element(const Scene& scene, uint32_t block);

namespace rules {
#define LECTERN_RULE(rule, id, firm, why) void rule(const Scene& scene, Verdicts& verdicts);
#include "extract/rules.def"
#undef LECTERN_RULE
}  // namespace rules

}  // namespace lectern::extract
