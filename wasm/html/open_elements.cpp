#include "html/open_elements.h"

namespace lectern::html {
namespace {

// By TrackedCategory: the traits of its entries. kHtml is not a trait.
constexpr uint16_t kTraitsOf[] = {
    kScope, kScope | kButtonScope, kScope | kListItemScope, kTableScope, kSpecial, kListItemBarrier, 0};

}  // namespace

void OpenElements::link(uint32_t index) {
  Entry& entry = entries_[index];
  const Entry* const below = index == 0 ? nullptr : &entries_[index - 1];
  for (int kind = 0; kind < kHtml; ++kind)
    entry.nearest[kind] = (entry.traits & kTraitsOf[kind]) ? index : below ? below->nearest[kind] : kNone;
  entry.nearest[kHtml] = entry.ns == Namespace::html ? index : below ? below->nearest[kHtml] : kNone;
  if (entry.name >= highest_.size()) highest_.resize(2 * entry.name + 2, kNone);
  entry.same_below = highest_[entry.name];
  highest_[entry.name] = index;
}

void OpenElements::push(NodeId node, NameNumber name, Tag tag, Namespace ns, uint16_t traits, bool implied) {
  entries_.push_back({node, name, kNone, {}, traits, tag, ns, implied});
  link(size() - 1);
}

void OpenElements::pop() {
  highest_[top().name] = top().same_below;
  entries_.pop_back();
}

void OpenElements::open_up(uint32_t index) {
  for (uint32_t i = size(); i-- > index;) highest_[entries_[i].name] = entries_[i].same_below;
}

void OpenElements::close_up(uint32_t index) {
  for (uint32_t i = index; i < size(); ++i) link(i);
}

}  // namespace lectern::html
