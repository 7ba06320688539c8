#include "extract/posts.h"

#include <algorithm>
#include <string_view>

#include "base/text.h"
#include "extract/post_body.h"
#include "extract/post_keys.h"
#include "extract/thread_finder.h"
#include "vocabulary/limits.h"

namespace lectern::extract {
namespace {

using html::NodeId;

// The block that shows the title, which may be no heading.
uint32_t title_of(const Scene& scene) {
  if (scene.title != Scene::kNoBlock) return scene.title;
  const uint64_t title = fingerprint(scene.facts.metadata.title);
  for (uint32_t b = 0; title != 0 && b < scene.lines.size(); ++b)
    if (scene.lines[b].fingerprint == title) return b;
  return Scene::kNoBlock;
}

}  // namespace

ThreadFinder::ThreadFinder(const Scene& scene)
    : scene_(scene),
      marks_(find_post_marks(scene.document, scene.facts.metadata.lang)),
      title_(title_of(scene)),
      worth_(scene.cut.blocks.size() + 1) {
  for (uint32_t i = 0; i < scene.cut.blocks.size(); ++i) {
    const Block& block = scene.cut.blocks[i];
    // The score of a short thread may be low all over.
    constexpr float kOfProse = 0.05f;
    const float score = scene.lines[i].prose ? std::max(block.score, kOfProse) : block.score;
    worth_[i + 1] = worth_[i] + static_cast<float>(block.words) * score;
  }
}

std::vector<Post> ThreadFinder::find() {
  std::vector<PostRange> ranges = ranges_of_groups();
  if (ranges.empty()) return {};
  const PostRange opening = opening_before(ranges.front());
  const bool opens = opening.begin != opening.end;
  if (opens) ranges.insert(ranges.begin(), opening);
  if (ranges.size() < 2) return {};
  extend_first(ranges);
  if (!is_thread(ranges, opens)) return {};
  std::vector<Post> posts;
  posts.reserve(ranges.size());
  for (const PostRange& range : ranges) posts.push_back(post_of(range));
  find_bodies(scene_, posts);
  mark_comments(ranges, posts);
  for (Post& post : posts) name(post);
  nest(ranges, posts);
  return posts;
}

uint32_t ThreadFinder::block_at(NodeId node) const {
  const auto& blocks = scene_.cut.blocks;
  const auto before = [](const Block& block, NodeId n) { return block.begin < n; };
  return static_cast<uint32_t>(std::lower_bound(blocks.begin(), blocks.end(), node, before) - blocks.begin());
}

// Whether what stands before a post says who began the thread and when, so that it has no author of its own.
bool ThreadFinder::is_about(NodeId from, const PostRange& first) const {
  const auto same = [&](const std::vector<PostMark>& marks) {
    const PostMark* before = surest_mark(marks, from, first.begin);
    const PostMark* own = surest_mark(marks, first.begin, first.end);
    return before && own && before->value == own->value;
  };
  return same(marks_.authors) && same(marks_.times);
}

// What stands between the title and the first post, where it can be a post.
PostRange ThreadFinder::opening_before(const PostRange& first) const {
  const uint32_t end = block_at(first.begin);
  uint32_t begin = title_ != Scene::kNoBlock ? title_ + 1 : 0;
  if (begin >= end || begin == 0) return {};
  NodeId from = scene_.cut.blocks[begin].begin;
  // The element around the title may begin with who wrote it.
  const auto& containers = scene_.cut.containers;
  ContainerId box = scene_.cut.runs[title_].container;
  const auto ends_before = [&](ContainerId c) { return scene_.document[containers[c].node].end <= first.begin; };
  while (box != 0 && ends_before(containers[box].parent)) box = containers[box].parent;
  const NodeId start = containers[box].node;
  if (box != 0 && ends_before(box) && surest_mark(marks_.authors, start, from)) {
    from = start;
    begin = containers[box].first_block;
  }
  constexpr float kSomeWords = 8;
  float sure = 0;
  for (uint32_t b = begin; b < end; ++b)
    if (scene_.cut.blocks[b].score >= scene_.threshold) sure += static_cast<float>(scene_.cut.blocks[b].words);
  if (sure < kSomeWords || !surest_mark(marks_.authors, from, first.begin) || is_about(from, first)) return {};
  return {from, first.begin, kNoContainer};
}

// A first post that is the title and who wrote it has its text behind it.
void ThreadFinder::extend_first(std::vector<PostRange>& ranges) const {
  PostRange& first = ranges[0];
  if (title_ == Scene::kNoBlock) return;
  const Block& title = scene_.cut.blocks[title_];
  if (title.begin < first.begin || title.begin >= first.end) return;
  const float own = worth(first.begin, title.begin) + worth(title.end, first.end);
  if (worth(first.end, ranges[1].begin) > own) first.end = ranges[1].begin;
}

bool ThreadFinder::is_thread(const std::vector<PostRange>& ranges, bool opens) const {
  constexpr float kMost = 0.6f;
  constexpr uint32_t kCommentedWords = 100;
  float in = 0;
  for (const PostRange& range : ranges) in += worth(range.begin, range.end);
  if (in < kMost * worth_.back()) return false;
  if (scene_.page_type == PageType::forum) return true;
  if (!any_named(ranges) && any_card(ranges)) return false;
  const uint32_t first = block_at(ranges[opens ? 1 : 0].begin);
  return scene_.counts[first].prose < kCommentedWords;
}

// Whether most of the elements that hold posts are called so: cards that lead to articles have authors and dates,
// too.
bool ThreadFinder::any_named(const std::vector<PostRange>& ranges) const {
  size_t named = 0;
  for (const PostRange& range : ranges)
    named +=
        range.container != kNoContainer && (scene_.around[range.container].own_kinds & (kind_post | kind_comment)) != 0;
  return named * 2 > ranges.size();
}

// Whether a post has a heading that is a link, or is mostly links, as what leads to an article is.
bool ThreadFinder::any_card(const std::vector<PostRange>& ranges) const {
  for (const PostRange& range : ranges) {
    const Scene::Count count = scene_.count(block_at(range.begin), block_at(range.end));
    if (count.linked * 2 > count.words) return true;
    for (uint32_t b = block_at(range.begin); b < block_at(range.end); ++b)
      if (scene_.lines[b].teaser) return true;
  }
  return false;
}

Post ThreadFinder::post_of(const PostRange& range) const {
  Post post;
  post.begin = range.begin;
  post.end = range.end;
  post.first_block = block_at(range.begin);
  post.end_block = block_at(range.end);
  return post;
}

// How deep posts stand: as their elements are nested, or those of one kind around them; or as they say.
void ThreadFinder::nest(const std::vector<PostRange>& ranges, std::vector<Post>& posts) const {
  constexpr int kMostLevels = 3;
  bool nested = false;
  for (int level = 0; level < kMostLevels && !nested; ++level) {
    std::vector<ContainerId> open;
    for (size_t i = 0; i < ranges.size(); ++i) {
      const ContainerId c = above(ranges[i].container, level);
      if (c == kNoContainer) continue;
      while (!open.empty() && (c == open.back() || !is_nested(c, open.back(), level))) open.pop_back();
      posts[i].depth = static_cast<uint32_t>(open.size());
      nested = nested || !open.empty();
      open.push_back(c);
    }
  }
  for (size_t i = 0; i < ranges.size(); ++i) posts[i].depth = std::max(posts[i].depth, said_depth(ranges[i]));
}

ContainerId ThreadFinder::above(ContainerId c, int levels) const {
  for (; levels > 0 && c != kNoContainer; --levels) c = scene_.cut.containers[c].parent;
  return c;
}

// Whether an element is in another one, and, where both are only around posts, of its kind.
bool ThreadFinder::is_nested(ContainerId c, ContainerId outer, int level) const {
  if (c < outer || c >= scene_.cut.containers[outer].end) return false;
  if (level == 0) return true;
  const PostKeys keys = post_keys_of(scene_, outer);
  for (const uint32_t key : post_keys_of(scene_, c))
    if (std::find(keys.begin(), keys.end(), key) != keys.end()) return true;
  return false;
}

// The depth that an element gives near the beginning of a post, 0 where none does.
uint32_t ThreadFinder::said_depth(const PostRange& range) const {
  constexpr NodeId kNear = 16;  // nodes
  for (NodeId n = range.begin; n < std::min(range.end, range.begin + kNear); ++n) {
    if (scene_.document[n].type != html::NodeType::element) continue;
    for (const std::string_view name : {"aria-level", "data-depth", "data-level", "depth", "indent"}) {
      const std::optional<uint32_t> depth = base::number_of(scene_.document.get(n, name), vocabulary::kDeepestPost);
      if (!depth) continue;
      // Levels are counted from 1.
      return name == "aria-level" && *depth > 0 ? *depth - 1 : *depth;
    }
  }
  return 0;
}

// Where posts are no comments by name, those that are comment on them.
void ThreadFinder::mark_comments(const std::vector<PostRange>& ranges, std::vector<Post>& posts) const {
  const auto& containers = scene_.cut.containers;
  const ContainerId top = around_all(ranges);
  const auto is_comment = [&](const PostRange& range) {
    for (ContainerId c = range.container; c != kNoContainer && c > top; c = containers[c].parent)
      if ((scene_.around[c].own_kinds & kind_comment) != 0) return true;
    return false;
  };
  // A question and its answers have comments; a first post alone has replies, whatever they are called.
  float comments = 0, all = 0;
  size_t others = 0;
  for (const PostRange& range : ranges) {
    all += worth(range.begin, range.end);
    if (is_comment(range))
      comments += worth(range.begin, range.end);
    else
      ++others;
  }
  if (others < 2 || comments * 2 > all) return;
  for (size_t i = 0; i < posts.size(); ++i) posts[i].comment = is_comment(ranges[i]);
}

// Who wrote a post and when: outside of its text where that is said there.
void ThreadFinder::name(Post& post) const {
  const auto surest = [&](const std::vector<PostMark>& marks) {
    const PostMark* found = nullptr;
    const auto take = [&](NodeId begin, NodeId end) {
      const PostMark* mark = surest_mark(marks, begin, end);
      if (mark && (!found || mark->rank < found->rank)) found = mark;
    };
    take(post.begin, post.body_begin);
    take(post.body_end, post.end);
    return found ? found : surest_mark(marks, post.begin, post.end);
  };
  if (const PostMark* author = surest(marks_.authors)) {
    post.author = author->value;
    post.author_node = author->node;
  }
  const auto before = [](const ScoreMark& mark, NodeId node) { return mark.node < node; };
  const auto score = std::lower_bound(marks_.scores.begin(), marks_.scores.end(), post.begin, before);
  if (score != marks_.scores.end() && score->node < post.end) post.score = score->score;
  if (const PostMark* time = surest(marks_.times)) {
    post.published_time = time->value;
    post.shown_time = shown(post, *time);
    post.time_node = time->node;
  }
}

// A time as the page shows it: there, or at another place in the post that gives the same day.
std::string ThreadFinder::shown(const Post& post, const PostMark& time) const {
  constexpr size_t kDay = 10;  // "2025-03-04"
  if (!time.shown.empty()) return time.shown;
  const std::string_view day = std::string_view(time.value).substr(0, kDay);
  for (auto mark = first_mark(marks_.times, post.begin); mark != marks_.times.end() && mark->node < post.end; ++mark)
    if (!mark->shown.empty() && base::starts_with(mark->value, day)) return mark->shown;
  return std::string(day);
}

std::vector<Post> find_posts(const Scene& scene) {
  // Of other kinds of pages, those are no threads that say what they are; what an address says is a guess.
  const PageType said = scene.facts.metadata.page_type;
  const bool may_be = scene.page_type == PageType::forum ||
                      ((said == PageType::article || said == PageType::other) && !scene.facts.says_article);
  return may_be ? ThreadFinder(scene).find() : std::vector<Post>();
}

}  // namespace lectern::extract
