#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "extract/post_marks.h"
#include "extract/scene.h"

namespace lectern::extract {

/// Where a post stands.
struct PostRange {
  html::NodeId begin = 0;  // its nodes are [begin, end)
  html::NodeId end = 0;
  ContainerId container = kNoContainer;  // the element that holds it; kNoContainer for an opening post of no element
};

/// Elements with a name in common, and what their own text is worth.
struct PostGroup {
  std::vector<PostRange> posts;  // those that say who wrote what and when
  float worth = 0;               // words, as likely to belong to the article as their blocks
  float words = 0;
  size_t sure = 0;    // how many say both who and when
  bool flat = false;  // they go on behind their elements
};

/// Finds the posts of a thread: first the elements that hold them, then what each says of itself.
class ThreadFinder {
 public:
  explicit ThreadFinder(const Scene& scene);

  /// The posts in the page's order; none where the page is no thread.
  std::vector<Post> find();

 private:
  // posts.cpp
  uint32_t block_at(html::NodeId node) const;
  float worth(html::NodeId begin, html::NodeId end) const { return worth_[block_at(end)] - worth_[block_at(begin)]; }
  float words(html::NodeId begin, html::NodeId end) const {
    return static_cast<float>(scene_.count(block_at(begin), block_at(end)).words);
  }
  bool is_about(html::NodeId from, const PostRange& first) const;
  PostRange opening_before(const PostRange& first) const;
  void extend_first(std::vector<PostRange>& ranges) const;
  bool is_thread(const std::vector<PostRange>& ranges, bool opens) const;
  bool any_named(const std::vector<PostRange>& ranges) const;
  bool any_card(const std::vector<PostRange>& ranges) const;
  Post post_of(const PostRange& range) const;
  void nest(const std::vector<PostRange>& ranges, std::vector<Post>& posts) const;
  ContainerId above(ContainerId c, int levels) const;
  bool is_nested(ContainerId c, ContainerId outer, int level) const;
  uint32_t said_depth(const PostRange& range) const;
  void mark_comments(const std::vector<PostRange>& ranges, std::vector<Post>& posts) const;
  void name(Post& post) const;
  std::string shown(const Post& post, const PostMark& time) const;

  // post_groups.cpp
  int signs_of(html::NodeId begin, html::NodeId end) const;
  bool is_barred(ContainerId c) const;
  PostGroup measured(const std::vector<ContainerId>& members, bool flat) const;
  html::NodeId end_of_all(const std::vector<ContainerId>& members) const;
  std::vector<PostGroup> groups() const;
  static bool is_better(const PostGroup& a, const PostGroup& b);
  std::vector<PostRange> ranges_of_groups() const;
  ContainerId around_all(const std::vector<PostRange>& ranges) const;
  void add(std::vector<PostRange>& ranges, const PostGroup& group) const;

  const Scene& scene_;
  PostMarks marks_;
  uint32_t title_;
  std::vector<float> worth_;  // of blocks [0, i)
};

}  // namespace lectern::extract
