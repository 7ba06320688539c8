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

/// A document while it is built. Nodes get their ids as they come, which on most pages is document order already; links
/// between siblings let the parser put nodes elsewhere (foster parenting, adoption agency) or take them out. finish()
/// brings the nodes into document order: it renumbers only those behind the first that came out of order.
class LinkedTree {
 public:
  /// Begins with the document node, id 0.
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

  /// The node behind `node` in document order within the subtree of `root`, or kNoNode.
  NodeId next_in(NodeId root, NodeId node) const {
    const NodeId first = first_child(node);
    return first != kNoNode ? first : next_behind_in(root, node);
  }
  /// The same, but behind the descendants of `node` too.
  NodeId next_behind_in(NodeId root, NodeId node) const;

  /// Makes a node that stands nowhere yet.
  NodeId create(NodeType type, std::string_view text, SourceRange source, Tag tag = Tag::unknown,
                Namespace ns = Namespace::html);
  /// Puts a node that stands nowhere behind the last child of `parent`.
  void append(NodeId parent, NodeId node);
  /// Puts a node that stands nowhere before `sibling`; where that is kNoNode, behind the last child of `parent`.
  void insert(NodeId parent, NodeId sibling, NodeId node);
  /// Takes a node with all its descendants out of its place.
  void remove(NodeId node);
  /// Moves the children of `from` to the end of `to`, which has none.
  void move_children(NodeId from, NodeId to);
  /// Adds to the end of a text node. Time is amortised: many small additions cost no more than their length.
  /// @param in_input whether `text` lies in the input and so need not be copied where it follows the node's own
  void extend_text(NodeId node, std::string_view text, bool in_input);

  /// Makes views into [from, from + size) views into a copy that begins at `to`, and makes that copy the input.
  void rebase(const char* from, size_t size, const char* to);
  void set_input(std::string_view input, std::unique_ptr<char[]> owned);

  /// Brings the nodes into document order and makes their `end`s. Nothing may be called after it.
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
