#include "html/document.h"

namespace lectern::html {

std::string_view Document::get(NodeId node, std::string_view name) const {
  const Node& n = nodes_[node];
  for (uint32_t i = 0; i < n.attribute_count; ++i)
    if (attributes_[n.attribute_begin + i].name == name) return attributes_[n.attribute_begin + i].value;
  return {};
}

NodeId Document::add(Node node) {
  const NodeId id = size();
  node.end = id + 1;
  node.attribute_begin = static_cast<uint32_t>(attributes_.size());
  node.attribute_count = 0;
  if (node.type == NodeType::element && node.ns == Namespace::html) {
    if (node.tag == Tag::html && root_ == kNoNode) root_ = id;
    if (node.parent == root_) {
      if (node.tag == Tag::head && head_ == kNoNode) head_ = id;
      if (node.tag == Tag::body && body_ == kNoNode) body_ = id;
    }
  }
  nodes_.push_back(node);
  return id;
}

void Document::add_attribute(NodeId node, Attribute attribute) {
  attributes_.push_back(attribute);
  ++nodes_[node].attribute_count;
}

std::string_view Document::keep(std::string_view text) {
  constexpr size_t kChunk = 64 * 1024;
  if (chunks_.empty() || chunks_.back().capacity() - chunks_.back().size() < text.size()) {
    chunks_.emplace_back();
    chunks_.back().reserve(text.size() > kChunk ? text.size() : kChunk);
  }
  std::string& chunk = chunks_.back();
  const size_t begin = chunk.size();
  chunk.append(text);
  return std::string_view(chunk).substr(begin);
}

}  // namespace lectern::html
