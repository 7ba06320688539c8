#include "html/linked_tree.h"

#include <algorithm>
#include <cstring>
#include <utility>

namespace lectern::html {

LinkedTree::LinkedTree(Document& document) : document_(document), nodes_(document.nodes_) {
  // A node for 32 bytes is more than most pages have.
  const size_t expected = std::min<size_t>(document.input_.size() / 32 + 16, size_t{1} << 20);
  nodes_.reserve(expected);
  links_.reserve(expected);
  document.attributes_.reserve(expected);
  create(NodeType::document, {}, {});
}

NodeId LinkedTree::create(NodeType type, std::string_view text, SourceRange source, Tag tag, Namespace ns) {
  const auto id = static_cast<NodeId>(nodes_.size());
  nodes_.push_back({kNoNode, id, 0, 0, text, source, tag, type, ns});
  links_.push_back({kNoNode, kNoNode});
  return id;
}

NodeId LinkedTree::next_behind_in(NodeId root, NodeId node) const {
  for (; node != root; node = nodes_[node].parent)
    if (const NodeId next = next_sibling(node); next != kNoNode) return next;
  return kNoNode;
}

void LinkedTree::append(NodeId parent, NodeId node) {
  if (first_moved_ == kNoNode) {
    // All in order so far, so this node is too where `parent` holds the node that came last.
    NodeId open = node - 1;
    while (open > parent) open = nodes_[open].parent;
    if (open != parent) moved(next_behind(parent));
  } else if (parent < first_moved_) {
    if (const NodeId behind = next_behind(parent); behind != kNoNode) moved(behind);
  }
  const NodeId last = links_[parent].last_child;
  nodes_[node].parent = parent;
  links_[node].previous = last;
  links_[parent].last_child = node;
  if (last == kNoNode) {
    nodes_[node].end = node;
  } else {
    nodes_[node].end = nodes_[last].end;
    nodes_[last].end = node;
  }
}

void LinkedTree::insert(NodeId parent, NodeId sibling, NodeId node) {
  if (sibling == kNoNode) return append(parent, node);
  moved(sibling);
  const NodeId previous = links_[sibling].previous;
  nodes_[node].parent = parent;
  nodes_[node].end = sibling;
  links_[node].previous = previous;
  links_[sibling].previous = node;
  nodes_[previous == kNoNode ? links_[parent].last_child : previous].end = node;
}

void LinkedTree::remove(NodeId node) {
  const NodeId parent = nodes_[node].parent;
  if (parent == kNoNode) return;
  moved(node);
  const NodeId previous = links_[node].previous;
  const NodeId next = nodes_[node].end;
  Links& around = links_[parent];
  if (around.last_child != node) {
    links_[next].previous = previous;
    nodes_[previous == kNoNode ? around.last_child : previous].end = next;
  } else {
    around.last_child = previous;
    if (previous != kNoNode) nodes_[previous].end = next;
  }
  nodes_[node].parent = kNoNode;
  links_[node].previous = kNoNode;
}

void LinkedTree::move_children(NodeId from, NodeId to) {
  const NodeId first = first_child(from);
  if (first == kNoNode) return;
  moved(first);
  for (NodeId child = first;; child = nodes_[child].end) {
    nodes_[child].parent = to;
    if (child == links_[from].last_child) break;
  }
  links_[to].last_child = links_[from].last_child;
  links_[from].last_child = kNoNode;
}

void LinkedTree::extend_text(NodeId node, std::string_view text, bool in_input) {
  Node& n = nodes_[node];
  if (in_input && n.text.data() + n.text.size() == text.data()) {
    n.text = std::string_view(n.text.data(), n.text.size() + text.size());
    return;
  }
  // A text node has no attributes: the place of their beginning keeps how much room its text has.
  const size_t size = n.text.size() + text.size();
  if (n.attribute_begin < size) {
    const size_t room = std::max<size_t>(2 * size, 64);
    char* const place = document_.allocate(room);
    std::memcpy(place, n.text.data(), n.text.size());
    n.text = std::string_view(place, n.text.size());
    n.attribute_begin = static_cast<uint32_t>(room);
  }
  std::memcpy(const_cast<char*>(n.text.data()) + n.text.size(), text.data(), text.size());
  n.text = std::string_view(n.text.data(), size);
}

void LinkedTree::rebase(const char* from, size_t size, const char* to) {
  for (Node& node : nodes_) node.text = rebased(node.text, from, size, to);
  for (Attribute& attribute : document_.attributes_) {
    attribute.name = rebased(attribute.name, from, size, to);
    attribute.value = rebased(attribute.value, from, size, to);
  }
}

void LinkedTree::set_input(std::string_view input, std::unique_ptr<char[]> owned) {
  document_.input_ = input;
  document_.owned_input_ = std::move(owned);
}

void LinkedTree::finish() {
  document_.read_names();
  if (first_moved_ != kNoNode) reorder();
  for (NodeId node = document_.size(); node-- > 0;) {
    const NodeId last = links_[node].last_child;
    nodes_[node].end = last == kNoNode ? node + 1 : nodes_[last].end;
  }
  const auto child_named = [&](NodeId parent, Tag tag) {
    for (NodeId child = document_.first_child(parent); child != kNoNode; child = document_.next_sibling(child))
      if (document_.is_element(child, tag) && nodes_[child].ns == Namespace::html) return child;
    return kNoNode;
  };
  document_.root_ = child_named(0, Tag::html);
  if (document_.root_ == kNoNode) return;
  document_.head_ = child_named(document_.root_, Tag::head);
  document_.body_ = child_named(document_.root_, Tag::body);
}

// The nodes before first_moved_ keep their ids; the others get theirs in document order. Nodes that were taken out and
// put nowhere are dropped.
void LinkedTree::reorder() {
  const NodeId kept = first_moved_;
  std::vector<NodeId> order;                                      // old ids by new ones
  std::vector<NodeId> renumbered(nodes_.size() - kept, kNoNode);  // new ids by old ones
  order.reserve(nodes_.size() - kept);
  for (NodeId node = kept - 1;;) {
    const NodeId first = first_child(node);
    node = first != kNoNode ? first : next_behind(node);
    if (node == kNoNode) break;
    renumbered[node - kept] = kept + static_cast<NodeId>(order.size());
    order.push_back(node);
  }

  const auto renumber = [&](NodeId& node) {
    if (node != kNoNode && node >= kept) node = renumbered[node - kept];
  };
  std::vector<Node> nodes;
  std::vector<Links> links;
  nodes.reserve(order.size());
  links.reserve(order.size());
  for (const NodeId old : order) {
    nodes.push_back(nodes_[old]);
    renumber(nodes.back().parent);
    links.push_back(links_[old]);
  }
  nodes_.resize(kept + order.size());
  links_.resize(kept + order.size());
  std::copy(nodes.begin(), nodes.end(), nodes_.begin() + kept);
  std::copy(links.begin(), links.end(), links_.begin() + kept);
  for (Links& link : links_) renumber(link.last_child);
}

}  // namespace lectern::html
