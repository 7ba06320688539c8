#pragma once

#include <lectern/export.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace lectern {

/// Bytes [begin, end) of the UTF-8 input; (0, 0) for what is not in the input.
struct SourceRange {
  uint32_t begin = 0;
  uint32_t end = 0;
};

/// Every element that an article can contain, and `text` for a run of text: the rows of elements.def.
enum class Element : uint8_t {
  text,
#define LECTERN_ELEMENT(id, name, kind) id,
#include <lectern/elements.def>
#undef LECTERN_ELEMENT
};

/// How an element is laid out, and whether it has an end tag.
enum class ElementKind : uint8_t {
  block,    ///< is a block of its own
  inline_,  ///< is part of a line of text
  empty,    ///< has no content and no end tag
  math,     ///< is MathML, in its namespace
};

/// The HTML name of an element ("blockquote"); empty for `text`. Static.
LECTERN_API std::string_view name(Element element);
/// The kind of an element; `inline_` for `text`.
LECTERN_API ElementKind kind(Element element);

/// Every attribute that elements of an article can have: the rows of attributes.def. The library writes or checks their
/// values.
enum class Attribute : uint8_t {
#define LECTERN_ATTRIBUTE(id, name) id,
#include <lectern/attributes.def>
#undef LECTERN_ATTRIBUTE
};

/// The HTML name of an attribute ("colspan"). Static.
LECTERN_API std::string_view name(Attribute attribute);

/// The tree of an article: a flat list of nodes in document order, each with its parent and the end of its subtree. It
/// owns its text. Indices stay valid while nodes are added; views are valid until the tree is changed or destroyed. All
/// members take constant time, except that `find` looks at each attribute of the node.
class LECTERN_API Tree {
 public:
  /// The parent of nodes at the top level.
  static constexpr uint32_t kNoNode = 0xFFFFFFFF;

  /// One node. Its descendants are the nodes (own index, end).
  struct Node {
    uint32_t parent;
    uint32_t end;         ///< one past its last descendant
    uint32_t text_begin;  ///< text nodes: offset in the tree's text
    uint32_t text_size;   ///< text nodes: length in bytes
    uint32_t attribute_begin;
    uint16_t attribute_count;
    Element element;  ///< Element::text for text
    /// The bytes of the input that it comes from. For an element of the page, these reach from its start tag to its end
    /// tag; for one that the page only implies, from the first to the last byte of its content. An element's range
    /// contains those of its children. Only text that the library wrote has none.
    SourceRange source;
  };

  /// One attribute and its value (UTF-8, not escaped).
  struct AttributeValue {
    Attribute attribute;
    std::string_view value;
  };

  uint32_t size() const { return static_cast<uint32_t>(nodes_.size()); }
  bool empty() const { return nodes_.empty(); }
  /// Its size in bytes: its texts and attribute values, and a little for each node.
  size_t bytes() const { return text_.size() + nodes_.size() * kBytesPerNode; }
  const Node& operator[](uint32_t node) const { return nodes_[node]; }

  /// The text of a text node (UTF-8); empty for elements.
  std::string_view text(uint32_t node) const;
  /// The i-th attribute of a node, 0 ≤ i < attribute_count.
  AttributeValue attribute(uint32_t node, uint32_t i) const;
  /// The value of a node's attribute, or empty.
  std::string_view find(uint32_t node, Attribute attribute) const;

  // Building, in document order.

  /// Opens an element in the one that is open, and returns its index.
  uint32_t open(Element element, SourceRange source = {});
  /// Sets an attribute of the element opened last. Only before anything else is added.
  void set(Attribute attribute, std::string_view value);
  /// Adds text to the open element, to its last text node if nothing comes after that.
  void add_text(std::string_view utf8, SourceRange source = {});
  /// Closes the open element, and extends its source so that it contains those of its children.
  void close();

 private:
  static constexpr size_t kBytesPerNode = 12;  // about what its tags take as HTML

  struct StoredAttribute {
    uint32_t begin;
    uint32_t size;
    Attribute attribute;
  };
  std::vector<Node> nodes_;
  std::vector<StoredAttribute> attributes_;
  std::string text_;
  uint32_t open_ = kNoNode;
};

}  // namespace lectern
