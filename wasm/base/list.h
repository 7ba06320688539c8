#pragma once

#include <cstddef>
#include <cstdlib>
#include <type_traits>
#include <utility>

namespace lectern::base {

namespace detail {
/// Moves the first `used` bytes of a block into one of `size` bytes, and frees it.
void* moved(void* block, size_t used, size_t size);
}  // namespace detail

/// A growing array of plain things: what std::vector does, as far as it is needed here. The standard's brings half a KB
/// of code for each kind of thing, and divides by its size wherever it is asked for its length; here all kinds share
/// one function that grows.
template <typename T>
class List {
  static_assert(std::is_trivially_copyable_v<T> && std::is_trivially_destructible_v<T>);

 public:
  List() = default;
  explicit List(size_t size, T value = {}) { resize(size, value); }
  List(List&& other) noexcept { swap(other); }
  List& operator=(List&& other) noexcept {
    swap(other);
    return *this;
  }
  List(const List& other) { *this = other; }
  List& operator=(const List& other) {
    if (this == &other) return *this;
    size_ = 0;
    reserve(other.size_);
    for (const T& each : other) push_back(each);
    return *this;
  }
  ~List() { std::free(data_); }

  size_t size() const { return size_; }
  bool empty() const { return size_ == 0; }
  T* data() { return data_; }
  T* begin() { return data_; }
  T* end() { return data_ + size_; }
  const T* begin() const { return data_; }
  const T* end() const { return data_ + size_; }
  T& operator[](size_t i) { return data_[i]; }
  const T& operator[](size_t i) const { return data_[i]; }
  T& back() { return data_[size_ - 1]; }
  const T& back() const { return data_[size_ - 1]; }

  /// `value` is none of the list's own.
  void push_back(const T& value) {
    if (size_ == capacity_) reserve(capacity_ < 8 ? 8 : 2 * capacity_);
    data_[size_++] = value;
  }
  void pop_back() { --size_; }
  void clear() { size_ = 0; }
  void resize(size_t size, T value = {}) {
    reserve(size);
    while (size_ < size) data_[size_++] = value;
    size_ = size;
  }
  void reserve(size_t size) {
    if (size <= capacity_) return;
    // NOLINTNEXTLINE(bugprone-sizeof-expression): lists of pointers hold the pointers themselves.
    data_ = static_cast<T*>(detail::moved(data_, size_ * sizeof(T), size * sizeof(T)));
    capacity_ = size;
  }
  void swap(List& other) noexcept {
    std::swap(data_, other.data_);
    std::swap(size_, other.size_);
    std::swap(capacity_, other.capacity_);
  }

 private:
  T* data_ = nullptr;
  size_t size_ = 0;
  size_t capacity_ = 0;
};

}  // namespace lectern::base
