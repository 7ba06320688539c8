#include "support/round_trip.h"

#include "html/document.h"
#include "write/formats.h"

namespace lectern::test {

std::string round_trip_difference(const Tree& tree) {
  const std::string page = "<!DOCTYPE html><body>" + write::html(tree) + "</body>";
  const html::Document document = html::parse(page);
  const html::NodeId first = document.body() + 1;
  for (uint32_t n = 0; n < tree.size(); ++n) {
    const std::string at = "node " + std::to_string(n) + ": ";
    if (first + n >= document[document.body()].end) return at + "is not there";
    const html::Node& got = document[first + n];
    const Tree::Node& want = tree[n];
    const html::NodeId parent = want.parent == Tree::kNoNode ? document.body() : first + want.parent;
    if (want.element == Element::text) {
      if (got.type != html::NodeType::text) return at + "is <" + std::string(got.text) + ">, not text";
      if (got.text != tree.text(n))
        return at + "text is \"" + std::string(got.text) + "\", not \"" + std::string(tree.text(n)) + "\"";
    } else {
      if (got.type != html::NodeType::element || got.text != name(want.element))
        return at + "is " + std::string(got.text) + ", not <" + std::string(name(want.element)) + ">";
      if ((got.ns == html::Namespace::math) != (kind(want.element) == ElementKind::math))
        return at + "is in another namespace";
      if (got.attribute_count != want.attribute_count) return at + "has other attributes";
      for (uint32_t i = 0; i < want.attribute_count; ++i)
        if (document.attribute(first + n, i).name != name(tree.attribute(n, i).attribute) ||
            document.attribute(first + n, i).value != tree.attribute(n, i).value)
          return at + "attribute " + std::string(name(tree.attribute(n, i).attribute)) + " differs";
    }
    if (got.parent != parent)
      return at + "<" + std::string(name(want.element)) + "> stands in <" + std::string(document[got.parent].text) +
             ">, not in <" + std::string(want.parent == Tree::kNoNode ? "body" : name(tree[want.parent].element)) + ">";
  }
  if (document[document.body()].end != first + tree.size()) return "there is more";
  return {};
}

std::string source_map_gap(const Tree& tree, size_t size) {
  for (uint32_t n = 0; n < tree.size(); ++n) {
    const Tree::Node& node = tree[n];
    if (kind(node.element) != ElementKind::block && node.element != Element::hr) continue;
    const std::string what = "node " + std::to_string(n) + " <" + std::string(name(node.element)) + "> [" +
                             std::to_string(node.source.begin) + ", " + std::to_string(node.source.end) + ")";
    if (node.source.begin >= node.source.end || node.source.end > size) return what + " is no place in the page";
    if (node.parent == Tree::kNoNode) continue;
    const SourceRange around = tree[node.parent].source;
    if (node.source.begin < around.begin || node.source.end > around.end)
      return what + " is outside of its parent's [" + std::to_string(around.begin) + ", " + std::to_string(around.end) +
             ")";
  }
  return {};
}

}  // namespace lectern::test
