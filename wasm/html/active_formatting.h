#pragma once

#include <cstddef>
#include <vector>

#include "html/document.h"

namespace lectern::html {

/// HTML standard, "list of active formatting elements".
class ActiveFormatting {
 public:
  static constexpr size_t kNone = static_cast<size_t>(-1);

  struct Entry {
    NodeId node;  // kNoNode for a marker
    Tag tag;
  };

  size_t size() const { return entries_.size(); }
  const Entry& operator[](size_t index) const { return entries_[index]; }

  /// Adds an element ("push onto the list", with its Noah's Ark clause). The list is also bounded between markers:
  /// beyond what any page needs, the earliest element is removed.
  void push(const Document& document, NodeId node, Tag tag);
  void push_marker();
  void clear_to_last_marker();

  /// The last element of that name after the last marker, or kNone.
  size_t find_last(Tag tag) const;
  /// The position of an element after the last marker, or kNone.
  size_t find(NodeId node) const;
  void remove(size_t index);
  /// Removes the elements from `index`, which is after the last marker, to the end.
  void truncate(size_t index) { entries_.resize(index); }
  void insert(size_t index, Entry entry);
  void replace(size_t index, NodeId node) { entries_[index].node = node; }

 private:
  size_t after_last_marker() const { return markers_.empty() ? 0 : markers_.back() + 1; }

  std::vector<Entry> entries_;
  std::vector<size_t> markers_;  // their positions in entries_
};

}  // namespace lectern::html
