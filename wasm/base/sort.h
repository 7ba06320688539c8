#pragma once

#include <cstddef>
#include <functional>
#include <type_traits>
#include <utility>

namespace lectern::base {

/// Sorts `count` rows of `size` bytes, which may be copied as bytes; rows of which neither is before the other keep
/// their order. n log n comparisons at most.
void sort_rows(void* rows, size_t count, size_t size, bool (*before)(const void*, const void*));

/// The same for a vector or List. One routine sorts every kind of row: std::sort and std::stable_sort, compiled again
/// for each kind, made a twentieth of the module.
template <typename Rows, typename Row = std::remove_pointer_t<decltype(std::declval<Rows>().data())>,
          typename Before = std::less<Row>>
void sort(Rows& rows, Before = {}) {
  static_assert(std::is_trivially_copy_constructible_v<Row> && std::is_trivially_destructible_v<Row>);
  sort_rows(rows.data(), rows.size(), sizeof(Row), [](const void* a, const void* b) {
    return Before()(*static_cast<const Row*>(a), *static_cast<const Row*>(b));
  });
}

}  // namespace lectern::base
