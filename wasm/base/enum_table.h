#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <initializer_list>

namespace lectern::base {

/// A value for some members of an enumeration, and Value() for all others. Each value is stored once, so that the table
/// takes a byte for each member. It is meant to be made by the compiler.
/// @tparam Count the number of members
/// @tparam Values the number of rows, at most 255
template <typename Enum, size_t Count, typename Value, size_t Values>
class EnumTable {
 public:
  struct Row {
    Value value;
    std::initializer_list<Enum> members;
  };

  constexpr EnumTable(std::initializer_list<Row> rows) {
    uint8_t number = 0;
    for (const Row& row : rows) {
      values_[++number] = row.value;
      for (const Enum member : row.members) numbers_[static_cast<size_t>(member)] = number;
    }
  }

  constexpr const Value& operator[](Enum member) const { return values_[numbers_[static_cast<size_t>(member)]]; }

 private:
  std::array<uint8_t, Count> numbers_{};
  std::array<Value, Values + 1> values_{};  // the first one is Value()
};

}  // namespace lectern::base
