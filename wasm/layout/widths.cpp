#include "layout/widths.h"

#include <algorithm>

namespace lectern::layout {
namespace {

constexpr Unit kEstimate = 8 * 64;       // of a unit that was never measured
constexpr Unit kSpaceEstimate = 4 * 64;  // of a space

constexpr uint64_t kFactor = 0x9E3779B97F4A7C15u;  // 2^64 by the golden ratio

uint64_t mixed(uint64_t hash, uint64_t value) {
  hash = (hash ^ value) * kFactor;
  return hash ^ (hash >> 29);
}

Unit estimate(std::u16string_view text) {
  if (text == u" ") return kSpaceEstimate;
  return saturated(static_cast<int64_t>(text.size()) * kEstimate);
}

}  // namespace

// The hash is seeded by the whole text, so that a page cannot hold many words that collide: one more letter anywhere,
// and others do.
Widths::Widths(std::u16string_view text, const std::u16string& generated)
    : text_(text), generated_(generated), seed_(0), slots_(1024) {
  seed_ = hash_of(text, 0);
}

std::u16string_view Widths::text_of(uint32_t begin, uint32_t length, bool generated) const {
  const std::u16string_view text = generated ? std::u16string_view(generated_) : text_;
  return begin < text.size() ? text.substr(begin, length) : std::u16string_view();
}

uint32_t Widths::hash_of(std::u16string_view text, uint16_t font) const {
  uint64_t hash = mixed(kFactor ^ seed_, (uint64_t{font} << 32) ^ text.size());
  size_t i = 0;
  for (; i + 4 <= text.size(); i += 4) {
    hash =
        mixed(hash, text[i] | uint64_t{text[i + 1]} << 16 | uint64_t{text[i + 2]} << 32 | uint64_t{text[i + 3]} << 48);
  }
  for (; i < text.size(); ++i) hash = mixed(hash, text[i]);
  return static_cast<uint32_t>(hash >> 32);
}

uint32_t Widths::ask(uint16_t font, uint32_t begin, uint32_t end, bool generated) {
  const std::u16string_view text = text_of(begin, end > begin ? end - begin : 0, generated);
  const uint32_t hash = hash_of(text, font);
  const size_t mask = slots_.size() - 1;
  size_t at = hash & mask;
  for (; slots_[at]; at = (at + 1) & mask) {
    const Entry& entry = entries_[slots_[at] - 1];
    if (entry.hash == hash && entry.font == font && entry.length == text.size() &&
        text_of(entry.begin, entry.length, entry.generated) == text) {
      return slots_[at] - 1;
    }
  }
  const auto number = static_cast<uint32_t>(entries_.size());
  const auto length = static_cast<uint32_t>(text.size());
  const bool nothing = text.empty();
  entries_.push_back({hash, begin, length, estimate(text), font, generated, nothing});
  slots_[at] = number + 1;
  if (!nothing) {
    for (const int32_t value :
         {int32_t{font}, static_cast<int32_t>(begin), static_cast<int32_t>(begin + length), int32_t{generated}}) {
      wanted_.push_back(value);
    }
  }
  if (2 * entries_.size() > slots_.size()) grow();
  return number;
}

void Widths::grow() {
  slots_.assign(2 * slots_.size(), 0);
  const size_t mask = slots_.size() - 1;
  for (size_t i = 0; i < entries_.size(); ++i) {
    size_t at = entries_[i].hash & mask;
    while (slots_[at]) at = (at + 1) & mask;
    slots_[at] = static_cast<uint32_t>(i + 1);
  }
}

bool Widths::supply(std::span<const int32_t> widths) {
  if (widths.size() * 4 != wanted_.size()) return false;
  size_t i = 0;
  for (size_t number = first_wanted_; number < entries_.size(); ++number) {
    Entry& entry = entries_[number];
    if (entry.told) continue;
    entry.width = std::clamp(widths[i++], Unit{0}, kMaxUnit);
    entry.told = true;
  }
  first_wanted_ = static_cast<uint32_t>(entries_.size());
  wanted_.clear();
  ++version_;
  return true;
}

}  // namespace lectern::layout
