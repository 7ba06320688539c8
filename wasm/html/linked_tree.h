#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "html/document.h"

namespace lectern::html {

/// A view into [from, from + size) as the same view into a copy that begins at `to`; any other view as it is.
inline std::string_view rebased(std::string_view view, const char* from, size_t size, const char* to) {
  if (view.data() < from || view.data() > from + size) return view;
  return std::string_view(to + (view.data() - from), view.size());
}

/// A document while it is built. Nodes are numbered in the order of their creation, which on most pages is document
/// order already; links between siblings let the parser move nodes (foster parenting, adoption agency) or remove them.
/// finish() brings the nodes into document order: it renumbers only those after the first that was created out of
/// order.
class LinkedTree {
 public:
  /// Creates the document node, id 0.
  explicit LinkedTree(Document& document);

  const Node& operator[](NodeId node) const { return nodes_[node]; }
  Node& operator[](NodeId node) { return nodes_[node]; }
  Document& document() { return document_; }
  std::vector<Attribute>& attributes() { return document_.attributes_; }

  NodeId size() const { return static_cast<NodeId>(nodes_.size()); }
  NodeId parent(NodeId node) const { return nodes_[node].parent; }
  NodeId last_child(NodeId node) const { return links_[node].last_child; }
  NodeId previous_sibling(NodeId node) const { return links_[node].previous; }
  NodeId first_child(NodeId node) const {
    const NodeId last = links_[node].last_child;
    return last == kNoNode ? kNoNode : nodes_[last].end;
  }
  NodeId next_sibling(NodeId node) const {
    return links_[nodes_[node].parent].last_child == node ? kNoNode : nodes_[node].end;
  }

  /// The node after `node` in document order within the subtree of `root`, or kNoNode.
  NodeId next_in(NodeId root, NodeId node) const {
    const NodeId first = first_child(node);
    return first != kNoNode ? first : next_behind_in(root, node);
  }
  /// The same, but after the descendants of `node`.
  NodeId next_behind_in(NodeId root, NodeId node) const;

  /// Creates a node that is not in the tree yet.
  NodeId create(NodeType type, std::string_view text, SourceRange source, Tag tag = Tag::unknown,
                Namespace ns = Namespace::html);
  /// Adds a node that is not in the tree as the last child of `parent`.
  void append(NodeId parent, NodeId node);
  /// Adds a node that is not in the tree before `sibling`; if that is kNoNode, as the last child of `parent`.
  void insert(NodeId parent, NodeId sibling, NodeId node);
  /// Removes a node with all its descendants from the tree.
  void remove(NodeId node);
  /// Moves the children of `from` to `to`, which has none.
  void move_children(NodeId from, NodeId to);
  /// Appends to a text node. Amortised linear in the appended text.
  /// @param in_input whether `text` is in the input, so that it need not be copied if it follows the node's own text
  void extend_text(NodeId node, std::string_view text, bool in_input);

  /// Changes views into [from, from + size) to views into a copy that begins at `to`, and makes that copy the input.
  void rebase(const char* from, size_t size, const char* to);
  void set_input(std::string_view input, std::unique_ptr<char[]> owned);

  /// Brings the nodes into document order and sets their `end`s. Nothing may be called afterwards.
  void finish();

 private:
  struct Links {
    NodeId last_child;
    NodeId previous;  // kNoNode for a first child
  };

  void moved(NodeId node) {
    if (node < first_moved_) first_moved_ = node;
  }
  NodeId next_behind(NodeId node) const { return next_behind_in(0, node); }
  void reorder();

  Document& document_;
  std::vector<Node>& nodes_;  // while the tree is built, `end` is the next sibling; a last child's is the first child
  std::vector<Links> links_;
  NodeId first_moved_ = kNoNode;  // the nodes before this one are in document order; kNoNode: all are
};

}  // namespace lectern::html
