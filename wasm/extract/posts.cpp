#include "extract/posts.h"

#include <algorithm>
#include <iterator>
#include <string_view>
#include <utility>

#include "base/text.h"
#include "extract/post_body.h"
#include "extract/post_keys.h"
#include "extract/post_marks.h"
#include "vocabulary/limits.h"

namespace lectern::extract {
namespace {

using html::kNoNode;
using html::NodeId;

// A text is no post's for a word or two: "Reply", "Author".
constexpr float kFewestWords = 2;

/// Where a post stands.
struct PostRange {
  NodeId begin = 0;  // its nodes are [begin, end)
  NodeId end = 0;
  ContainerId container = kNoContainer;  // the element that holds it; kNoContainer for an opening post of no element
};

/// Elements with a name in common, and what their own text is worth.
struct Group {
  std::vector<PostRange> posts;  // those that say who wrote what and when
  float worth = 0;               // words, as likely to belong to the article as their blocks
  float words = 0;
  size_t sure = 0;    // how many say both who and when
  bool flat = false;  // they go on behind their elements
};

class Finder {
 public:
  explicit Finder(const Scene& scene)
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

  std::vector<Post> find() {
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

 private:
  uint32_t block_at(NodeId node) const {
    const auto& blocks = scene_.cut.blocks;
    const auto before = [](const Block& block, NodeId n) { return block.begin < n; };
    return static_cast<uint32_t>(std::lower_bound(blocks.begin(), blocks.end(), node, before) - blocks.begin());
  }
  float worth(NodeId begin, NodeId end) const { return worth_[block_at(end)] - worth_[block_at(begin)]; }
  float words(NodeId begin, NodeId end) const {
    return static_cast<float>(scene_.count(block_at(begin), block_at(end)).words);
  }

  // How much a stretch says of itself: who wrote it and when are 2, one of them is 1; what is no text says nothing.
  int signs_of(NodeId begin, NodeId end) const {
    if (words(begin, end) <= kFewestWords || worth(begin, end) <= 0) return 0;
    const auto any = [&](const std::vector<PostMark>& marks) {
      const auto mark = first_mark(marks, begin);
      return mark != marks.end() && mark->node < end ? 1 : 0;
    };
    return any(marks_.authors) + any(marks_.times);
  }

  bool is_barred(ContainerId c) const {
    constexpr uint32_t kBarred = in_navigation | in_footer | in_header | in_aside | in_dialog | in_hidden |
                                 in_noscript | in_template | in_quotation | in_control;
    return (scene_.around[c].sections & kBarred) != 0;
  }

  // The posts among the members of a group. One ends where the next begins.
  // @param flat a post goes on behind its member, up to the next member
  Group measured(const std::vector<ContainerId>& members, bool flat) const {
    Group group;
    group.flat = flat;
    const NodeId last = flat ? end_of_all(members) : 0;
    if (flat && last == 0) return {};
    for (size_t i = 0; i < members.size(); ++i) {
      const NodeId begin = scene_.cut.containers[members[i]].node;
      const NodeId next = i + 1 < members.size() ? scene_.cut.containers[members[i + 1]].node : kNoNode;
      const NodeId end = flat ? (next != kNoNode ? next : last) : std::min(scene_.document[begin].end, next);
      const int signs = signs_of(begin, end);
      if (signs == 0) continue;
      group.sure += signs == 2;
      group.posts.push_back({begin, end, members[i]});
      group.worth += worth(begin, end);
      group.words += words(begin, end);
    }
    if (group.sure * 3 < members.size() * 2) return {};
    return group;
  }

  // Where the element ends whose children or grandchildren all members are; 0 where there is none.
  NodeId end_of_all(const std::vector<ContainerId>& members) const {
    const auto& containers = scene_.cut.containers;
    const auto end = [&](ContainerId c) { return c == kNoContainer ? 0 : scene_.document[containers[c].node].end; };
    const auto above = [&](ContainerId c) { return c == kNoContainer ? c : containers[c].parent; };
    bool children = true, grandchildren = true;
    const ContainerId parent = above(members.front());
    for (const ContainerId member : members) {
      children = children && above(member) == parent;
      grandchildren = grandchildren && above(above(member)) == above(parent);
    }
    return children ? end(parent) : grandchildren ? end(above(parent)) : 0;
  }

  std::vector<Group> groups() const {
    std::vector<Group> out;
    std::vector<std::pair<uint32_t, ContainerId>> keyed;
    for (ContainerId c = 1; c < scene_.cut.containers.size(); ++c)
      if (!is_barred(c))
        for (const uint32_t key : post_keys_of(scene_, c)) keyed.emplace_back(key, c);
    std::sort(keyed.begin(), keyed.end());
    std::vector<ContainerId> members;
    for (size_t i = 0; i < keyed.size();) {
      members.clear();
      const uint32_t key = keyed[i].first;
      for (; i < keyed.size() && keyed[i].first == key; ++i)
        if (members.empty() || members.back() != keyed[i].second) members.push_back(keyed[i].second);
      if (members.size() < 2) continue;
      Group group = measured(members, false);
      // A header for each post, its text beside it.
      if (Group flat = measured(members, true); flat.worth > 2 * group.worth) group = std::move(flat);
      if (group.posts.empty()) continue;
      out.push_back(std::move(group));
    }
    return out;
  }

  // Whether one group tells posts better apart than another: it has most of the text, in the most and tightest parts.
  static bool is_better(const Group& a, const Group& b) {
    constexpr float kAlike = 0.85f, kMoreThanFlat = 0.6f;
    if (a.flat != b.flat) return a.flat ? b.worth < kMoreThanFlat * a.worth : a.worth >= kMoreThanFlat * b.worth;
    if (a.worth < kAlike * b.worth) return false;
    if (b.worth < kAlike * a.worth) return true;
    if (a.sure != b.sure) return a.sure > b.sure;
    return a.words < b.words;
  }

  std::vector<PostRange> ranges_of_groups() const {
    constexpr size_t kMostGroups = 8;
    std::vector<Group> all = groups();
    std::vector<PostRange> ranges;
    if (all.empty()) return ranges;
    std::sort(all.begin(), all.end(), [](const Group& a, const Group& b) { return a.worth > b.worth; });
    if (all.size() > kMostGroups * 4) all.resize(kMostGroups * 4);
    size_t best = 0;
    for (size_t i = 1; i < all.size(); ++i)
      if (is_better(all[i], all[best])) best = i;
    ranges = all[best].posts;
    const float density = all[best].worth / all[best].words;
    all.erase(all.begin() + static_cast<ptrdiff_t>(best));
    if (all.size() > kMostGroups) all.resize(kMostGroups);
    // Single comments before lists of them.
    std::sort(all.begin(), all.end(), [](const Group& a, const Group& b) { return a.posts.size() > b.posts.size(); });
    constexpr float kWordsOfPost = 4;
    const ContainerId around = around_all(ranges);
    for (Group& group : all) {
      const auto is_outside = [&](const PostRange& range) {
        return range.container < around || range.container >= scene_.cut.containers[around].end;
      };
      std::erase_if(group.posts, is_outside);
      const bool is_text = group.worth * 2 >= density * group.words &&
                           group.worth >= kWordsOfPost * static_cast<float>(group.posts.size());
      if (is_text && !group.flat) add(ranges, group);
    }
    return ranges;
  }

  // The container around all posts.
  ContainerId around_all(const std::vector<PostRange>& ranges) const {
    const auto& containers = scene_.cut.containers;
    ContainerId around = ranges.front().container;
    if (around == kNoContainer) around = ranges[1].container;
    while (around != 0 && containers[around].end <= ranges.back().container) around = containers[around].parent;
    return around;
  }

  // Adds what a group has beside the posts that are there, where those stay posts.
  void add(std::vector<PostRange>& ranges, const Group& group) const {
    constexpr float kMost = 0.5f;  // of a post's text
    std::vector<PostRange> all;
    std::merge(ranges.begin(), ranges.end(), group.posts.begin(), group.posts.end(), std::back_inserter(all),
               [](const PostRange& a, const PostRange& b) { return a.begin < b.begin; });
    size_t kept = 0;
    for (size_t i = 0, own = 0; i < all.size(); ++i) {
      while (own < ranges.size() && ranges[own].begin < all[i].begin) ++own;
      const bool is_new = own == ranges.size() || ranges[own].begin != all[i].begin;
      const float whole = worth(all[i].begin, all[i].end);
      if (i + 1 < all.size()) all[i].end = std::min(all[i].end, all[i + 1].begin);
      if (all[i].begin >= all[i].end || signs_of(all[i].begin, all[i].end) == 0) continue;
      // What is around a post and has little of its own is that post.
      if (!is_new || worth(all[i].begin, all[i].end) >= kMost * whole) all[kept++] = all[i];
    }
    all.resize(kept);
    if (all.size() <= ranges.size()) return;
    // Every post must still be there, unless it was a list of them; what holds most of one and is alone in it is the
    // same post.
    size_t at = 0, split = 0;
    for (const PostRange& range : ranges) {
      while (at < all.size() && all[at].begin < range.begin) ++at;
      if (at == all.size() || all[at].begin >= range.end) return;
      if (all[at].begin != range.begin) continue;
      const bool one = at + 1 < all.size() && all[at + 1].begin < range.end &&
                       (at + 2 == all.size() || all[at + 2].begin >= range.end);
      split += one && worth(all[at].begin, all[at].end) < kMost * worth(range.begin, range.end);
    }
    if (split * 2 <= ranges.size()) ranges = std::move(all);
  }

  float words_of(uint32_t block) const { return static_cast<float>(scene_.cut.blocks[block].words); }

  // Whether what stands before a post says who began the thread and when, so that it has no author of its own.
  bool is_about(NodeId from, const PostRange& first) const {
    const auto same = [&](const std::vector<PostMark>& marks) {
      const PostMark* before = surest_mark(marks, from, first.begin);
      const PostMark* own = surest_mark(marks, first.begin, first.end);
      return before && own && before->value == own->value;
    };
    return same(marks_.authors) && same(marks_.times);
  }

  // What stands between the title and the first post, where it can be a post.
  PostRange opening_before(const PostRange& first) const {
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
      if (scene_.cut.blocks[b].score >= scene_.threshold) sure += words_of(b);
    if (sure < kSomeWords || !surest_mark(marks_.authors, from, first.begin) || is_about(from, first)) return {};
    return {from, first.begin, kNoContainer};
  }

  // A first post that is the title and who wrote it has its text behind it.
  void extend_first(std::vector<PostRange>& ranges) const {
    PostRange& first = ranges[0];
    if (title_ == Scene::kNoBlock) return;
    const Block& title = scene_.cut.blocks[title_];
    if (title.begin < first.begin || title.begin >= first.end) return;
    const float own = worth(first.begin, title.begin) + worth(title.end, first.end);
    if (worth(first.end, ranges[1].begin) > own) first.end = ranges[1].begin;
  }

  bool is_thread(const std::vector<PostRange>& ranges, bool opens) const {
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
  bool any_named(const std::vector<PostRange>& ranges) const {
    size_t named = 0;
    for (const PostRange& range : ranges)
      named += range.container != kNoContainer &&
               (scene_.around[range.container].own_kinds & (kind_post | kind_comment)) != 0;
    return named * 2 > ranges.size();
  }

  // Whether a post has a heading that is a link, or is mostly links, as what leads to an article is.
  bool any_card(const std::vector<PostRange>& ranges) const {
    for (const PostRange& range : ranges) {
      const Scene::Count count = scene_.count(block_at(range.begin), block_at(range.end));
      if (count.linked * 2 > count.words) return true;
      for (uint32_t b = block_at(range.begin); b < block_at(range.end); ++b)
        if (scene_.lines[b].teaser) return true;
    }
    return false;
  }

  Post post_of(const PostRange& range) const {
    Post post;
    post.begin = range.begin;
    post.end = range.end;
    post.first_block = block_at(range.begin);
    post.end_block = block_at(range.end);
    return post;
  }

  // How deep posts stand: as their elements are nested, or those of one kind around them; or as they say.
  void nest(const std::vector<PostRange>& ranges, std::vector<Post>& posts) const {
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

  ContainerId above(ContainerId c, int levels) const {
    for (; levels > 0 && c != kNoContainer; --levels) c = scene_.cut.containers[c].parent;
    return c;
  }

  // Whether an element is in another one, and, where both are only around posts, of its kind.
  bool is_nested(ContainerId c, ContainerId outer, int level) const {
    if (c < outer || c >= scene_.cut.containers[outer].end) return false;
    if (level == 0) return true;
    const PostKeys keys = post_keys_of(scene_, outer);
    for (const uint32_t key : post_keys_of(scene_, c))
      if (std::find(keys.begin(), keys.end(), key) != keys.end()) return true;
    return false;
  }

  // The depth that an element gives near the beginning of a post, 0 where none does.
  uint32_t said_depth(const PostRange& range) const {
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
  void mark_comments(const std::vector<PostRange>& ranges, std::vector<Post>& posts) const {
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
  void name(Post& post) const {
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
  std::string shown(const Post& post, const PostMark& time) const {
    constexpr size_t kDay = 10;  // "2025-03-04"
    if (!time.shown.empty()) return time.shown;
    const std::string_view day = std::string_view(time.value).substr(0, kDay);
    for (auto mark = first_mark(marks_.times, post.begin); mark != marks_.times.end() && mark->node < post.end; ++mark)
      if (!mark->shown.empty() && base::starts_with(mark->value, day)) return mark->shown;
    return std::string(day);
  }

  // The block that shows the title, which may be no heading.
  static uint32_t title_of(const Scene& scene) {
    if (scene.title != Scene::kNoBlock) return scene.title;
    const uint64_t title = fingerprint(scene.facts.metadata.title);
    for (uint32_t b = 0; title != 0 && b < scene.lines.size(); ++b)
      if (scene.lines[b].fingerprint == title) return b;
    return Scene::kNoBlock;
  }

  const Scene& scene_;
  PostMarks marks_;
  uint32_t title_;
  std::vector<float> worth_;  // of blocks [0, i)
};

}  // namespace

std::vector<Post> find_posts(const Scene& scene) {
  // Of other kinds of pages, those are no threads that say what they are; what an address says is a guess.
  const PageType said = scene.facts.metadata.page_type;
  const bool may_be = scene.page_type == PageType::forum ||
                      ((said == PageType::article || said == PageType::other) && !scene.facts.says_article);
  return may_be ? Finder(scene).find() : std::vector<Post>();
}

}  // namespace lectern::extract
