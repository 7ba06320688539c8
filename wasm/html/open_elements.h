#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <vector>

#include "html/document.h"
#include "html/tag_traits.h"

namespace lectern::html {

/// A number for an element's name: for HTML elements whose name tags.def lists, the Tag; others are numbered as they
/// come by Names. SVG and MathML elements have numbers of their own.
using NameNumber = uint32_t;
constexpr NameNumber number_of(Tag tag) { return static_cast<NameNumber>(tag) * 2; }

/// HTML standard, "stack of open elements". Every question about what is open, and in which scope, is answered in
/// constant time, however many elements are open: each entry knows the nearest entries of every kind that matters,
/// itself included, and the entry below with its own name.
class OpenElements {
 public:
  static constexpr uint32_t kNone = 0xFFFFFFFF;

  /// What an entry knows the nearest one of. kHtml: elements of the HTML namespace.
  enum TrackedCategory : uint8_t {
    kAnyScope,
    kInButtonScope,
    kInListItemScope,
    kInTableScope,
    kSpecials,
    kBarriers,
    kHtml,
    kKinds
  };

  struct Entry {
    NodeId node;
    NameNumber name;
    uint32_t same_below;       // the entry with the same name below this one, or kNone
    uint32_t nearest[kKinds];  // indices, or kNone
    uint16_t traits;
    Tag tag;
    Namespace ns;
    bool implied;  // no tag in the input made it
  };

  uint32_t size() const { return static_cast<uint32_t>(entries_.size()); }
  bool empty() const { return entries_.empty(); }
  const Entry& operator[](uint32_t index) const { return entries_[index]; }
  const Entry& top() const { return entries_.back(); }
  bool top_is(Tag tag) const { return top().tag == tag && top().ns == Namespace::html; }

  void push(NodeId node, NameNumber name, Tag tag, Namespace ns, uint16_t traits, bool implied);
  void pop();

  /// The highest entry with a name, or kNone.
  uint32_t highest(NameNumber name) const { return name < highest_.size() ? highest_[name] : kNone; }
  uint32_t highest(Tag tag) const { return highest(number_of(tag)); }
  bool has(Tag tag) const { return highest(tag) != kNone; }
  /// The highest entry of a kind, or kNone.
  uint32_t nearest(TrackedCategory kind) const { return empty() ? kNone : top().nearest[kind]; }

  /// "Have a particular element in scope" and its kin: `kind` is one of the scopes.
  bool has_in(TrackedCategory scope, Tag tag) const { return in(scope, highest(tag)); }
  bool has_in(TrackedCategory scope, std::initializer_list<Tag> tags) const {
    for (const Tag tag : tags)
      if (has_in(scope, tag)) return true;
    return false;
  }
  /// The same for an entry.
  bool in(TrackedCategory scope, uint32_t index) const {
    return index != kNone && (top().nearest[scope] == kNone || index >= top().nearest[scope]);
  }

  /// Changes below the top: between open_up(index) and close_up(index) the entries from `index` on may be changed,
  /// removed and added through raw(); only node, name, tag, ns, traits and implied count.
  void open_up(uint32_t index);
  std::vector<Entry>& raw() { return entries_; }
  void close_up(uint32_t index);

 private:
  void link(uint32_t index);

  std::vector<Entry> entries_;
  std::vector<uint32_t> highest_ = std::vector<uint32_t>(2 * kTagCount, kNone);
};

}  // namespace lectern::html
