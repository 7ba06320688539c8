#pragma once

#include <lectern/tree.h>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "html/names.h"
#include "vocabulary/name_facts.h"

namespace lectern::html {

/// Index of a node in its document.
using NodeId = uint32_t;
constexpr NodeId kNoNode = 0xFFFFFFFF;

enum class NodeType : uint8_t { document, doctype, element, text, comment };
enum class Namespace : uint8_t { html, svg, math };

/// One node of a page. Nodes are in document order (pre-order), so the descendants of n are exactly the ids (n, end),
/// and a pass over a page or a subtree is a loop over a range.
struct Node {
  NodeId parent;  ///< kNoNode for the document itself
  NodeId end;     ///< one past the last descendant
  uint32_t attribute_begin;
  uint32_t attribute_count;
  std::string_view
      text;  ///< text, comment: its data; element: its name, lower case (SVG, MathML: as the standard adjusts it)
  SourceRange source;  ///< element: start tag to end tag; empty for implied nodes
  Tag tag;             ///< Tag::unknown for names that tags.def does not list, and for nodes that are not elements
  NodeType type;
  Namespace ns;
};

/// One attribute, decoded.
struct Attribute {
  std::string_view name;  ///< lower case
  std::string_view value;
  Attr id;             ///< Attr::unknown for names that attributes.def does not list
  uint32_t names = 0;  ///< class, id, itemprop: which of the page's distinct values it is; see Document::facts
};

/// A parsed page: a flat tree in document order. Text and attribute values are views into the input, or, if character
/// references or errors make the text a different one, into the document's arena. So the input must outlive the
/// document. The content of a template is its children. Node 0 is the document.
class Document {
 public:
  explicit Document(std::string_view input) : input_(input) {}
  Document(Document&&) = default;
  Document& operator=(Document&&) = default;
  Document(const Document&) = delete;

  NodeId size() const { return static_cast<NodeId>(nodes_.size()); }
  const Node& operator[](NodeId node) const { return nodes_[node]; }
  std::string_view input() const { return input_; }

  /// The html, head and body elements; kNoNode if there is none.
  NodeId root() const { return root_; }
  NodeId head() const { return head_; }
  NodeId body() const { return body_; }

  NodeId first_child(NodeId node) const { return node + 1 < nodes_[node].end ? node + 1 : kNoNode; }
  NodeId next_sibling(NodeId node) const {
    const Node& n = nodes_[node];
    return n.parent != kNoNode && n.end < nodes_[n.parent].end ? n.end : kNoNode;
  }
  bool is_element(NodeId node, Tag tag) const {
    return nodes_[node].type == NodeType::element && nodes_[node].tag == tag;
  }
  /// Whether `node` is `ancestor` or one of its descendants.
  bool contains(NodeId ancestor, NodeId node) const { return ancestor <= node && node < nodes_[ancestor].end; }

  /// Limits of `has` and `get`: how many attributes they look at, and how many bytes of a class list or an id. Many
  /// nodes ask for attributes of an ancestor, which must not take long however large its tag is. Real pages have less.
  static constexpr uint32_t kMostAttributes = 256;
  static constexpr size_t kLongestName = 2048;

  /// The attributes of a node, 0 ≤ i < attribute_count.
  const Attribute& attribute(NodeId node, uint32_t i) const { return attributes_[nodes_[node].attribute_begin + i]; }
  /// Whether a node has an attribute.
  bool has(NodeId node, Attr attr) const;
  /// The value of a node's attribute; empty if it has none.
  std::string_view get(NodeId node, Attr attr) const;
  /// The same for names that attributes.def does not list.
  std::string_view get(NodeId node, std::string_view name) const;

  /// What the value of a class, id or itemprop attribute says of its element: each distinct value of a page is read
  /// once.
  const vocabulary::NameFacts& facts(const Attribute& attribute) const { return facts_[attribute.names]; }
  /// The same for a node's attribute; zeros if the node does not have it.
  const vocabulary::NameFacts& facts(NodeId node, Attr attr) const;
  /// One more than the largest Attribute::names.
  size_t distinct_names() const { return facts_.size(); }

  /// Copies text into the arena, where it lives as long as the document.
  std::string_view keep(std::string_view text);

 private:
  friend class LinkedTree;  // builds it

  char* allocate(size_t size);
  const Attribute* find(NodeId node, Attr attr) const;
  void read_names();

  std::string_view input_;
  std::unique_ptr<char[]> owned_input_;  // if the page arrived in chunks
  std::vector<Node> nodes_;
  std::vector<Attribute> attributes_;
  std::vector<vocabulary::NameFacts> facts_;
  std::vector<std::unique_ptr<char[]>> chunks_;  // the arena
  char* free_ = nullptr;                         // what is left of the chunk that is being filled
  size_t free_size_ = 0;                         // of no meaning while there are no chunks
  NodeId root_ = kNoNode;
  NodeId head_ = kNoNode;
  NodeId body_ = kNoNode;
};

/// Parses a page by the WHATWG HTML standard, scripting off (noscript holds elements).
/// @param utf8 the page; must outlive the document. Invalid bytes and NUL are handled by the standard. Linear.
Document parse(std::string_view utf8);

}  // namespace lectern::html
