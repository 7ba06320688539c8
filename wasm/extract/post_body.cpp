#include "extract/post_body.h"

#include <algorithm>

#include "extract/post_keys.h"

namespace lectern::extract {
namespace {

using html::NodeId;

/// A container within a post, by one of its keys.
struct Part {
  uint32_t key;
  uint32_t post;
  ContainerId container;

  bool operator<(const Part& other) const { return key != other.key ? key < other.key : container < other.container; }
};

class Finder {
 public:
  Finder(const Scene& scene, std::vector<Post>& posts)
      : scene_(scene), posts_(posts), wanted_(scene.cut.blocks.size() + 1), best_(posts.size(), 0) {
    weigh();
  }

  void find() {
    for (Post& post : posts_) {
      post.body_begin = post.begin;
      post.body_end = post.end;
    }
    const std::vector<Part> parts = parts_of_posts();
    const auto end_of_key = [&](size_t begin) {
      size_t end = begin;
      while (end < parts.size() && parts[end].key == parts[begin].key) ++end;
      return end;
    };
    // A post's text is the part that fits best. Of parts that fit alike the last is the innermost in some post.
    for (size_t i = 0; i < parts.size();) {
      const size_t end = end_of_key(i);
      const float fit = fit_of(parts, i, end);
      for (size_t at = i; at < end; ++at)
        if (float& best = best_[parts[at].post]; fit > best) best = fit;
      i = end;
    }
    for (size_t i = 0; i < parts.size();) {
      const size_t end = end_of_key(i);
      const float fit = fit_of(parts, i, end);
      for (size_t at = i; at < end;) {
        const uint32_t post = parts[at].post;
        size_t next = at;
        while (next < end && parts[next].post == post) ++next;
        if (fit == best_[post]) place(parts, at, next);
        at = next;
      }
      i = end;
    }
  }

 private:
  // Weighs words by their blocks' scores against the mean of the posts' prose: what scores like that is wanted whole,
  // and what scores less much less. Short lines in posts are labels more often than text.
  void weigh() {
    constexpr float kLike = 0.7f;
    float prose = 0, scores = 0;
    for (const Post& post : posts_)
      for (uint32_t b = post.first_block; b < post.end_block; ++b) {
        if (!scene_.lines[b].prose) continue;
        prose += words(b, b + 1);
        scores += words(b, b + 1) * scene_.cut.blocks[b].score;
      }
    const float mean = prose > 0 && scores > 0 ? kLike * scores / prose : 1;
    constexpr float kOfLabels = 0.5f;
    for (uint32_t b = 0; b < scene_.cut.blocks.size(); ++b) {
      const float like = std::min(1.0f, scene_.cut.blocks[b].score / mean);
      wanted_[b + 1] = wanted_[b] + words(b, b + 1) * like * like * (scene_.lines[b].prose ? 1 : kOfLabels);
    }
  }

  float words(uint32_t begin, uint32_t end) const { return static_cast<float>(scene_.count(begin, end).words); }
  float wanted(uint32_t begin, uint32_t end) const { return wanted_[end] - wanted_[begin]; }

  // How well the words of a key's parts agree with what is wanted of the posts that have it: their F1, and less where
  // few posts have it.
  float fit_of(const std::vector<Part>& parts, size_t begin, size_t end) const {
    constexpr float kAlone = 0.3f;  // what a part of one post loses
    float w = 0, r = 0, all = 0, posts = 0;
    ContainerId until = 0;  // of the outermost
    for (size_t i = begin; i < end; ++i) {
      const Post& post = posts_[parts[i].post];
      if (i == begin || parts[i - 1].post != parts[i].post) {
        all += wanted(post.first_block, post.end_block);
        ++posts;
      }
      if (parts[i].container < until) continue;
      const Container& container = scene_.cut.containers[parts[i].container];
      until = container.end;
      w += words(container.first_block, container.end_block);
      r += wanted(container.first_block, container.end_block);
    }
    return w + all > 0 ? 2 * r / (w + all) * (1 - kAlone / posts) : 0;
  }

  // The parts of all posts, those of the same key together, each post's in order.
  std::vector<Part> parts_of_posts() const {
    const auto& containers = scene_.cut.containers;
    std::vector<Part> parts;
    ContainerId c = 0;
    for (uint32_t p = 0; p < posts_.size(); ++p) {
      while (c < containers.size() && containers[c].node < posts_[p].begin) ++c;
      for (; c < containers.size() && containers[c].node < posts_[p].end; ++c) {
        constexpr uint32_t kNoText = in_aside | in_footer | in_local_footer | in_quotation;
        const bool is_text =
            c == 0 || (scene_.around[c].sections & ~scene_.around[containers[c].parent].sections & kNoText) == 0;
        if (scene_.document[containers[c].node].end > posts_[p].end || !is_text) continue;
        for (const uint32_t key : post_keys_of(scene_, c)) parts.push_back({key, p, c});
      }
    }
    std::sort(parts.begin(), parts.end());
    return parts;
  }

  // A post's text reaches from the first of its parts to the end of the last.
  void place(const std::vector<Part>& parts, size_t begin, size_t end) {
    Post& post = posts_[parts[begin].post];
    post.body_begin = scene_.cut.containers[parts[begin].container].node;
    post.body_end = 0;
    post.body = parts[begin].container;
    for (size_t i = begin; i < end; ++i)
      post.body_end = std::max(post.body_end, scene_.document[scene_.cut.containers[parts[i].container].node].end);
  }

  const Scene& scene_;
  std::vector<Post>& posts_;
  std::vector<float> wanted_;  // words of blocks [0, i)
  std::vector<float> best_;    // of each post
};

}  // namespace

void find_bodies(const Scene& scene, std::vector<Post>& posts) { Finder(scene, posts).find(); }

}  // namespace lectern::extract
