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
    if (document.is_element(n, tag == Tag::table ? Tag::caption : Tag::summary))
      caption = std::min(caption, n);
    else if (tag == Tag::table && document.is_element(n, Tag::thead))
      head = std::min(head, n);
    else if (tag == Tag::table && document.is_element(n, Tag::tfoot))
      foot = std::min(foot, n);
    children.push_back(n);
  }
  std::vector<NodeId> shown;
  const auto add = [&](NodeId n) {
    if (n != html::kNoNode) shown.push_back(n);
  };
  add(caption);
  add(head);
  for (const NodeId n : children)
    if (n != caption && n != head && n != foot) shown.push_back(n);
  add(foot);
  if (shown == children) shown.clear();
  return shown;
}

}  // namespace lectern::article
