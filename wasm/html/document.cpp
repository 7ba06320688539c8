#include "html/document.h"

#include <cstring>

namespace lectern::html {

const Attribute* Document::find(NodeId node, Attr attr) const {
  const Node& n = nodes_[node];
  const uint32_t count = n.attribute_count < kMostAttributes ? n.attribute_count : kMostAttributes;
  for (uint32_t i = 0; i < count; ++i)
    if (attributes_[n.attribute_begin + i].id == attr) return &attributes_[n.attribute_begin + i];
  return nullptr;
}

bool Document::has(NodeId node, Attr attr) const { return find(node, attr) != nullptr; }

std::string_view Document::get(NodeId node, Attr attr) const {
  const Attribute* a = find(node, attr);
  if (!a) return {};
  return attr == Attr::class_ || attr == Attr::id ? a->value.substr(0, kLongestName) : a->value;
}

std::string_view Document::get(NodeId node, std::string_view name) const {
  const Node& n = nodes_[node];
  for (uint32_t i = 0; i < n.attribute_count && i < kMostAttributes; ++i)
    if (attributes_[n.attribute_begin + i].name == name) return attributes_[n.attribute_begin + i].value;
  return {};
}

char* Document::allocate(size_t size) {
  constexpr size_t kChunk = size_t{64} * 1024;
  if (size > kChunk / 4) {  // a chunk of its own, so that the rest of the last one is not lost
    chunks_.emplace_back(new char[size]);
    char* const own = chunks_.back().get();
    if (chunks_.size() > 1) chunks_.back().swap(chunks_[chunks_.size() - 2]);
    return own;
  }
  if (chunks_.empty() || size > free_size_) {
    chunks_.emplace_back(new char[kChunk]);
    free_ = chunks_.back().get();
    free_size_ = kChunk;
  }
  char* const place = free_;
  free_ += size;
  free_size_ -= size;
  return place;
}

std::string_view Document::keep(std::string_view text) {
  if (text.empty()) return {};
  char* const place = allocate(text.size());
  std::memcpy(place, text.data(), text.size());
  return std::string_view(place, text.size());
}

}  // namespace lectern::html
