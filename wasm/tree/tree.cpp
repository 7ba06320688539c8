#include <lectern/tree.h>

#include <algorithm>

namespace lectern {
namespace {

struct ElementRow {
  std::string_view name;
  ElementKind kind;
};

constexpr ElementRow kElements[] = {
    {"", ElementKind::inline_},  // Element::text
#define LECTERN_ELEMENT(id, name, kind) {name, ElementKind::kind},
#include <lectern/elements.def>
#undef LECTERN_ELEMENT
};

constexpr std::string_view kAttributes[] = {
#define LECTERN_ATTRIBUTE(id, name) name,
#include <lectern/attributes.def>
#undef LECTERN_ATTRIBUTE
};

// The least range that holds both; an empty one holds nothing.
SourceRange joined(SourceRange a, SourceRange b) {
  if (a.begin == a.end) return b;
  if (b.begin == b.end) return a;
  return {std::min(a.begin, b.begin), std::max(a.end, b.end)};
}

}  // namespace

std::string_view name(Element element) { return kElements[static_cast<size_t>(element)].name; }
ElementKind kind(Element element) { return kElements[static_cast<size_t>(element)].kind; }
std::string_view name(Attribute attribute) { return kAttributes[static_cast<size_t>(attribute)]; }

std::string_view Tree::text(uint32_t node) const {
  return std::string_view(text_).substr(nodes_[node].text_begin, nodes_[node].text_size);
}

Tree::AttributeValue Tree::attribute(uint32_t node, uint32_t i) const {
  const StoredAttribute& stored = attributes_[nodes_[node].attribute_begin + i];
  return {stored.attribute, std::string_view(text_).substr(stored.begin, stored.size)};
}

std::string_view Tree::find(uint32_t node, Attribute wanted) const {
  for (uint32_t i = 0; i < nodes_[node].attribute_count; ++i) {
    const AttributeValue found = attribute(node, i);
    if (found.attribute == wanted) return found.value;
  }
  return {};
}

uint32_t Tree::open(Element element, SourceRange source) {
  const uint32_t node = size();
  nodes_.push_back({open_, node + 1, 0, 0, static_cast<uint32_t>(attributes_.size()), 0, element, source});
  open_ = node;
  return node;
}

void Tree::set(Attribute attribute, std::string_view value) {
  attributes_.push_back({static_cast<uint32_t>(text_.size()), static_cast<uint32_t>(value.size()), attribute});
  text_ += value;
  ++nodes_.back().attribute_count;
}

void Tree::add_text(std::string_view utf8, SourceRange source) {
  if (utf8.empty()) return;
  if (!nodes_.empty()) {
    Node& last = nodes_.back();
    if (last.element == Element::text && last.parent == open_ && last.text_begin + last.text_size == text_.size()) {
      last.text_size += static_cast<uint32_t>(utf8.size());
      last.source = joined(last.source, source);
      text_ += utf8;
      return;
    }
  }
  const uint32_t node = size();
  nodes_.push_back({open_, node + 1, static_cast<uint32_t>(text_.size()), static_cast<uint32_t>(utf8.size()), 0, 0,
                    Element::text, source});
  text_ += utf8;
}

void Tree::close() {
  nodes_[open_].end = size();
  for (uint32_t n = open_ + 1; n < size(); n = nodes_[n].end)
    nodes_[open_].source = joined(nodes_[open_].source, nodes_[n].source);
  open_ = nodes_[open_].parent;
}

}  // namespace lectern
