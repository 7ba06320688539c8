#pragma once

#include <array>
#include <cstdint>
#include <span>

#include "extract/scene.h"

namespace lectern::extract {

/// Numbers that elements of the same kind on a page share.
class PostKeys {
 public:
  static constexpr size_t kMost = 8;

  void add(uint32_t key) {
    if (size_ < kMost) keys_[size_++] = key;
  }
  const uint32_t* begin() const { return keys_.data(); }
  const uint32_t* end() const { return keys_.data() + size_; }

 private:
  std::array<uint32_t, kMost> keys_{};
  size_t size_ = 0;
};

/// The keys of a container: its tag with each word of its class, its id (digits aside), its itemprop and itemtype; the
/// name of a custom element; where it has none of these, its tag and its parent.
PostKeys post_keys_of(const Scene& scene, ContainerId container);

}  // namespace lectern::extract
