#include "html/document.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <functional>

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

const vocabulary::NameFacts& Document::facts(NodeId node, Attr attr) const {
  const Attribute* a = find(node, attr);
  return facts_[a ? a->names : 0];
}

// Finds equal values by hash. Anyone can construct values that collide, so after a few steps a value counts as a new
// one.
void Document::read_names() {
  constexpr size_t kMostSteps = 16;
  const auto has_names = [](const Attribute& a) {
    return (a.id == Attr::class_ || a.id == Attr::id || a.id == Attr::itemprop) && !a.value.empty();
  };
  const auto count = std::count_if(attributes_.begin(), attributes_.end(), has_names);
  std::vector<const Attribute*> slots(std::bit_ceil(2 * static_cast<size_t>(count) + 1));
  facts_.assign(1, {});
  for (Attribute& attribute : attributes_) {
    if (!has_names(attribute)) continue;
    size_t slot = std::hash<std::string_view>()(attribute.value);
    for (size_t step = 0; step < kMostSteps; ++step) {
      slot = (slot + 1) % slots.size();
      if (!slots[slot] || slots[slot]->value == attribute.value) break;
    }
    if (slots[slot] && slots[slot]->value == attribute.value) {
      attribute.names = slots[slot]->names;
      continue;
    }
    attribute.names = static_cast<uint32_t>(facts_.size());
    facts_.push_back(vocabulary::name_facts(attribute.value));
    if (!slots[slot]) slots[slot] = &attribute;
  }
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
