#include "html/selected_content.h"

#include <vector>

namespace lectern::html {
namespace {

bool is_html(const LinkedTree& tree, NodeId node, Tag tag) {
  return tree[node].tag == tag && tree[node].type == NodeType::element && tree[node].ns == Namespace::html;
}

// The select that an element shows the choice of: none where it stands in an option or in another selectedcontent.
NodeId select_of(const LinkedTree& tree, NodeId element) {
  for (NodeId node = tree.parent(element); node != kNoNode; node = tree.parent(node)) {
    if (is_html(tree, node, Tag::select)) return node;
    if (is_html(tree, node, Tag::option) || is_html(tree, node, Tag::selectedcontent)) return kNoNode;
  }
  return kNoNode;
}

NodeId selected_option(LinkedTree& tree, NodeId select) {
  const Document& document = tree.document();
  NodeId first = kNoNode;
  NodeId selected = kNoNode;
  NodeId node = tree.next_in(select, select);
  while (node != kNoNode) {
    const bool other = is_html(tree, node, Tag::select) || is_html(tree, node, Tag::datalist);
    if (is_html(tree, node, Tag::option)) {
      if (first == kNoNode && !document.has(node, Attr::disabled)) first = node;
      if (document.has(node, Attr::selected)) selected = node;
    }
    node = other ? tree.next_behind_in(select, node) : tree.next_in(select, node);
  }
  return selected != kNoNode ? selected : first;
}

bool stands_in(const LinkedTree& tree, NodeId node, NodeId ancestor) {
  while (node != kNoNode && node != ancestor) node = tree.parent(node);
  return node == ancestor;
}

NodeId copy_of(LinkedTree& tree, NodeId node) {
  const Node original = tree[node];
  const NodeId copy = tree.create(original.type, original.text, {}, original.tag, original.ns);
  if (original.type == NodeType::element) {
    tree[copy].attribute_begin = original.attribute_begin;
    tree[copy].attribute_count = original.attribute_count;
  }
  return copy;
}

void copy_children(LinkedTree& tree, NodeId from, NodeId to) {
  NodeId parent = to;  // of the next copy
  NodeId node = tree.first_child(from);
  while (node != kNoNode) {
    const NodeId copy = copy_of(tree, node);
    tree.append(parent, copy);
    if (const NodeId child = tree.first_child(node); child != kNoNode) {
      parent = copy;
      node = child;
      continue;
    }
    while (node != from && tree.next_sibling(node) == kNoNode) {
      node = tree.parent(node);
      if (node != from) parent = tree.parent(parent);
    }
    node = node == from ? kNoNode : tree.next_sibling(node);
  }
}

}  // namespace

void fill_selected_content(LinkedTree& tree) {
  const NodeId count = tree.size();
  std::vector<uint8_t> filled(count);  // by select
  for (NodeId node = 0; node < count; ++node) {
    if (!is_html(tree, node, Tag::selectedcontent)) continue;
    const NodeId select = select_of(tree, node);
    if (select == kNoNode || filled[select]) continue;
    // In selects within selects the same option would be copied again and again.
    if (tree.size() > 2 * count) return;
    filled[select] = true;
    const NodeId option = selected_option(tree, select);
    if (option == kNoNode || stands_in(tree, option, node)) continue;  // never at the cost of the option itself
    while (tree.last_child(node) != kNoNode) tree.remove(tree.last_child(node));
    copy_children(tree, option, node);
  }
}

}  // namespace lectern::html
