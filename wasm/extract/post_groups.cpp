// Which elements of a page hold the posts of its thread.

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <utility>

#include "extract/post_keys.h"
#include "extract/thread_finder.h"

namespace lectern::extract {
namespace {

using html::kNoNode;
using html::NodeId;

// A text is no post's for a word or two: "Reply", "Author".
constexpr float kFewestWords = 2;

}  // namespace

// How much a stretch says of itself: who wrote it and when are 2, one of them is 1; what is no text says nothing.
int ThreadFinder::signs_of(NodeId begin, NodeId end) const {
  if (words(begin, end) <= kFewestWords || worth(begin, end) <= 0) return 0;
  const auto any = [&](const std::vector<PostMark>& marks) {
    const auto mark = first_mark(marks, begin);
    return mark != marks.end() && mark->node < end ? 1 : 0;
  };
  return any(marks_.authors) + any(marks_.times);
}

bool ThreadFinder::is_barred(ContainerId c) const {
  constexpr uint32_t kBarred = in_navigation | in_footer | in_header | in_aside | in_dialog | in_hidden | in_noscript |
                               in_template | in_quotation | in_control;
  return (scene_.around[c].sections & kBarred) != 0;
}

// The posts among the members of a group. One ends where the next begins.
// @param flat a post goes on behind its member, up to the next member
PostGroup ThreadFinder::measured(const std::vector<ContainerId>& members, bool flat) const {
  PostGroup group;
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

// Where the element ends whose children or grandchildren all members are; 0 if there is none.
NodeId ThreadFinder::end_of_all(const std::vector<ContainerId>& members) const {
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

std::vector<PostGroup> ThreadFinder::groups() const {
  std::vector<PostGroup> out;
  // Two members of each group, or more, say both (measured).
  if (marks_.authors.size() < 2 || marks_.times.size() < 2) return out;
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
    PostGroup group = measured(members, false);
    // A header for each post, its text beside it.
    if (PostGroup flat = measured(members, true); flat.worth > 2 * group.worth) group = std::move(flat);
    if (group.posts.empty()) continue;
    out.push_back(std::move(group));
  }
  return out;
}

// Whether one group tells posts better apart than another: it has most of the text, in the most and tightest parts.
bool ThreadFinder::is_better(const PostGroup& a, const PostGroup& b) {
  constexpr float kAlike = 0.85f, kMoreThanFlat = 0.6f;
  if (a.flat != b.flat) return a.flat ? b.worth < kMoreThanFlat * a.worth : a.worth >= kMoreThanFlat * b.worth;
  if (a.worth < kAlike * b.worth) return false;
  if (b.worth < kAlike * a.worth) return true;
  if (a.sure != b.sure) return a.sure > b.sure;
  return a.words < b.words;
}

std::vector<PostRange> ThreadFinder::ranges_of_groups() const {
  constexpr size_t kMostGroups = 8;
  std::vector<PostGroup> all = groups();
  std::vector<PostRange> ranges;
  if (all.empty()) return ranges;
  std::sort(all.begin(), all.end(), [](const PostGroup& a, const PostGroup& b) { return a.worth > b.worth; });
  if (all.size() > kMostGroups * 4) all.resize(kMostGroups * 4);
  size_t best = 0;
  for (size_t i = 1; i < all.size(); ++i)
    if (is_better(all[i], all[best])) best = i;
  ranges = all[best].posts;
  const float density = all[best].worth / all[best].words;
  all.erase(all.begin() + static_cast<ptrdiff_t>(best));
  if (all.size() > kMostGroups) all.resize(kMostGroups);
  // Single comments before lists of them.
  std::sort(all.begin(), all.end(),
            [](const PostGroup& a, const PostGroup& b) { return a.posts.size() > b.posts.size(); });
  constexpr float kWordsOfPost = 4;
  const ContainerId around = around_all(ranges);
  for (PostGroup& group : all) {
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
ContainerId ThreadFinder::around_all(const std::vector<PostRange>& ranges) const {
  const auto& containers = scene_.cut.containers;
  ContainerId around = ranges.front().container;
  if (around == kNoContainer) around = ranges[1].container;
  while (around != 0 && containers[around].end <= ranges.back().container) around = containers[around].parent;
  return around;
}

// Adds what a group has beside the posts that are there, where those stay posts.
void ThreadFinder::add(std::vector<PostRange>& ranges, const PostGroup& group) const {
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

}  // namespace lectern::extract
