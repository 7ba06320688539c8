#include "article/shown_order.h"

#include <algorithm>

namespace lectern::article {

using html::NodeId;
using html::Tag;

std::vector<NodeId> children_as_shown(const html::Document& document, NodeId node) {
  const Tag tag = document[node].tag;
  if (tag != Tag::table && tag != Tag::details) return {};
  NodeId caption = html::kNoNode, head = html::kNoNode, foot = html::kNoNode;
  std::vector<NodeId> children;
  for (NodeId n = node + 1; n < document[node].end; n = document[n].end) {
    const auto is_first = [&](Tag wanted, NodeId first) {
      return document.is_element(n, wanted) && first == html::kNoNode;
    };
    if (is_first(tag == Tag::table ? Tag::caption : Tag::summary, caption))
      caption = n;
    else if (tag == Tag::table && is_first(Tag::thead, head))
      head = n;
    else if (tag == Tag::table && is_first(Tag::tfoot, foot))
      foot = n;
    children.push_back(n);
  }
  const auto place = [&](NodeId n) { return n == caption ? 0 : n == head ? 1 : n == foot ? 3 : 2; };
  const auto is_shown_before = [&](NodeId a, NodeId b) { return place(a) < place(b); };
  if (std::is_sorted(children.begin(), children.end(), is_shown_before)) return {};
  std::stable_sort(children.begin(), children.end(), is_shown_before);
  return children;
}

}  // namespace lectern::article
