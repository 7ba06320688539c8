#include <algorithm>
#include <unordered_set>
#include <vector>

#include "base/text.h"
#include "base/words.h"
#include "extract/rules.h"

namespace lectern::extract::rules {
namespace {

// Whether a block says who wrote a post or when, and little else.
bool is_header(const Scene& scene, const Post& post, uint32_t b) {
  constexpr uint32_t kLittle = 4;  // words
  const Block& block = scene.cut.blocks[b];
  const auto says = [&](html::NodeId node) {
    return node != html::kNoNode &&
           (scene.document.contains(node, block.begin) || (block.begin <= node && node < block.end));
  };
  uint32_t said = 0;
  if (says(post.author_node)) said += base::count_words(post.author);
  if (says(post.time_node)) said += base::count_words(post.shown_time);
  return said > 0 && block.words <= said + kLittle;
}

// What stands inside a post's text and is none of it. What is around the whole text tells nothing: some pages keep each
// post in a form.
bool is_barred(const Scene& scene, const Post& post, uint32_t b) {
  constexpr uint32_t kBarred = in_navigation | in_form | in_control | in_dialog | in_search | in_hidden | in_noscript |
                               in_template | in_aside | in_footer | in_local_footer;
  constexpr uint16_t kKinds = kind_share | kind_advertisement | kind_newsletter | kind_settings | kind_cookie;
  const Surroundings& here = scene.around_block(b);
  const Surroundings& text = scene.around[post.body];
  return (here.sections & ~text.sections & kBarred) != 0 || (here.kinds & ~text.kinds & kKinds) != 0;
}

// The links that stand in several posts: "Click to expand", "Top". Sorted.
std::vector<uint64_t> labels_of(const Scene& scene) {
  constexpr uint32_t kLabelWords = 5, kSeveral = 3;
  std::vector<uint64_t> lines, labels;
  for (const Post& post : scene.posts) {
    const size_t before = lines.size();
    for (uint32_t b = post.first_block; b < post.end_block; ++b)
      if (scene.cut.blocks[b].words <= kLabelWords && is_link(scene, b)) lines.push_back(scene.lines[b].fingerprint);
    const auto begin = lines.begin() + static_cast<ptrdiff_t>(before);
    std::sort(begin, lines.end());
    lines.erase(std::unique(begin, lines.end()), lines.end());
  }
  std::sort(lines.begin(), lines.end());
  for (size_t i = 0; i + kSeveral <= lines.size(); ++i)
    if (lines[i] != 0 && lines[i] == lines[i + kSeveral - 1] && (labels.empty() || labels.back() != lines[i]))
      labels.push_back(lines[i]);
  return labels;
}

// What the posts have said so far. What one quotes of another is read there.
class Said {
 public:
  explicit Said(const Scene& scene) : scene_(scene) {}

  void add(uint32_t block) {
    if (is_long(block)) said_.insert(scene_.lines[block].fingerprint);
  }
  bool has(uint32_t block) const { return is_long(block) && said_.count(scene_.lines[block].fingerprint) != 0; }
  // Whether a line only says whom the next block quotes: "Ann wrote:".
  bool leads(uint32_t block) const {
    constexpr uint32_t kLeadWords = 10;
    return block + 1 < scene_.lines.size() && scene_.cut.blocks[block].words <= kLeadWords && has(block + 1) &&
           base::ends_with(scene_.cut.text_of(block), ":");
  }

 private:
  bool is_long(uint32_t block) const {
    constexpr uint32_t kWords = 6;
    return scene_.cut.blocks[block].words >= kWords && (scene_.around_block(block).sections & in_code) == 0;
  }

  const Scene& scene_;
  std::unordered_set<uint64_t> said_;
};

// Keeps a post's text and drops what else it holds.
class Judge {
 public:
  Judge(const Scene& scene, Verdicts& verdicts)
      : scene_(scene), verdicts_(verdicts), said_(scene), labels_(labels_of(scene)) {}

  void judge(const Post& post) {
    if (post.comment && !scene_.options.comments) {
      verdicts_.drop({post.first_block, post.end_block}, Role::comment);
      return;
    }
    bool any = false;
    for (uint32_t b = post.first_block; b < post.end_block; ++b) {
      if (is_text(post, b) && !said_.has(b) && !said_.leads(b)) verdicts_.keep(b, role_by_element(scene_, b));
      verdicts_.drop(b, is_header(scene_, post, b) ? Role::byline : Role::other);
      if (!verdicts_.kept(b)) continue;
      said_.add(b);
      any = true;
    }
    // A post that only says what the title or another post does is still one.
    for (uint32_t b = post.first_block; b < post.end_block && !any; ++b)
      if (is_text(post, b) && b != scene_.title && !is_asked(b))
        verdicts_.overrule(b, Verdict::keep, role_by_element(scene_, b));
  }

 private:
  // What the reader chose stays as it is.
  bool is_asked(uint32_t b) const { return scene_.cut.blocks[b].reason->id == "asked"; }

  bool is_text(const Post& post, uint32_t b) const {
    const Block& block = scene_.cut.blocks[b];
    const bool is_label =
        is_link(scene_, b) && std::binary_search(labels_.begin(), labels_.end(), scene_.lines[b].fingerprint);
    return block.begin >= post.body_begin && block.begin < post.body_end && !is_label && !is_header(scene_, post, b) &&
           !is_barred(scene_, post, b) && (scene_.around_block(b).sections & in_invisible) == 0;
  }

  const Scene& scene_;
  Verdicts& verdicts_;
  Said said_;
  std::vector<uint64_t> labels_;
};

}  // namespace

// A thread is made of posts: each is kept whole, and what stands around them goes. What a post quotes of another is
// read there.
void posts(const Scene& scene, Verdicts& verdicts) {
  if (scene.posts.empty()) return;
  Judge judge(scene, verdicts);
  uint32_t next = 0;
  for (const Post& post : scene.posts) {
    verdicts.drop({next, post.first_block}, Role::other);
    judge.judge(post);
    next = post.end_block;
  }
  verdicts.drop({next, static_cast<uint32_t>(scene.lines.size())}, Role::other);
}

}  // namespace lectern::extract::rules
