#include "html/shadow_roots.h"

#include <map>
#include <string_view>
#include <vector>

#include "base/text.h"

namespace lectern::html {
namespace {

// The elements that "attach a shadow root" accepts.
bool can_be_host(const Node& node) {
  if (node.type != NodeType::element || node.ns != Namespace::html) return false;
  switch (node.tag) {
    case Tag::article:
    case Tag::aside:
    case Tag::blockquote:
    case Tag::body:
    case Tag::div:
    case Tag::footer:
    case Tag::h1:
    case Tag::h2:
    case Tag::h3:
    case Tag::h4:
    case Tag::h5:
    case Tag::h6:
    case Tag::header:
    case Tag::main:
    case Tag::nav:
    case Tag::p:
    case Tag::section:
    case Tag::span:
      return true;
    default:
      return node.tag == Tag::unknown && node.text.find('-') != std::string_view::npos;
  }
}

bool is_shadow_root(const LinkedTree& tree, const Document& document, NodeId node) {
  if (tree[node].tag != Tag::template_ || tree[node].ns != Namespace::html) return false;
  const NodeId host = tree.parent(node);
  if (host == kNoNode || !can_be_host(tree[host])) return false;
  const std::string_view mode = document.get(node, Attr::shadowrootmode);
  return base::equal_ignoring_case(mode, "open") || base::equal_ignoring_case(mode, "closed");
}

void flatten(LinkedTree& tree, NodeId root) {
  const Document& document = tree.document();
  const NodeId host = tree.parent(root);
  tree.remove(root);
  std::vector<NodeId> children;
  for (NodeId child = tree.first_child(host); child != kNoNode; child = tree.next_sibling(child))
    children.push_back(child);
  for (const NodeId child : children) tree.remove(child);
  tree.move_children(root, host);

  std::map<std::string_view, uint32_t> slots;  // the first of each name, twice its node, and 1 where it is filled
  for (NodeId node = tree.next_in(host, host); node != kNoNode;) {
    if (tree[node].tag == Tag::slot && tree[node].ns == Namespace::html)
      slots.emplace(document.get(node, Attr::name), 2 * node);
    // A template within is another shadow root, or shows nothing.
    node = tree[node].tag == Tag::template_ ? tree.next_behind_in(host, node) : tree.next_in(host, node);
  }
  for (const NodeId child : children) {
    const NodeType type = tree[child].type;
    if (type != NodeType::element && type != NodeType::text) continue;
    const std::string_view name = type == NodeType::element ? document.get(child, Attr::slot) : std::string_view();
    const auto found = slots.find(name);
    if (found == slots.end()) continue;
    const NodeId slot = found->second / 2;
    if (found->second % 2 == 0)  // what stands in it is for when nothing fills it
      while (tree.last_child(slot) != kNoNode) tree.remove(tree.last_child(slot));
    found->second |= 1;
    const NodeId last = tree.last_child(slot);
    if (type == NodeType::text && last != kNoNode && tree[last].type == NodeType::text) {
      // Around the template: to a browser, for which there is none, they are one text.
      tree.extend_text(last, tree[child].text, false);
      tree[last].source.end = tree[child].source.end;
      continue;
    }
    tree.append(slot, child);
  }
}

}  // namespace

void flatten_shadow_roots(LinkedTree& tree) {
  const NodeId count = tree.size();
  std::vector<uint8_t> is_host(count);  // an element has one shadow root, the first
  for (NodeId node = 0; node < count; ++node) {
    if (!is_shadow_root(tree, tree.document(), node)) continue;
    const NodeId host = tree.parent(node);
    if (is_host[host]) continue;
    is_host[host] = true;
    flatten(tree, node);
  }
}

}  // namespace lectern::html
