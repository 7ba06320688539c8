#include "article/reread.h"

#include <string>
#include <vector>

#include "article/kept.h"
#include "article/urls.h"
#include "base/text.h"
#include "html/parser.h"

namespace lectern::article {
namespace {

using html::NodeId;

constexpr Element kElements[] = {
#define LECTERN_ELEMENT(id, name, kind) Element::id,
#include <lectern/elements.def>
#undef LECTERN_ELEMENT
};

constexpr Attribute kAttributes[] = {
#define LECTERN_ATTRIBUTE(id, name) Attribute::id,
#include <lectern/attributes.def>
#undef LECTERN_ATTRIBUTE
};

// Element::text for what an article does not hold.
Element element_of(const html::Node& node) {
  const bool math = node.ns == html::Namespace::math;
  if (!math && node.ns != html::Namespace::html) return Element::text;
  for (const Element element : kElements)
    if (name(element) == node.text && (kind(element) == ElementKind::math) == math) return element;
  return Element::text;
}

// Only words of ours.
std::string own_classes(std::string_view value) {
  std::string out;
  for (const std::string_view word : base::split_space(value)) {
    if (!base::starts_with(word, "lectern-") && !base::starts_with(word, "language-")) continue;
    if (!out.empty()) out += ' ';
    out += word;
  }
  return out;
}

bool is_srcset(std::string_view value) {
  for (const std::string_view word : base::split_space(value))
    if (!base::starts_with(word, "http://") && !base::starts_with(word, "https://") && !base::is_digit(word[0]))
      return false;
  return true;
}

// An attribute's value as an article may hold it. False if it may not.
bool allowed(Element element, Attribute attribute, std::string& value) {
  switch (attribute) {
    case Attribute::href:
      if (base::starts_with(value, "#")) return base::starts_with(value, "#lectern-");
      value = link_url({}, value);
      return !value.empty();
    case Attribute::cite:
    case Attribute::data_embed:
      value = media_url({}, value);
      return !value.empty();
    case Attribute::src:
    case Attribute::data_poster:
      value =
          element == Element::img || attribute == Attribute::data_poster ? image_url({}, value) : media_url({}, value);
      return !value.empty();
    case Attribute::srcset:
      return is_srcset(value);
    case Attribute::id:
      return base::starts_with(value, "lectern-");
    case Attribute::class_:
      value = own_classes(value);
      return !value.empty();
    default:
      return true;
  }
}

}  // namespace

Tree reread(std::string_view text) {
  std::string page = "<!DOCTYPE html><body>";
  page += text;
  const html::Document document = html::parse(page);
  Tree tree;
  std::vector<NodeId> open;  // the ends of the open elements
  if (document.body() == html::kNoNode) return tree;
  const NodeId end = document[document.body()].end;
  for (NodeId n = document.body() + 1; n < end;) {
    for (; !open.empty() && open.back() <= n; open.pop_back()) tree.close();
    const html::Node& node = document[n];
    if (node.type == html::NodeType::text) tree.add_text(node.text);
    if (node.type != html::NodeType::element) {
      ++n;
      continue;
    }
    const Element element = element_of(node);
    if (element == Element::text) {
      n = is_opaque(node.tag) || node.tag == html::Tag::template_ ? node.end : n + 1;
      continue;
    }
    tree.open(element);
    for (uint32_t i = 0; i < node.attribute_count; ++i) {
      const html::Attribute& given = document.attribute(n, i);
      for (const Attribute attribute : kAttributes) {
        if (name(attribute) != given.name) continue;
        std::string value(given.value);
        if (allowed(element, attribute, value)) tree.set(attribute, value);
        break;
      }
    }
    open.push_back(node.end);
    ++n;
  }
  for (; !open.empty(); open.pop_back()) tree.close();
  return tree;
}

}  // namespace lectern::article
