// The tree builder's formatting elements (HTML standard, "The list of active formatting elements", "adoption agency
// algorithm").

#include <algorithm>

#include "html/tree_builder.h"

namespace lectern::html {
namespace {

// Formatting elements that are made again cost no bytes of the page, so a page could ask for any number. This many, and
// one for every four bytes read, are more than pages need; then they are not made again any more.
constexpr uint64_t kFreeClones = 10000;
constexpr uint32_t kBytesPerClone = 4;

// A formatting element this deep below the top of the stack is closed without moving what is in it: to move it would
// cost its depth each time. So deep, elements stand beside each other anyway.
constexpr uint32_t kReach = 512;

// Of an element's attributes, those that one made again has: so many, of so many bytes together. It may be made again
// every few bytes of the page, and its attributes are read each time.
constexpr uint32_t kMostCloned = 64;
constexpr size_t kMostClonedBytes = 2048;

uint32_t cloned_attributes(const Document& document, NodeId node) {
  const uint32_t most = std::min(document[node].attribute_count, kMostCloned);
  size_t bytes = 0;
  for (uint32_t i = 0; i < most; ++i) {
    const Attribute& attribute = document.attribute(node, i);
    bytes += attribute.name.size() + attribute.value.size();
    if (bytes > kMostClonedBytes) return i;
  }
  return most;
}

}  // namespace

bool TreeBuilder::may_clone() {
  if (clones_ >= kFreeClones + token_begin_ / kBytesPerClone) return false;
  ++clones_;
  return true;
}

void TreeBuilder::insert_formatting_element(const Token& token) {
  reconstruct_formatting();
  const NodeId node = insert_element(token);
  formatting_.push(tree_.document(), node, token.tag);
}

// "Create an element for the token" of an element that is there. Both have their attributes in the same place.
NodeId TreeBuilder::clone_element(NodeId element) {
  const Node original = tree_[element];
  const NodeId node = tree_.create(NodeType::element, original.text, {}, original.tag);
  tree_[node].attribute_begin = original.attribute_begin;
  tree_[node].attribute_count = cloned_attributes(tree_.document(), element);
  return node;
}

// "Reconstruct the active formatting elements"
void TreeBuilder::reconstruct_formatting() {
  const auto needs_none = [&](size_t index) {
    const NodeId node = formatting_[index].node;
    return node == kNoNode || is_open(node);
  };
  size_t index = formatting_.size();
  while (index > 0 && !needs_none(index - 1)) --index;
  for (; index < formatting_.size(); ++index) {
    if (!may_clone()) {
      formatting_.truncate(index);
      return;
    }
    const Tag tag = formatting_[index].tag;
    const NodeId node = clone_element(formatting_[index].node);
    const InsertionLocation place = place_for_element();
    tree_.insert(place.parent, place.before, node);
    push(node, number_of(tag), tag, Namespace::html, traits_of(tag, Namespace::html), true);
    formatting_.replace(index, node);
  }
}

// @return false if the token is to be taken as any other end tag.
bool TreeBuilder::run_adoption_agency(const Token& token) {
  if (open_.top_is(token.tag) && formatting_.find(open_.top().node) == ActiveFormatting::kNone) {
    pop(end_of(token));
    return true;
  }
  for (int outer = 0; outer < 8; ++outer) {
    const size_t in_list = formatting_.find_last(token.tag);
    if (in_list == ActiveFormatting::kNone) return outer > 0;
    const NodeId formatting_element = formatting_[in_list].node;
    if (!is_open(formatting_element)) {
      formatting_.remove(in_list);
      return true;
    }
    const uint32_t index = open_index(formatting_element);
    if (!open_.in(OpenElements::kAnyScope, index)) return true;

    if (open_.nearest(OpenElements::kSpecials) < index ||
        open_.nearest(OpenElements::kSpecials) == OpenElements::kNone) {
      pop_from(index, token);
      formatting_.remove(in_list);
      return true;
    }
    if (open_.size() - index > kReach || !may_clone()) {
      formatting_.remove(in_list);
      return true;
    }
    uint32_t furthest_block = index + 1;
    while (!(open_[furthest_block].traits & kSpecial)) ++furthest_block;
    move_furthest_block(index, furthest_block, in_list, end_of(token));
  }
  return true;
}

// The adoption agency's steps for a formatting element that a block stands in.
void TreeBuilder::move_furthest_block(uint32_t formatting_index, uint32_t block_index, size_t in_list,
                                      uint32_t source_end) {
  const InsertionLocation common_ancestor = appropriate_place(formatting_index - 1);
  OpenElements::Entry formatting_entry = open_[formatting_index];
  const NodeId furthest_block = open_[block_index].node;
  open_.open_up(formatting_index);
  std::vector<OpenElements::Entry>& stack = open_.raw();
  close_source(formatting_entry, source_end);

  size_t bookmark = in_list;
  NodeId last = furthest_block;
  for (uint32_t i = block_index - 1; i > formatting_index; --i) {
    const uint32_t inner_loop_counter = block_index - i;
    OpenElements::Entry& entry = stack[i];
    close_source(entry, source_end);
    const size_t place = formatting_.find(entry.node);
    if (place == ActiveFormatting::kNone || inner_loop_counter > 3) {
      if (place != ActiveFormatting::kNone) {
        formatting_.remove(place);
        if (place < bookmark) --bookmark;
        if (place < in_list) --in_list;
      }
      entry.node = kNoNode;
      continue;
    }
    entry.node = clone_element(entry.node);
    entry.implied = true;
    formatting_.replace(place, entry.node);
    if (last == furthest_block) bookmark = place + 1;
    tree_.remove(last);
    tree_.append(entry.node, last);
    last = entry.node;
  }
  tree_.remove(last);
  tree_.insert(common_ancestor.parent, common_ancestor.before, last);

  const NodeId clone = clone_element(formatting_entry.node);
  tree_.move_children(furthest_block, clone);
  tree_.append(furthest_block, clone);

  formatting_.remove(in_list);
  if (in_list < bookmark) --bookmark;
  formatting_.insert(bookmark, {clone, formatting_entry.tag});

  // The formatting element and those above it that were given up leave the stack; its clone comes upon the block.
  formatting_entry.node = clone;
  formatting_entry.implied = true;
  uint32_t kept = formatting_index;
  for (uint32_t i = formatting_index + 1; i <= block_index; ++i)
    if (stack[i].node != kNoNode) stack[kept++] = stack[i];
  stack[kept++] = formatting_entry;
  stack.erase(stack.begin() + kept, stack.begin() + block_index + 1);
  relink(formatting_index);
}

}  // namespace lectern::html
